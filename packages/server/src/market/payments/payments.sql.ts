import type { Tx } from '../../platform/sql.ts'
import type { Provider } from './bank-words.ts'

export type LinkRow = { id: string; organisationId: string; provider: Provider; secret: string }
export type NoticeOutcome = 'matched' | 'amount-differs' | 'no-code' | 'unknown-order' | 'order-closed'
export type NoticeRow = {
  id: string
  provider: Provider
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

/** What came into a seller's account and fits no order: a person must look. */
export async function listUnsettled(tx: Tx, organisationId: string): Promise<NoticeRow[]> {
  return tx<NoticeRow[]>`
    select n.id, l.provider, n.amount_dong as "amountDong", n.pay_code as "payCode", n.order_id as "orderId", n.outcome, n.at
    from market.bank_notice n join market.bank_link l on l.id = n.link_id
    where l.organisation_id = ${organisationId} and n.settled_at is null and n.outcome <> 'matched' order by n.at limit 200`
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
  return rows.length > 0
}
