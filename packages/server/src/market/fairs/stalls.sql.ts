import type { Tx } from '../../platform/sql.ts'

export type SaleRow = {
  id: string
  fairId: string
  organisationId: string
  offerId: string
  orderId: string
  quantity: number
  priceDong: number
  payWay: 'cash' | 'transfer'
  soldOn: string
  receipt: string
  receivedAt: Date
}

const rows = (tx: Tx) => tx`
  select id, fair_id as "fairId", organisation_id as "organisationId", offer_id as "offerId", order_id as "orderId", quantity,
    price_dong as "priceDong", pay_way as "payWay", sold_on as "soldOn", receipt, received_at as "receivedAt" from market.fair_sale`

/** A sale by the id that the phone made. */
export async function findSale(tx: Tx, id: string): Promise<SaleRow | undefined> {
  const [row] = await tx<SaleRow[]>`${rows(tx)} where id = ${id}`
  return row
}

/** The sales of a fair: all, or one stall's; the newest first. */
export async function listSales(tx: Tx, fairId: string, organisationId?: string): Promise<SaleRow[]> {
  const whose = organisationId ? tx`and organisation_id = ${organisationId}` : tx``
  return tx<SaleRow[]>`${rows(tx)} where fair_id = ${fairId} ${whose} order by received_at desc, id limit 5000`
}

/** Keeps a sale, once for its id. */
export async function addSale(tx: Tx, row: SaleRow, by: string | null): Promise<void> {
  await tx`
    insert into market.fair_sale (id, fair_id, organisation_id, offer_id, order_id, quantity, price_dong, pay_way, sold_on, receipt,
      received_at, told_by)
    values (${row.id}, ${row.fairId}, ${row.organisationId}, ${row.offerId}, ${row.orderId}, ${row.quantity}, ${row.priceDong},
      ${row.payWay}, ${row.soldOn}, ${row.receipt}, ${row.receivedAt}, ${by})
    on conflict (id) do nothing`
}

export type StallTotal = { organisationId: string; sales: number; quantity: number; dong: number; cashDong: number }

/** What each stall of a fair sold. */
export async function sumStalls(tx: Tx, fairId: string): Promise<StallTotal[]> {
  return tx<StallTotal[]>`
    select organisation_id as "organisationId", count(*)::int as sales, sum(quantity)::int as quantity,
      sum(quantity * price_dong)::bigint as dong,
      coalesce(sum(quantity * price_dong) filter (where pay_way = 'cash'), 0)::bigint as "cashDong"
    from market.fair_sale where fair_id = ${fairId} group by organisation_id order by dong desc`
}

export type FairContract = { number: string; buyerId: string; leadId: string; deliveredDong: number }

/** Contracts in force that were made since a fair began between a buyer and a producer who met there, with what was delivered so far. */
export async function listFairContracts(tx: Tx, fairId: string): Promise<FairContract[]> {
  return tx<FairContract[]>`
    select f.number, f.buyer_id as "buyerId", f.lead_id as "leadId", coalesce((
      select sum(b.value_dong) from market.call_off c join market.bulk_delivery b on b.call_off_id = c.id
      where c.framework_id = f.id), 0)::bigint as "deliveredDong"
    from market.framework f join market.fair x on x.id = ${fairId} and f.made_at >= x.from_on
    where f.state <> 'draft' and exists (
      select from market.fair_meeting m join market.framework_party p on p.framework_id = f.id and p.organisation_id = m.producer_id
      where m.fair_id = ${fairId} and m.state = 'held' and m.buyer_id = f.buyer_id)
    order by f.number`
}
