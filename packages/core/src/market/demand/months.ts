import type { LegalDate } from '../../kernel/calendar.ts'

/** A month, 'YYYY-MM'. */
export type Month = string

/** So much in a month. */
export type MonthAmount = { month: Month; quantity: number }

/** How many months ahead a request and a producer's capacity look. */
export const monthsAhead = 12

/** Units that goods are asked for and delivered in. */
export const supplyUnits = ['kg', 'litre', 'piece'] as const
export type SupplyUnit = (typeof supplyUnits)[number]

/** The month of a day and those after it, so many in all. */
export function monthsFrom(today: LegalDate, count = monthsAhead): Month[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, i) => {
    const no = year * 12 + month - 1 + i
    return `${Math.floor(no / 12)}-${String((no % 12) + 1).padStart(2, '0')}`
  })
}

/** The amounts of a form, a field a month (`month-2027-01`); empty fields are no month. What is no number comes back as NaN. */
export function readMonths(form: Readonly<Record<string, unknown>>, prefix = 'month-'): MonthAmount[] {
  return Object.entries(form)
    .filter(([name, value]) => name.startsWith(prefix) && String(value).trim() !== '')
    .map(([name, value]) => ({ month: name.slice(prefix.length), quantity: readAmount(String(value)) }))
    .filter(({ quantity }) => quantity !== 0)
    .toSorted((a, b) => a.month.localeCompare(b.month))
}

/** An amount as people write it: 1.200 or 1200 or 12,5. NaN when it is none; at most three decimals. */
export function readAmount(text: string): number {
  const plain = text
    .trim()
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
  return /^\d{1,9}(\.\d{1,3})?$/.test(plain) ? Number(plain) : Number.NaN
}

/** Whether months and amounts can stand: real months, above zero. */
export function areAmounts(months: readonly MonthAmount[]): boolean {
  return months.every(({ month, quantity }) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && quantity > 0 && quantity < 1e9)
}

/** All of it together. */
export function sumOf(months: readonly MonthAmount[]): number {
  return roundAmount(months.reduce((sum, { quantity }) => sum + quantity, 0))
}

/** The months of several, added up. */
export function addMonthsUp(all: readonly (readonly MonthAmount[])[]): MonthAmount[] {
  const sums = new Map<Month, number>()
  for (const { month, quantity } of all.flat()) sums.set(month, roundAmount((sums.get(month) ?? 0) + quantity))
  return [...sums].map(([month, quantity]) => ({ month, quantity })).toSorted((a, b) => a.month.localeCompare(b.month))
}

/** To three decimals, as amounts are kept. */
export const roundAmount = (quantity: number): number => Math.round(quantity * 1000) / 1000
