import { expect, test } from 'vitest'
import { changeOfMean, changeOfShare, sumUp } from './before-after.ts'

test('with too few on either side nothing is said of a change', () => {
  expect(changeOfShare({ hits: 4, of: 5 }, { hits: 50, of: 50 })).toEqual({
    kind: 'too-few',
    before: 5,
    after: 50,
    least: 10,
  })
  expect(changeOfMean({ many: 40, mean: 3, sd: 1 }, { many: 9, mean: 1, sd: 1 }).kind).toBe('too-few')
})

test('the interval of two shares is Newcombe’s: 56 of 70 against 48 of 80 (Newcombe 1998, table II, case a, method 10)', () => {
  const change = changeOfShare({ hits: 48, of: 80 }, { hits: 56, of: 70 })
  expect(change).toMatchObject({ kind: 'change', isClear: true })
  if (change.kind !== 'change') return
  expect(change.change).toBeCloseTo(0.2, 4)
  expect(change.low).toBeCloseTo(0.0524, 4)
  expect(change.high).toBeCloseTo(0.3339, 4)
})

test('all right before and after is no change, and no false certainty', () => {
  const change = changeOfShare({ hits: 10, of: 10 }, { hits: 10, of: 10 })
  expect(change).toMatchObject({ change: 0, isClear: false })
  if (change.kind === 'change') expect(change.low).toBeLessThan(-0.2)
})

test('the interval of two means is Welch’s', () => {
  const before = sumUp([14, 12, 15, 11, 13, 14, 12, 16, 13, 10])
  const after = sumUp([9, 8, 11, 10, 7, 9, 12, 8, 9, 10])
  expect(before).toMatchObject({ many: 10, mean: 13 })
  const change = changeOfMean(before, after)
  if (change.kind !== 'change') throw new Error('ten are enough')
  expect(change.change).toBeCloseTo(-3.7, 6)
  // Worked by hand: sd 1.8257 and 1.4944, error 0.7461, 17.33 degrees, t 2.1068.
  expect(change.low).toBeCloseTo(-5.272, 2)
  expect(change.high).toBeCloseTo(-2.128, 2)
  expect(change.isClear).toBe(true)
})
