import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { daysLate } from './late.ts'
import { isTrouble, measureKeys, measures, readingValue } from './measure.ts'
import { nextStarOf } from './next-star.ts'
import { passagesOf, percentileOf, type StayGroup, standingsOf } from './stays.ts'
import { bucketOf, countTerms, endingOf, type TermGroup, termBuckets, termEdges } from './terms.ts'

/** Eleven dossiers counted by hand: six wait at the commune (one for 70 days), four are at the province, one is still a draft. */
const groups: StayGroup[] = [
  { status: 'forwarded', days: 10, many: 4, samples: 1 },
  { status: 'submitted', days: 2, many: 3, samples: 3 },
  { status: 'submitted', days: 9, many: 2, samples: 0 },
  { status: 'submitted', days: 70, many: 1, samples: 0 },
  { status: 'draft', days: 400, many: 1, samples: 0 },
  { status: 'decided-recognised', days: 90, many: 8, samples: 0 },
]

test('dossiers stand in the order of the road; a draft and an ended one burden nobody', () => {
  expect(standingsOf(groups)).toEqual([
    { status: 'submitted', many: 6, samples: 3, medianDays: 2, oldestDays: 70, stuck: 1 },
    { status: 'forwarded', many: 4, samples: 1, medianDays: 10, oldestDays: 10, stuck: 0 },
  ])
})

test('who has waited for sixty days to the day is not stuck yet', () => {
  const at = (days: number) => standingsOf([{ status: 'submitted', days, many: 1, samples: 0 }])[0]?.stuck
  expect([at(60), at(61)]).toEqual([0, 1])
})

test('of six stays the third by length is the middle one, and within the sixth nine of ten had left', () => {
  const [commune] = passagesOf(groups)
  expect(commune).toEqual({ status: 'submitted', many: 6, quickDays: 2, medianDays: 2, slowDays: 70 })
  expect(percentileOf(groups.slice(1, 4), 0.8)).toBe(9)
  expect(percentileOf([], 0.5)).toBe(0)
})

test('a dossier at the commune is late after fifteen working days, a request to supplement stops the clock', () => {
  const receivedOn = '2026-09-07'
  const late = (today: string, supplements: { askedOn: string; answeredOn?: string }[] = []) =>
    daysLate({ kind: 'commune', receivedOn, supplements }, today)
  expect(late('2026-09-28')).toBe(0)
  expect(late('2026-09-29')).toBe(1)
  expect(late('2026-09-29', [{ askedOn: '2026-09-10', answeredOn: '2026-09-17' }])).toBe(0)
  expect(late('2026-12-01', [{ askedOn: '2026-09-10' }])).toBe(0)
})

test('a re-evaluation is late on the forty-sixth day', () => {
  const clock = { kind: 're-evaluation', fullOn: '2026-09-01' } as const
  expect([daysLate(clock, '2026-10-16'), daysLate(clock, '2026-10-17')]).toEqual([0, 1])
})

test('a last day lies in the bucket that its days tell, today and the edges of the window too', () => {
  const days = [-366, -365, -1, 0, 30, 31, 120, 121, 180, 181]
  expect(days.map((left) => bucketOf(left, 365))).toEqual([
    ...(['long-over', 'ended', 'ended', 'within-30', 'within-30', 'within-120', 'within-120'] as const),
    ...(['within-180', 'within-180', 'later'] as const),
  ])
  expect(termEdges(365)).toHaveLength(termBuckets.length - 1)
})

test('a product holds while its last day has not passed; an unknown term is not counted', () => {
  const group = (bucket: TermGroup['bucket'], star: number | null, many: number): TermGroup => ({
    ...{ unit: '96', bucket, star, many, samples: 0 },
  })
  const count = countTerms([
    group('later', 3, 5),
    group('later', 4, 2),
    group('within-180', 3, 1),
    group('within-30', 5, 1),
    group('ended', 3, 4),
    group('long-over', 4, 9),
    group(null, 3, 7),
  ])
  expect(count).toMatchObject({ holding: 9, byStar: { 3: 6, 4: 2, 5: 1 }, ended: 4 })
  expect(endingOf(count)).toBe(2)
})

test('a rate of fewer than five is left out; a count never is', () => {
  expect(readingValue({ key: 'reversals', counted: 1, of: 4 })).toBeUndefined()
  expect(readingValue({ key: 'reversals', counted: 1, of: 5 })).toBe(0.2)
  expect(readingValue({ key: 'dossiers-late', counted: 0 })).toBe(0)
})

test('one late thing is trouble, many that hold are not', () => {
  expect(measureKeys.filter((key) => isTrouble({ key, counted: 1 }))).toEqual(
    measureKeys.filter((key) => /late|stuck|ended|open$/.test(key) && key !== 'dossiers-open'),
  )
  for (const key of measureKeys) expect(isTrouble({ key, counted: 0 })).toBe(false)
  expect(Object.values(measures).filter(({ unit }) => unit === 'share')).toHaveLength(3)
})

test('the next star names what is missing and what a floor asks for; five stars have none', () => {
  const set = getCriteriaSet('QD26-04')
  const lowest = Object.fromEntries(
    listLeaves(set).map(({ leaf }) => [leaf.code, leaf.options.toSorted((a, b) => a.points - b.points)[0]?.id ?? '']),
  )
  const next = nextStarOf(set, lowest, 1)
  expect(next?.star).toBe(3)
  expect(next?.missingPoints).toBeGreaterThan(20)
  expect(next?.changes).toBe(next?.criteria.length)
  expect(nextStarOf(set, lowest, 5)).toBeUndefined()
})
