import type { Tx } from '../../../platform/sql.ts'
import type { GatewayMode, GatewayName } from './gateway.ts'

/** A seller's account at a gateway; `keys` are sealed. */
export type MerchantRow = {
  id: string
  organisationId: string
  gateway: GatewayName
  mode: GatewayMode
  merchantNo: string
  keys: string
}
export type IntentOutcome = 'matched' | 'amount-differs' | 'order-closed' | 'failed'
export type IntentRow = {
  id: string
  orderId: string
  merchantId: string
  ref: string
  amountDong: number
  payUrl: string | null
  outcome: IntentOutcome | null
  madeAt: Date
}

/** Ends the account that a seller has with a gateway, if any, and makes this one. */
export async function replaceMerchant(tx: Tx, row: MerchantRow, { by, at }: { by: string | null; at: Date }) {
  await endMerchantRow(tx, row, at)
  await tx`
    insert into market.merchant_account (id, organisation_id, gateway, mode, merchant_no, keys, made_at, made_by)
    values (${row.id}, ${row.organisationId}, ${row.gateway}, ${row.mode}, ${row.merchantNo}, ${row.keys}, ${at}, ${by})`
}

/** Ends the account that a seller has with a gateway; false when there is none. */
export async function endMerchantRow(
  tx: Tx,
  { organisationId, gateway }: Pick<MerchantRow, 'organisationId' | 'gateway'>,
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.merchant_account set ended_at = ${at}
    where organisation_id = ${organisationId} and gateway = ${gateway} and ended_at is null returning id`
  return rows.length > 0
}

/** An account by its id, ended or not: money may still be told of. */
export async function findMerchant(tx: Tx, id: string): Promise<MerchantRow | undefined> {
  const [row] = await tx<MerchantRow[]>`
    select id, organisation_id as "organisationId", gateway, mode, merchant_no as "merchantNo", keys
    from market.merchant_account where id = ${id}`
  return row
}

/** The account that a seller has with a gateway today. */
export async function findMerchantOf(
  tx: Tx,
  organisationId: string,
  gateway: GatewayName,
): Promise<MerchantRow | undefined> {
  const [row] = await tx<MerchantRow[]>`
    select id, organisation_id as "organisationId", gateway, mode, merchant_no as "merchantNo", keys
    from market.merchant_account where organisation_id = ${organisationId} and gateway = ${gateway} and ended_at is null`
  return row
}

export type ShownMerchant = Omit<MerchantRow, 'keys' | 'organisationId'> & { madeAt: Date }

/** A seller's accounts of today, without their keys. */
export async function listMerchants(tx: Tx, organisationId: string): Promise<ShownMerchant[]> {
  return tx<ShownMerchant[]>`
    select id, gateway, mode, merchant_no as "merchantNo", made_at as "madeAt" from market.merchant_account
    where organisation_id = ${organisationId} and ended_at is null order by gateway`
}

const intentColumns = (tx: Tx) => tx`
  id, order_id as "orderId", merchant_id as "merchantId", ref, amount_dong as "amountDong", pay_url as "payUrl", outcome,
  made_at as "madeAt"`

/** Adds an attempt to pay. */
export async function addIntent(tx: Tx, row: Omit<IntentRow, 'payUrl' | 'outcome'>): Promise<void> {
  await tx`
    insert into market.payment_intent (id, order_id, merchant_id, ref, amount_dong, made_at)
    values (${row.id}, ${row.orderId}, ${row.merchantId}, ${row.ref}, ${row.amountDong}, ${row.madeAt})`
}

/** Keeps where an attempt is paid. */
export async function keepPayUrl(tx: Tx, id: string, payUrl: string): Promise<void> {
  await tx`update market.payment_intent set pay_url = ${payUrl} where id = ${id}`
}

/** An attempt by our reference at an account, held until the transaction ends: two words of it wait for each other. */
export async function holdIntent(tx: Tx, merchantId: string, ref: string): Promise<IntentRow | undefined> {
  const [row] = await tx<IntentRow[]>`
    select ${intentColumns(tx)} from market.payment_intent where merchant_id = ${merchantId} and ref = ${ref} for update`
  return row
}

/** The latest attempt to pay an order. */
export async function findLatestIntent(tx: Tx, orderId: string): Promise<IntentRow | undefined> {
  const [row] = await tx<IntentRow[]>`
    select ${intentColumns(tx)} from market.payment_intent where order_id = ${orderId} order by made_at desc, id desc limit 1`
  return row
}

/** How many attempts an order had. */
export async function countIntents(tx: Tx, orderId: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from market.payment_intent where order_id = ${orderId}`
  return row?.n ?? 0
}

/** Writes down what happened to an attempt; false when it was told before. */
export async function addPaymentEvent(
  tx: Tx,
  event: { intentId: string; kind: 'begun' | 'told'; result: string; gatewayNo: string; amountDong: number },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into market.payment_event (intent_id, kind, result, gateway_no, amount_dong, at)
    values (${event.intentId}, ${event.kind}, ${event.result}, ${event.gatewayNo}, ${event.amountDong}, ${at})
    on conflict do nothing returning intent_id`
  return rows.length > 0
}

/** Writes down what came of an attempt. */
export async function endIntent(
  tx: Tx,
  { id, outcome, paidDong, gatewayNo }: { id: string; outcome: IntentOutcome; paidDong: number; gatewayNo: string },
  at: Date,
): Promise<void> {
  await tx`
    update market.payment_intent set outcome = ${outcome}, gateway_no = ${gatewayNo},
      paid_at = case when ${outcome} <> 'failed' then ${at}::timestamptz end,
      paid_dong = case when ${outcome} <> 'failed' then ${paidDong}::bigint end
    where id = ${id}`
}
