import { expect, test } from 'vitest'
import { findTargetProblems, standOf, type TargetClaim } from './target.ts'

const claim: TargetClaim = {
  indicator: 'products-ranked',
  provinceCode: '96',
  from: '2026-01-01',
  to: '2030-12-31',
  atLeast: 500,
  document: '12/KH-UBND',
  source: 'https://camau.example/12',
}
const codes = (change: Partial<TargetClaim>) => findTargetProblems({ ...claim, ...change }).map(({ code }) => code)

test('every reason against a target is named at once', () => {
  expect(codes({ indicator: 'joy', atLeast: 0, from: '2026-02-30', document: ' ', source: 'báo' })).toEqual([
    'target.indicator-unknown',
    'target.value-out-of-range',
    'target.no-such-day',
    'target.document-missing',
    'target.source-is-no-address',
  ])
})

test('a share beyond a hundred percent, a range upside down, a period upside down are refused', () => {
  expect(codes({ indicator: 'producers-sme', atLeast: 101 })).toEqual(['target.value-out-of-range'])
  expect(codes({ upTo: 499 })).toEqual(['target.range-upside-down'])
  expect(codes({ to: '2026-01-01' })).toEqual(['target.period-upside-down'])
})

test('a whole claim has nothing against it', () => {
  expect(codes({ upTo: 600 })).toEqual([])
})

test.each([
  [500, '2030-12-31', 'reached'],
  [499, '2030-12-31', 'open'],
  [500, '2031-01-01', 'met'],
  [499, '2031-01-01', 'missed'],
  [undefined, '2028-01-01', 'unknown'],
] as const)('a figure of %s on %s leaves the target %s', (figure, on, standing) => {
  expect(standOf(claim, figure, on)).toBe(standing)
})
