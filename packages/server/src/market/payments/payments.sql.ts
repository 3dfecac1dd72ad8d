import type { Tx } from '../../platform/sql.ts'
import type { Provider } from './bank-words.ts'
import type { GatewayName } from './gateways/gateway.ts'

export type LinkRow = { id: string; organisationId: string; provider: Provider; secret: string }
export type NoticeOutcome = 'matched' | 'amount-differs' | 'no-code' | 'unknown-order' | 'order-closed'
export type NoticeRow = {
  id: string
  provider: Provider | GatewayName
  amountDong: number
  payCode: string | null
  orderId: string | null
  outcome: NoticeOutcome
  at: Date
}

/** Ends the link that a seller has with a service, if any, and makes this one. */
export async function replaceLink(tx: Tx, row: LinkRow, { by, at }: { by: string | null; at: Date }): Promise<void> {
  await tx`
    update market.bank_link set ended_at = ${at}
    where organisation_id = ${row.organisationId} and provider = ${row.provider} and ended_at is null`
  await tx`
    insert into market.bank_link (id, organisation_id, provider, secret, made_at, made_by)
    values (${row.id}, ${row.organisationId}, ${row.provider}, ${row.secret}, ${at}, ${by})`
}

/** A link that has not ended, with its sealed secret. */
export async function findLink(tx: Tx, id: string, provider: Provider): Promise<LinkRow | undefined> {
  const [row] = await tx<LinkRow[]>`
    select id, organisation_id as "organisationId", provider, secret from market.bank_link
    where id = ${id} and provider = ${provider} and ended_at is null`
  return row
}

/** The links of a seller that have not ended. */
export async function listLinks(
  tx: Tx,
  organisationId: string,
): Promise<{ id: string; provider: Provider; madeAt: Date }[]> {
  return tx<{ id: string; provider: Provider; madeAt: Date }[]>`
    select id, provider, made_at as "madeAt" from market.bank_link
    where organisation_id = ${organisationId} and ended_at is null order by provider`
}

/** Writes down what a service told, once for each id of its; false when it was told before. */
export async function addNotice(
  tx: Tx,
  row: Omit<NoticeRow, 'provider'> & { linkId: string; providerId: string },
): Promise<boolean> {
  const rows = await tx`
    insert into market.bank_notice (id, link_id, provider_id, amount_dong, pay_code, order_id, outcome, at)
    values (${row.id}, ${row.linkId}, ${row.providerId}, ${row.amountDong}, ${row.payCode}, ${row.orderId}, ${row.outcome}, ${row.at})
    on conflict (link_id, provider_id) do nothing returning id`
  return rows.length > 0
}

/** What came into a seller's accounts, at a bank or a gateway, and fits no order: a person must look. */
export async function listUnsettled(tx: Tx, organisationId: string): Promise<NoticeRow[]> {
  return tx<NoticeRow[]>`
    select n.id, l.provider, n.amount_dong as "amountDong", n.pay_code as "payCode", n.order_id as "orderId", n.outcome, n.at
    from market.bank_notice n join market.bank_link l on l.id = n.link_id
    where l.organisation_id = ${organisationId} and n.settled_at is null and n.outcome <> 'matched'
    union all
    select i.id, m.gateway, i.paid_dong, o.pay_code, i.order_id, i.outcome, i.paid_at
    from market.payment_intent i join market.merchant_account m on m.id = i.merchant_id
      join market.shop_order o on o.id = i.order_id
    where m.organisation_id = ${organisationId} and i.settled_at is null and i.outcome in ('amount-differs', 'order-closed')
    order by at limit 200`
}

export type MoneyMonth = {
  month: string
  provider: Provider | GatewayName
  outcome: NoticeOutcome
  notices: number
  dong: number
  /** Of them still waiting for a person. */
  waiting: number
}

/** Money that came into a seller's accounts, by month, service and what was made of it; the newest months first. */
export async function listMoneyMonths(tx: Tx, organisationId: string): Promise<MoneyMonth[]> {
  return tx<MoneyMonth[]>`
    with money as (
      select n.at, l.provider, n.outcome, n.amount_dong as dong, n.settled_at
      from market.bank_notice n join market.bank_link l on l.id = n.link_id where l.organisation_id = ${organisationId}
      union all
      select i.paid_at, m.gateway, i.outcome, i.paid_dong, i.settled_at
      from market.payment_intent i join market.merchant_account m on m.id = i.merchant_id
      where m.organisation_id = ${organisationId} and i.paid_at is not null
    )
    select to_char(at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, provider, outcome, count(*)::int as notices,
      sum(dong)::bigint as dong, (count(*) filter (where outcome <> 'matched' and settled_at is null))::int as waiting
    from money group by 1, 2, 3 order by 1 desc, 2, 3 limit 500`
}

/** Sellers whose money waits for a person since before a moment: how much, and whom to call. */
export async function listWaitingSellers(
  tx: Tx,
  before: Date,
): Promise<{ sellerId: string; phone: string; notices: number; dong: number }[]> {
  return tx<{ sellerId: string; phone: string; notices: number; dong: number }[]>`
    with waiting as (
      select l.organisation_id as seller, n.amount_dong as dong from market.bank_notice n
        join market.bank_link l on l.id = n.link_id
      where n.settled_at is null and n.outcome <> 'matched' and n.at <= ${before}
      union all
      select m.organisation_id, i.paid_dong from market.payment_intent i
        join market.merchant_account m on m.id = i.merchant_id
      where i.settled_at is null and i.outcome in ('amount-differs', 'order-closed') and i.paid_at <= ${before}
    )
    select t.organisation_id as "sellerId", t.phone, count(*)::int as notices, sum(w.dong)::bigint as dong
    from waiting w join market.seller_terms t on t.organisation_id = w.seller group by t.organisation_id order by 1`
}

/** Says what became of money that fitted no order; false when it was said, or is not this seller's. */
export async function settleNoticeRow(
  tx: Tx,
  { id, organisationId, words, by }: { id: string; organisationId: string; words: string; by: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.bank_notice n set settled_at = ${at}, settled_by = ${by}, settled_words = ${words}
    from market.bank_link l
    where n.id = ${id} and l.id = n.link_id and l.organisation_id = ${organisationId} and n.settled_at is null
      and n.outcome <> 'matched'
    returning n.id`
  if (rows.length > 0) return true
  const paid = await tx`
    update market.payment_intent i set settled_at = ${at}, settled_by = ${by}, settled_words = ${words}
    from market.merchant_account m
    where i.id = ${id} and m.id = i.merchant_id and m.organisation_id = ${organisationId} and i.settled_at is null
      and i.outcome in ('amount-differs', 'order-closed')
    returning i.id`
  return paid.length > 0
}
