import { isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { addMonthsUp, type MonthAmount } from './months.ts'

/** A price from an amount on, đồng for one unit. */
export type PriceTier = { from: number; dong: number }

/** Steps that a quote's price may have. */
export const mostTiers = 3

/** What of a quote is said anew in each version. */
export type QuoteTerms = {
  tiers: PriceTier[]
  /** Days after delivery in which is paid. */
  paymentDays: number
  /** Days from a call-off to its delivery. */
  leadDays: number
  terms: string
  validUntil: LegalDate
}

/** A draft is seen by those who answer alone; what was sent, by the buyer too. */
export const quoteStates = ['draft', 'sent', 'withdrawn', 'awarded', 'lost'] as const
export type QuoteState = (typeof quoteStates)[number]

/** The part of one organisation in a quote. */
export type Share = { organisationId: string; productId: string; months: MonthAmount[]; answer: ShareAnswer }
export type ShareAnswer = 'asked' | 'agreed' | 'declined'

/** Why terms cannot be quoted: prices fall as amounts rise, the first from the first unit on. `replyBy` is the request's day. */
export function findTermsProblems(quote: QuoteTerms, replyBy: LegalDate): Problem[] {
  const { tiers, paymentDays, leadDays, terms, validUntil } = quote
  return listProblems([
    !areTiers(tiers) && { code: 'quote.tiers', at: 'tier-0-dong' },
    !isDays(paymentDays, 180) && { code: 'quote.days', at: 'paymentDays' },
    !isDays(leadDays, 180) && { code: 'quote.days', at: 'leadDays' },
    terms.length > 3000 && { code: 'demand.too-long', at: 'terms' },
    !(isLegalDate(validUntil) && validUntil >= replyBy) && { code: 'quote.valid-until', at: 'validUntil' },
  ])
}

const isDays = (days: number, most: number) => Number.isInteger(days) && days >= 0 && days <= most

function areTiers(tiers: readonly PriceTier[]): boolean {
  return (
    tiers.length > 0 &&
    tiers.length <= mostTiers &&
    tiers.every(({ from, dong }, i) => {
      const before = tiers[i - 1]
      const isPrice = Number.isInteger(dong) && dong > 0 && from >= 0
      return isPrice && (before ? from > before.from && dong < before.dong : from === 0)
    })
  )
}

/** The price of one unit when so much is called at once, in đồng. */
export function priceFor(tiers: readonly PriceTier[], quantity: number): number {
  return tiers.findLast(({ from }) => quantity >= from)?.dong ?? (tiers[0]?.dong as number)
}

/** What of a request an answer does not cover, by month; empty when it covers all. */
export function findShortfalls(
  wanted: readonly MonthAmount[],
  shares: readonly Pick<Share, 'months'>[],
): MonthAmount[] {
  const given = new Map(addMonthsUp(shares.map(({ months }) => months)).map((m) => [m.month, m.quantity]))
  return wanted.flatMap(({ month, quantity }) => {
    const missing = quantity - (given.get(month) ?? 0)
    return missing > 0 ? [{ month, quantity: missing }] : []
  })
}

/** Why an answer cannot be sent yet: somebody has not agreed, or nobody gives anything. */
export function findSendProblems(shares: readonly Share[]): Problem[] {
  const open = shares.filter(({ answer }) => answer === 'asked')
  const given = shares.filter(({ answer }) => answer === 'agreed')
  return listProblems([
    open.length > 0 && { code: 'quote.not-agreed', values: { n: open.length } },
    addMonthsUp(given.map(({ months }) => months)).length === 0 && { code: 'demand.months', at: 'months' },
  ])
}

/** How a sample goes: asked by the buyer, sent by the producer, received, judged. */
export const sampleSteps = {
  send: { from: 'asked', to: 'sent', by: 'producer' },
  receive: { from: 'sent', to: 'received', by: 'buyer' },
  judge: { from: 'received', to: 'judged', by: 'buyer' },
} as const
export type SampleState = 'asked' | 'sent' | 'received' | 'judged'
export type SampleStep = keyof typeof sampleSteps
