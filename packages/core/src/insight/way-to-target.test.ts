import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dealOut, wayToShare } from './way-to-target.ts'

test('ten missing are dealt out as 60, 30 and 10 of a hundred are, over five months', () => {
  const units = [
    { code: '01', counted: 60 },
    { code: '15', counted: 30 },
    { code: '96', counted: 10 },
  ]
  expect(dealOut(10, 5, units)).toEqual([
    { code: '01', missing: 6, perMonth: 1.2 },
    { code: '15', missing: 3, perMonth: 0.6 },
    { code: '96', missing: 1, perMonth: 0.2 },
  ])
})

test('where nobody has any, all are asked alike', () => {
  const shares = dealOut(
    4,
    2,
    ['01', '15', '96'].map((code) => ({ code, counted: 0 })),
  )
  expect(shares.map(({ missing }) => missing)).toEqual([2, 1, 1])
})

test('the parts always add up to what is missing', () => {
  fc.assert(
    fc.property(fc.nat(50_000), fc.array(fc.nat(5000), { minLength: 1, maxLength: 34 }), (missing, counts) => {
      const shares = dealOut(
        missing,
        12,
        counts.map((counted, i) => ({ code: String(i), counted })),
      )
      expect(shares.reduce((sum, each) => sum + each.missing, 0)).toBe(missing)
    }),
  )
})

test('of ten producers three are co-operatives: for 40% one has to become one, or two to join', () => {
  expect(wayToShare({ counted: 3, among: 10 }, 40)).toEqual({ change: 1, add: 2 })
  expect(wayToShare({ counted: 4, among: 10 }, 40)).toEqual({ change: 0, add: 0 })
  expect(wayToShare({ counted: 9, among: 10 }, 100)).toEqual({ change: 1, add: 0 })
})
