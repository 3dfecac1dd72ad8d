import { transition } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { publicHolidays } from '@saolang/law/holidays/public-holidays.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  dueOn,
  isLegalDate,
  isProvisional,
  isWorkingDay,
  legalDateOf,
  workingDaysBetween,
  workingDaysLeft,
} from './calendar.ts'

describe('legal days', () => {
  test('an instant belongs to the day on the wall in Viet Nam, not in UTC', () => {
    expect(legalDateOf(new Date('2026-05-21T16:59:59Z'))).toBe('2026-05-21')
    expect(legalDateOf(new Date('2026-05-21T17:00:00Z'))).toBe('2026-05-22')
  })

  test('a day that no calendar has is refused', () => {
    expect(['2027-02-29', '2026-13-01', '2026-1-1', '22/05/2026', ''].filter(isLegalDate)).toEqual([])
    expect(isLegalDate('2028-02-29')).toBe(true)
  })

  test('36 months from 29 February end on 28 February', () => {
    expect(addMonths('2028-02-29', 36)).toBe('2031-02-28')
    expect(addMonths('2026-11-24', 36)).toBe('2029-11-24')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  })

  test('the older decisions lapse 60 days, and old re-evaluations end 30 days, after the new one came in force', () => {
    expect(addDays('2026-05-22', 60)).toBe(transition.oldDossiers.first.finishBy)
    expect(addDays('2026-05-22', 30)).toBe(transition.oldDossiers.reEvaluation.finishBy)
    expect(daysBetween('2026-05-22', '2026-07-21')).toBe(60)
  })
})

describe('working days', () => {
  test('Tết 2026 takes the week of 16 to 20 February', () => {
    const tet = ['2026-02-14', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-22']
    expect(tet.filter(isWorkingDay)).toEqual([])
    expect(['2026-02-13', '2026-02-23'].every(isWorkingDay)).toBe(true)
  })

  test('a holiday on Sunday is made up on Monday: Hùng Kings 2026', () => {
    expect(isWorkingDay('2026-04-27')).toBe(false)
    expect(isWorkingDay('2026-04-28')).toBe(true)
  })

  test('a swapped Saturday is worked and its Friday or Monday is not', () => {
    expect(['2026-01-10', '2026-08-22', '2025-04-26'].every(isWorkingDay)).toBe(true)
    expect(['2026-01-02', '2026-08-31', '2025-05-02'].some(isWorkingDay)).toBe(false)
  })

  test('Culture Day is off from 2026 and not before', () => {
    expect(isWorkingDay('2026-11-24')).toBe(false)
    expect(isWorkingDay('2025-11-24')).toBe(true)
  })

  test('a year without an announced schedule says so', () => {
    expect(isProvisional('2026-12-31')).toBe(false)
    expect(isProvisional('2027-01-04')).toBe(true)
    expect(isProvisional('2031-01-02')).toBe(true)
    expect(isWorkingDay('2031-09-02')).toBe(false)
  })

  test('every year has the 11 days of Article 112, and 12 from 2026', () => {
    const counts = publicHolidays.map(({ year, days }) => [year, days.length])
    expect(counts).toEqual([
      [2025, 11],
      [2026, 12],
      [2027, 12],
      [2028, 12],
    ])
  })

  test('every holiday of Article 112 that falls on a weekend has its day in lieu, on a weekday', () => {
    for (const { days, inLieu } of publicHolidays) {
      const onWeekend = days
        .filter(({ source }) => source.startsWith('Điều 112'))
        .map(({ date }) => date)
        .filter((date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))
      expect(inLieu.map((day) => day.for)).toEqual(onWeekend)
      for (const { date } of inLieu) expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay())
    }
  })
})

describe('the clock of the commune', () => {
  test('15 working days from a Monday end on the third Monday after: the day of receipt does not count', () => {
    expect(addWorkingDays('2026-06-01', 15)).toBe('2026-06-22')
  })

  test('15 working days over Tết take a week more', () => {
    expect(addWorkingDays('2026-02-02', 15)).toBe('2026-03-02')
  })

  test('received on a Sunday, the first day is Monday', () => {
    expect(addWorkingDays('2026-06-07', 1)).toBe('2026-06-08')
  })

  test('a request to supplement stops the clock and the answer resumes it', () => {
    const pauses = [{ from: '2026-06-03', to: '2026-06-10' }]
    expect(dueOn('2026-06-01', 15, pauses)).toBe('2026-06-29')
  })

  test('an open request holds the clock without a due day', () => {
    expect(dueOn('2026-06-01', 15, [{ from: '2026-06-03' }])).toBeUndefined()
    expect(workingDaysLeft('2026-06-01', 15, [{ from: '2026-06-03' }], '2026-07-31')).toBe(14)
  })

  test('a clock that ran out before the request keeps its due day', () => {
    expect(dueOn('2026-06-01', 2, [{ from: '2026-06-04' }])).toBe('2026-06-03')
  })

  test('days left go below zero when it is late', () => {
    expect(workingDaysLeft('2026-06-01', 15, [], '2026-06-22')).toBe(0)
    expect(workingDaysLeft('2026-06-01', 15, [], '2026-06-24')).toBe(-2)
  })

  test('adding working days and counting them back agree, and the due day is worked', () => {
    const dates = fc.integer({ min: 0, max: 1460 }).map((n) => addDays('2025-01-01', n))
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const due = addWorkingDays(start, n)
        expect(isWorkingDay(due)).toBe(true)
        expect(workingDaysBetween(start, due)).toBe(n)
      }),
    )
  })

  test('a closed pause never brings the due day nearer', () => {
    const offsets = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(offsets, offsets, (from, length) => {
        const pause = { from: addDays('2026-06-01', from), to: addDays('2026-06-01', from + length) }
        const due = dueOn('2026-06-01', 15, [pause])
        expect(due && due >= addWorkingDays('2026-06-01', 15)).toBe(true)
      }),
    )
  })
})
