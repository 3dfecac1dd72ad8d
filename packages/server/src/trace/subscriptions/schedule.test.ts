import { expect, test } from 'vitest'
import { nextRun, QuerySchedule } from './schedule.ts'

// A Tuesday, 19:31:00 in Viet Nam.
const now = new Date('2026-11-24T12:31:00Z')

test.each([
  [{ hour: '1', minute: '5' }, '2026-11-24T18:05:00.000Z'],
  [{ minute: '5' }, '2026-11-24T13:05:00.000Z'],
  [{ hour: 1 }, '2026-11-24T18:00:00.000Z'],
  [{ second: '0/30' }, '2026-11-24T12:31:30.000Z'],
  [{ second: '15', hour: '20' }, '2026-11-24T13:00:15.000Z'],
  [{ minute: '[40-45],10' }, '2026-11-24T12:40:00.000Z'],
  [{ dayOfWeek: '7' }, '2026-11-28T17:00:00.000Z'],
  [{ dayOfWeek: '1', hour: '8' }, '2026-11-30T01:00:00.000Z'],
  [{ dayOfMonth: '1' }, '2026-11-30T17:00:00.000Z'],
  [{ month: '2' }, '2027-01-31T17:00:00.000Z'],
  [{ dayOfMonth: '13', dayOfWeek: '5', hour: '9' }, '2027-08-13T02:00:00.000Z'],
] as const)('%j is next at %s', (schedule, at) => {
  expect(nextRun(QuerySchedule.parse(schedule), now)?.toISOString()).toBe(at)
})

test.each([
  {},
  { minute: '60' },
  { dayOfMonth: '31', month: '2' },
  { hour: 'soon' },
  { dayOfWeek: '8' },
  { year: '2027' },
])('%j is no schedule', (schedule) => {
  expect(QuerySchedule.safeParse(schedule).success).toBe(false)
})
