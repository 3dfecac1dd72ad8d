import { addDays, addMonths, daysBetween, type LegalDate } from '../kernel/calendar.ts'

const daysInAMonth = 365.25 / 12
/** Two-sided 80% of the normal distribution. */
const z80 = 1.2816

/** A count that grows by recognitions and shrinks as certificates run out. Months are calendar months, oldest first. */
export type Growth = {
  on: LegalDate
  value: number
  /** Newly recognised in each whole month before the day. */
  monthly: readonly number[]
  /** Of `value`, how many run out by the end of the period unless they are renewed. */
  runningOut: number
}

/** What the count will be on a day if the last months go on: the middle, and the bounds of 80%. `ifNoneRenews` leaves every lapsing one out. */
export type Forecast = { on: LegalDate; middle: number; low: number; high: number; ifNoneRenews: number }

/** The least months from which a forecast is made. */
export const leastMonths = 6

/**
 * Forecast of a count by a quasi-Poisson rate: mean of the months, variance inflated by their dispersion (never below
 * Poisson's), both the months to come and the estimate of the mean itself in the interval (McCullagh and Nelder,
 * Generalized Linear Models, 2nd ed., section 6.2.3). Undefined below six months of history or when the day is past.
 */
export function forecast({ on, value, monthly, runningOut }: Growth, to: LegalDate): Forecast | undefined {
  if (monthly.length < leastMonths || to <= on) return undefined
  const left = daysBetween(on, to) / daysInAMonth
  const mean = monthly.reduce((sum, n) => sum + n, 0) / monthly.length
  const variance = monthly.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (monthly.length - 1)
  const dispersion = mean > 0 ? Math.max(1, variance / mean) : 1
  const spread = z80 * Math.sqrt(dispersion * mean * left * (1 + left / monthly.length))
  const growth = mean * left
  return {
    on: to,
    middle: Math.round(value + growth),
    low: Math.max(0, Math.round(value + growth - spread)),
    high: Math.round(value + growth + spread),
    ifNoneRenews: Math.max(0, Math.round(value + growth - runningOut)),
  }
}

/** What is still wanted and how fast: per month from the day to the end of the period, and whether the straight line from its start is kept. */
export type Pace = { missing: number; monthsLeft: number; perMonth: number; onTheLine: number; isAhead: boolean }

/** The pace that a target needs from now on, on the straight line from nothing at its start; undefined when its period is over. */
export function paceOf(
  value: number,
  target: { from: LegalDate; to: LegalDate; atLeast: number },
  on: LegalDate,
): Pace | undefined {
  if (on >= target.to) return undefined
  const missing = Math.max(0, target.atLeast - value)
  const monthsLeft = daysBetween(on, target.to) / daysInAMonth
  const share = Math.max(0, daysBetween(target.from, on)) / daysBetween(target.from, target.to)
  const onTheLine = target.atLeast * share
  return { missing, monthsLeft, perMonth: missing / monthsLeft, onTheLine, isAhead: value >= onTheLine }
}

/** The first days of the whole months before a day, oldest first. */
export function monthsBefore(on: LegalDate, many: number): LegalDate[] {
  const first = `${on.slice(0, 8)}01`
  return Array.from({ length: many }, (_, i) => addMonths(first, i - many))
}

/** The last day of the month that begins so. */
export const endOfMonth = (first: LegalDate): LegalDate => addDays(addMonths(first, 1), -1)
