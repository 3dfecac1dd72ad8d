import type { CallOffState } from '@saolang/core/market/demand/framework.ts'
import type { Tx } from '../../../platform/sql.ts'

export type CallOffRow = {
  id: string
  frameworkId: string
  no: number
  month: string
  quantity: number
  priceDong: number
  deliverOn: string
  place: string
  state: CallOffState
  why: string | null
  sent: number
  accepted: number
}

const columns = (tx: Tx) => tx`
  id, framework_id as "frameworkId", no, month, quantity, price_dong as "priceDong", deliver_on as "deliverOn", place, state, why,
  sent, accepted`

/** Takes so much out of what a month and the contract still allow; false when either limit stands against it. */
export async function takeFromLimits(
  tx: Tx,
  { frameworkId, month, quantity }: { frameworkId: string; month: string; quantity: number },
): Promise<boolean> {
  const taken = await tx`
    with whole as (
      update market.framework set called = called + ${quantity}
      where id = ${frameworkId} and state = 'signed' and called + ${quantity} <= total returning id)
    update market.framework_month m set called = m.called + ${quantity} from whole
    where m.framework_id = whole.id and m.month = ${month} and m.called + ${quantity} <= m.quantity returning m.month`
  return taken.length > 0
}

/** Gives back what a call-off took that comes to nothing. */
export async function giveBackToLimits(
  tx: Tx,
  { frameworkId, month, quantity }: { frameworkId: string; month: string; quantity: number },
): Promise<void> {
  await tx`update market.framework set called = called - ${quantity} where id = ${frameworkId}`
  await tx`
    update market.framework_month set called = called - ${quantity} where framework_id = ${frameworkId} and month = ${month}`
}

type NewCallOff = Omit<CallOffRow, 'no' | 'state' | 'why' | 'sent' | 'accepted'>

/** Keeps a call-off under the contract's next number; the limits were taken before, which holds the contract. */
export async function addCallOff(
  tx: Tx,
  row: NewCallOff,
  { by, at }: { by: string | null; at: Date },
): Promise<number> {
  const [added] = await tx<{ no: number }[]>`
    insert into market.call_off (id, framework_id, no, month, quantity, price_dong, deliver_on, place, state, made_at, made_by, changed_at)
    select ${row.id}, ${row.frameworkId}, 1 + count(*), ${row.month}, ${row.quantity}, ${row.priceDong}, ${row.deliverOn},
      ${row.place}, 'called', ${at}, ${by}, ${at}
    from market.call_off where framework_id = ${row.frameworkId} returning no`
  return added?.no as number
}

/** A call-off of an id. */
export async function findCallOff(tx: Tx, id: string): Promise<CallOffRow | undefined> {
  const [row] = await tx<CallOffRow[]>`select ${columns(tx)} from market.call_off where id = ${id}`
  return row
}

/** The call-offs of a contract, the newest first. */
export async function listCallOffs(tx: Tx, frameworkId: string): Promise<CallOffRow[]> {
  return tx<
    CallOffRow[]
  >`select ${columns(tx)} from market.call_off where framework_id = ${frameworkId} order by no desc`
}

/** Moves a call-off; false when it stands otherwise by now. */
export async function moveCallOffRow(
  tx: Tx,
  { id, from, to, why }: { id: string; from: readonly CallOffState[]; to: CallOffState; why: string | null },
  at: Date,
): Promise<boolean> {
  const moved = await tx`
    update market.call_off set state = ${to}, why = ${why}, changed_at = ${at}
    where id = ${id} and state = any(${from as string[]}) returning id`
  return moved.length > 0
}

/** Counts so much as sent; false when the call-off is not confirmed or would be over-delivered. */
export async function takeFromCallOff(tx: Tx, { id, quantity }: { id: string; quantity: number }): Promise<boolean> {
  const taken = await tx`
    update market.call_off set sent = sent + ${quantity}
    where id = ${id} and state = 'confirmed' and sent + ${quantity} <= quantity returning id`
  return taken.length > 0
}

/** Counts what was accepted; what was not may be sent again. All of it accepted, the call-off is done. */
export async function countAccepted(
  tx: Tx,
  { id, sent, accepted }: { id: string; sent: number; accepted: number },
  at: Date,
): Promise<void> {
  await tx`
    update market.call_off set accepted = accepted + ${accepted}, sent = sent - ${sent}::numeric + ${accepted}::numeric,
      state = case when accepted + ${accepted} >= quantity then 'done' else state end, changed_at = ${at}
    where id = ${id}`
}

export type DeliveryRow = {
  id: string
  callOffId: string
  supplierId: string
  quantity: number
  sentAt: Date
  accepted: number | null
  defectWords: string | null
  valueDong: number | null
  lots: { identifier: string; quantity: number }[]
}

/** The deliveries of these call-offs with their lots, the newest first. */
export async function listDeliveries(tx: Tx, callOffIds: readonly string[]): Promise<DeliveryRow[]> {
  return tx<DeliveryRow[]>`
    select d.id, d.call_off_id as "callOffId", d.supplier_id as "supplierId", d.quantity, d.sent_at as "sentAt", d.accepted,
      d.defect_words as "defectWords", d.value_dong as "valueDong", l.lots
    from market.bulk_delivery d cross join lateral (
      select jsonb_agg(jsonb_build_object('identifier', identifier, 'quantity', quantity) order by identifier) as lots
      from market.bulk_delivery_lot where delivery_id = d.id) l
    where d.call_off_id = any(${callOffIds as string[]}::uuid[]) order by d.sent_at desc`
}

type NewDelivery = Pick<DeliveryRow, 'id' | 'callOffId' | 'supplierId' | 'quantity' | 'lots'>

/** Keeps a delivery with its lots. */
export async function addDelivery(
  tx: Tx,
  row: NewDelivery,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into market.bulk_delivery (id, call_off_id, supplier_id, quantity, sent_at, sent_by)
    values (${row.id}, ${row.callOffId}, ${row.supplierId}, ${row.quantity}, ${at}, ${by})`
  await tx`
    insert into market.bulk_delivery_lot (delivery_id, identifier, quantity)
    select ${row.id}, * from jsonb_to_recordset(${tx.json(row.lots as never)}) as l (identifier text, quantity numeric)`
}

type Settled = { id: string; accepted: number; words: string | null; valueDong: number }

/** Notes what of a delivery was accepted and what it is worth, once; false when it was noted before. */
export async function settleDeliveryRow(
  tx: Tx,
  { id, accepted, words, valueDong }: Settled,
  { by, at }: { by: string | null; at: Date },
): Promise<boolean> {
  const settled = await tx`
    update market.bulk_delivery set accepted = ${accepted}, defect_words = ${words}, value_dong = ${valueDong}, settled_at = ${at},
      settled_by = ${by}
    where id = ${id} and settled_at is null returning id`
  return settled.length > 0
}

export type OutcomeRow = {
  frameworkId: string
  number: string
  title: string
  buyerId: string
  leadId: string
  state: string
  unit: string
  total: number
  worthDong: number
  delivered: number
  deliveredDong: number
  defective: number
  madeAt: Date
  isDemo: boolean
}

/** What became of every contract: agreed, and what of it was delivered and accepted. Worth is at the highest price. */
export async function listOutcomes(tx: Tx): Promise<OutcomeRow[]> {
  return tx<OutcomeRow[]>`
    select f.id as "frameworkId", f.number, d.title, f.buyer_id as "buyerId", f.lead_id as "leadId", f.state, f.unit, f.total,
      round(f.total * (v.terms #>> '{tiers,0,dong}')::numeric)::bigint as "worthDong", o.delivered, o."deliveredDong", o.defective,
      f.made_at as "madeAt", f.is_demo as "isDemo"
    from market.framework f join market.demand d on d.id = f.demand_id
      join market.framework_version v on v.framework_id = f.id and v.no = f.version
      cross join lateral (
        select coalesce(sum(b.accepted), 0) as delivered, coalesce(sum(b.value_dong), 0)::bigint as "deliveredDong",
          coalesce(sum(b.quantity - b.accepted), 0) as defective
        from market.call_off c join market.bulk_delivery b on b.call_off_id = c.id where c.framework_id = f.id) o
    order by f.made_at desc limit 2000`
}
