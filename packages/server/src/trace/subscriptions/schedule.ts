import { createRequire } from 'node:module'
import type { CronExpression } from 'cron-parser'
import { z } from 'zod'

const field = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => text.replace(/[[\]\s]/g, ''))
  .optional()

/** When a query is asked by itself: every field given has to match (EPCIS 2.0 section 8.2.5.3); `[1-5]`, `1,3` and `0/30` may be written. */
export const QuerySchedule = z
  .strictObject({
    second: field,
    minute: field,
    hour: field,
    dayOfMonth: field,
    month: field,
    dayOfWeek: field.describe('1 is Monday, 7 Sunday'),
  })
  .refine((schedule) => Object.values(schedule).some((text) => text !== undefined), 'says no time')
  .refine(runsAtAll, 'is no time of the calendar')
export type QuerySchedule = { [name in (typeof order)[number]]?: string | undefined }

/** The first moment after another at which a schedule says to ask, by Viet Nam's clock. Undefined when there is none. */
export function nextRun(schedule: QuerySchedule, after: Date): Date | undefined {
  const days = open({ ...schedule, dayOfWeek: undefined }, after)
  if (schedule.dayOfWeek === undefined || schedule.dayOfMonth === undefined) return take(open(schedule, after))
  // Of a day of the month and one of the week cron takes either; here both must match.
  const weekdays = new Set(open({ dayOfWeek: schedule.dayOfWeek }, after).fields.dayOfWeek.values.map(Number))
  for (let looked = 0; looked < 5000; looked++) {
    const day = take(days)
    if (!day) return undefined
    if (weekdays.has(weekdayIn(day))) return day
  }
  return undefined
}

// With its calendar it weighs two megabytes, and few installations have a subscription.
const load = createRequire(import.meta.url)
const library = () => load('cron-parser') as typeof import('cron-parser')

const timeZone = 'Asia/Ho_Chi_Minh'
const order = ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const
const least = { second: '0', minute: '0', hour: '0', dayOfMonth: '1', month: '1', dayOfWeek: '*' }

// What is finer than the finest field given is at its beginning ("hour 1, minute 5" is once a day); whatever else is not given matches always.
function open(schedule: QuerySchedule, after: Date): CronExpression {
  const finest = order.findIndex((name) => schedule[name] !== undefined)
  const fields = order.map((name, place) => {
    const isLeftToWeekday = schedule.dayOfWeek !== undefined && (name === 'dayOfMonth' || name === 'month')
    return schedule[name] ?? (place < finest && !isLeftToWeekday ? least[name] : '*')
  })
  return library().CronExpressionParser.parse(fields.join(' '), { currentDate: after, tz: timeZone })
}

function take(expression: CronExpression): Date | undefined {
  try {
    return expression.next().toDate()
  } catch {
    return undefined
  }
}

function runsAtAll(schedule: QuerySchedule): boolean {
  try {
    return nextRun(schedule, new Date(0)) !== undefined
  } catch {
    return false
  }
}

function weekdayIn(day: Date): number {
  return new Date(day.getTime() + 7 * 3_600_000).getUTCDay()
}
