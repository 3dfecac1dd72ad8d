import { createHmac, timingSafeEqual } from 'node:crypto'

/** The payment gateways that a seller may have an account of their own with. */
export const gatewayNames = ['vnpay', 'momo', 'zalopay'] as const
export type GatewayName = (typeof gatewayNames)[number]

/** Which of a gateway's machines: the one where nothing is real, or the one where money moves. */
export type GatewayMode = 'sandbox' | 'live'

/** What a gateway gave its merchant: a number that may be seen, and secrets. */
export type MerchantKeys = Readonly<Record<string, string>>

/** What is to be paid. `ref` is ours, once for each attempt; `words` are ASCII. */
export type Checkout = {
  ref: string
  amountDong: number
  words: string
  returnUrl: string
  hookUrl: string
  ip: string
  now: Date
}

/** What a gateway says of an attempt. `no` is its own number of the payment. */
export type PaymentWord = { ref: string; amountDong: number; no: string; result: string; isPaid: boolean }

/** What came of telling us, for the gateway's own way of being answered. */
export type WordOutcome = 'taken' | 'again' | 'unknown' | 'amount-differs' | 'bad-signature'

/** Fields of a query or a body, as texts. */
export type Fields = Readonly<Record<string, string>>

/** One gateway: how a payment begins there, how it proves that a word is its own, and how it wants to be answered. */
export type Gateway = {
  /** Keys that a merchant has, the number that may be seen first. */
  keyNames: readonly [string, ...string[]]
  hosts: Readonly<Record<GatewayMode, string>>
  /** Where the buyer goes to pay. Throws when the gateway does not answer. */
  begin(keys: MerchantKeys, checkout: Checkout, host: string): Promise<string>
  /** What a notification says; undefined when it is not signed with the merchant's secret. */
  hear(keys: MerchantKeys, told: Fields): PaymentWord | undefined
  /** Our reference in the address that the buyer comes back to; undefined when it is not signed. */
  hearReturn(keys: MerchantKeys, query: Fields): string | undefined
  answer(outcome: WordOutcome): { status: number; body?: object }
}

/** An HMAC in lower-case hex. */
export function hmac(algorithm: 'sha256' | 'sha512', secret: string, text: string): string {
  return createHmac(algorithm, secret).update(text, 'utf8').digest('hex')
}

/** Whether two signatures are the same, without telling by time how far they are. */
export function isSameSignature(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text.toLowerCase()).digest()
  return timingSafeEqual(digest(given ?? ''), digest(expected))
}

/** An instant by the clock of Viet Nam, where there is one: `20261124235959`. */
export function stampOf(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
}
