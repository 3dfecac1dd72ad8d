/**
 * What the first digits of a thirteen-digit number are given out for (GS1 General Specifications, section
 * 1.4.2): to companies, or to no company and so to no product of the open market.
 */
export type PrefixUse = 'company' | 'gs1-8' | 'restricted' | 'demonstration' | 'publication' | 'coupon' | 'reserved'

/** What a GTIN's prefix is used for. Wants the digits of a GTIN-8, -12, -13 or -14. */
export function prefixUseOf(gtin: string): PrefixUse {
  const digits = gtin.padStart(14, '0').slice(1)
  if (digits.startsWith('00000')) return /^[02]/.test(digits.slice(5)) ? 'restricted' : 'gs1-8'
  const prefix = Number(digits.slice(0, 3))
  return ranges.find(([first, last]) => prefix >= first && prefix <= last)?.[2] ?? 'company'
}

/** True when the GTIN was given out by GS1 Viet Nam: prefix 893. */
export function isVietnamese(gtin: string): boolean {
  return gtin.padStart(14, '0').slice(1, 4) === '893'
}

const ranges: readonly (readonly [first: number, last: number, use: PrefixUse])[] = [
  [20, 29, 'restricted'],
  [40, 49, 'restricted'],
  [50, 59, 'coupon'],
  [140, 199, 'reserved'],
  [200, 299, 'restricted'],
  [952, 952, 'demonstration'],
  [977, 979, 'publication'],
  [980, 984, 'coupon'],
  [990, 999, 'coupon'],
]
