import { fixedHolidays, publicHolidays } from '@saolang/law/holidays/public-holidays.ts'

/** A legal day in Viet Nam, 'YYYY-MM-DD'; compares with < and > as text. */
export type LegalDate = string

/** A stretch in which a clock does not run: from that day on, up to the day before `to`; without `to` it still stands. */
export type Pause = { from: LegalDate; to?: LegalDate }

const DAY_MS = 86_400_000
/** Viet Nam has kept UTC+7 without summer time since 1975. */
const VIET_NAM_OFFSET_MS = 7 * 3_600_000

const daysOff = new Set(
  publicHolidays.flatMap(({ days, inLieu, swapped }) => [
    ...days.map(({ date }) => date),
    ...inLieu.map(({ date }) => date),
    ...swapped.map(({ off }) => off),
  ]),
)
const workedSaturdays = new Set(publicHolidays.flatMap(({ swapped }) => swapped.map(({ work }) => work)))
const knownYears = new Set(publicHolidays.map(({ year }) => year))
const provisionalYears = new Set(publicHolidays.filter(({ provisional }) => provisional).map(({ year }) => year))

/** The legal day of an instant: what the calendar on the wall says in Asia/Ho_Chi_Minh. */
export function legalDateOf(instant: Date): LegalDate {
  return new Date(instant.getTime() + VIET_NAM_OFFSET_MS).toISOString().slice(0, 10)
}

/** True for a text that is a day of the calendar: 2027-02-29 is not. */
export function isLegalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && fromDays(toDays(text)) === text
}

/** That many calendar days later (or earlier, when negative). */
export function addDays(date: LegalDate, days: number): LegalDate {
  return fromDays(toDays(date) + days)
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return toDays(to) - toDays(from)
}

/** The same day that many months later; the last of the month when it has no such day (29 February + 36 months → 28 February). */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const target = month - 1 + months
  const lastDay = new Date(Date.UTC(year, target + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, target, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/**
 * True on a day on which public bodies work: Monday to Friday and swapped Saturdays, less the holidays of Điều 112 Bộ luật Lao
 * động 2019 and the days off in lieu. Outside the years known, only weekends and holidays by fixed date count as off.
 */
export function isWorkingDay(date: LegalDate): boolean {
  if (workedSaturdays.has(date)) return true
  if (isWeekend(date) || daysOff.has(date)) return false
  return knownYears.has(yearOf(date)) || !(fixedHolidays as readonly string[]).includes(date.slice(5))
}

/** True when the day's year has no announced holiday schedule yet: a due day that reaches into it may still move. */
export function isProvisional(date: LegalDate): boolean {
  return provisionalYears.has(yearOf(date)) || !knownYears.has(yearOf(date))
}

/** The n-th working day after `start`; the day of receipt itself does not count. With n = 0, `start`. */
export function addWorkingDays(start: LegalDate, workingDays: number): LegalDate {
  return dueOn(start, workingDays)
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. `addWorkingDays` undone. */
export function workingDaysBetween(from: LegalDate, to: LegalDate): number {
  let count = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date)) count += 1
  return count
}

/**
 * The day on which a clock of so many working days runs out. It starts the day after `start`, stands still in the pauses (a
 * request to supplement stops it, the answer's day is the first that counts again) and holidays never count. Undefined while an
 * open pause holds it.
 */
export function dueOn(start: LegalDate, workingDays: number, pauses?: readonly []): LegalDate
export function dueOn(start: LegalDate, workingDays: number, pauses: readonly Pause[]): LegalDate | undefined
export function dueOn(start: LegalDate, workingDays: number, pauses: readonly Pause[] = []): LegalDate | undefined {
  let date = start
  for (let left = workingDays; left > 0; ) {
    date = addDays(date, 1)
    const pause = pauses.find(({ from, to }) => from <= date && (to === undefined || date < to))
    if (pause && pause.to === undefined) return undefined
    if (!pause && isWorkingDay(date)) left -= 1
  }
  return date
}

/** Working days that the clock has left at the end of `today`: negative when it ran out before; pauses do not count. */
export function workingDaysLeft(
  start: LegalDate,
  workingDays: number,
  pauses: readonly Pause[],
  today: LegalDate,
): number {
  let used = 0
  for (let date = addDays(start, 1); date <= today; date = addDays(date, 1)) {
    const paused = pauses.some(({ from, to }) => from <= date && (to === undefined || date < to))
    if (!paused && isWorkingDay(date)) used += 1
  }
  return workingDays - used
}

function isWeekend(date: LegalDate): boolean {
  const weekday = new Date(toDays(date) * DAY_MS).getUTCDay()
  return weekday === 0 || weekday === 6
}

function yearOf(date: LegalDate): number {
  return Number(date.slice(0, 4))
}

function toDays(date: LegalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

function fromDays(days: number): LegalDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10)
}
