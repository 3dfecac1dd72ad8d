import { isLegalDate, type LegalDate } from '../kernel/calendar.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'

/** Where an offer is for: the shop, a live session, a fair's stall, another platform, whoever buys in bulk. */
export const salesChannels = ['shop', 'live', 'fair', 'platform', 'wholesale'] as const
export type SalesChannel = (typeof salesChannels)[number]

/** A lower price: from a quantity on, on some days. Whole đồng for one pack; a missing day is open. */
export type OfferPrice = {
  minQuantity: number
  priceDong: number
  fromOn: LegalDate | null
  untilOn: LegalDate | null
}

/** Lower prices that an offer may have beside its own. */
export const mostPrices = 4

type Priced = { priceDong: number; prices: readonly OfferPrice[] }

/** What one pack costs who buys so many of them today: the lowest price that applies. */
export function priceFor({ priceDong, prices }: Priced, quantity: number, today: LegalDate): number {
  const lower = prices.filter(
    ({ minQuantity, fromOn, untilOn }) =>
      quantity >= minQuantity && (fromOn === null || fromOn <= today) && (untilOn === null || today <= untilOn),
  )
  return Math.min(priceDong, ...lower.map((price) => price.priceDong))
}

/** The lower prices of a form: fields `price-0-quantity`, `price-0-dong`, `price-0-from`, `price-0-until` and so on; a row without a price is none. */
export function readPrices(form: Readonly<Record<string, unknown>>): OfferPrice[] {
  const text = (row: number, name: string) => String(form[`price-${row}-${name}`] ?? '').trim()
  return Array.from({ length: mostPrices }, (_, row) => row)
    .filter((row) => text(row, 'dong') !== '')
    .map((row) => ({
      minQuantity: Number(text(row, 'quantity') || 1),
      priceDong: Number(text(row, 'dong')),
      fromOn: text(row, 'from') || null,
      untilOn: text(row, 'until') || null,
    }))
}

/** The fields that `readPrices` reads. */
export function writePrices(prices: readonly OfferPrice[]): Record<string, string> {
  return Object.fromEntries(
    prices.flatMap(({ minQuantity, priceDong, fromOn, untilOn }, row) => [
      [`price-${row}-quantity`, String(minQuantity)],
      [`price-${row}-dong`, String(priceDong)],
      [`price-${row}-from`, fromOn ?? ''],
      [`price-${row}-until`, untilOn ?? ''],
    ]),
  )
}

/** Why such lower prices cannot stand: one that is not lower, a quantity that is above what may be bought, days that are none. */
export function findPriceProblems(
  prices: readonly OfferPrice[],
  { priceDong, maxQuantity }: { priceDong: number; maxQuantity: number },
): Problem[] {
  return prices.flatMap((price, row) =>
    listProblems([
      !(Number.isInteger(price.priceDong) && price.priceDong > 0 && price.priceDong < priceDong) && {
        code: 'offer.lower-price',
        at: `price-${row}-dong`,
      },
      !(Number.isInteger(price.minQuantity) && price.minQuantity >= 1 && price.minQuantity <= maxQuantity) && {
        code: 'offer.lower-price-quantity',
        at: `price-${row}-quantity`,
      },
      !(isDay(price.fromOn) && isDay(price.untilOn) && (price.fromOn ?? '') <= (price.untilOn ?? '9999-12-31')) && {
        code: 'offer.lower-price-days',
        at: `price-${row}-until`,
      },
    ]),
  )
}

const isDay = (day: string | null) => day === null || isLegalDate(day)
