import { expect, test } from 'vitest'
import { betaQuantile, incompleteBeta, lnGamma } from './beta-distribution.ts'
import { fQuantile, fShareUnder, normalShareUnder, tQuantile } from './distributions.ts'

test('ln Γ meets the factorials and Γ(½) = √π', () => {
  expect(lnGamma(1)).toBeCloseTo(0, 13)
  expect(lnGamma(11)).toBeCloseTo(Math.log(3628800), 12)
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
  expect(lnGamma(0.1)).toBeCloseTo(2.252712651734206, 12)
})

test.each([
  { x: 0.5, a: 2, b: 3, is: 0.6875 },
  { x: 0.3, a: 0.5, b: 0.5, is: (2 / Math.PI) * Math.asin(Math.sqrt(0.3)) },
  { x: 0.2, a: 1, b: 5, is: 1 - 0.8 ** 5 },
  { x: 0.9, a: 7, b: 1, is: 0.9 ** 7 },
  { x: 0, a: 3, b: 4, is: 0 },
  { x: 1, a: 3, b: 4, is: 1 },
])('I_$x($a, $b) has its closed form', ({ x, a, b, is }) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(is, 13)
})

test('I_x(a, b) and I_1−x(b, a) make one, also for large and for broken parameters', () => {
  for (const [a, b] of [
    [0.3, 12.7],
    [150, 150],
    [2.5, 800],
  ] as const)
    for (const x of [0.001, 0.2, 0.5, 0.77, 0.999])
      expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 12)
})

test('the quantile undoes the distribution', () => {
  for (const p of [0.001, 0.025, 0.5, 0.975])
    expect(incompleteBeta(betaQuantile(p, 2.5, 7.1), 2.5, 7.1)).toBeCloseTo(p, 12)
})

// Printed in every table of F (Pearson & Hartley 1966, Biometrika Tables for Statisticians, table 18).
test.each([
  { p: 0.95, d1: 5, d2: 15, is: 2.901, digits: 3 },
  { p: 0.975, d1: 5, d2: 15, is: 3.576, digits: 3 },
  { p: 0.975, d1: 1, d2: 10, is: 6.937, digits: 3 },
  { p: 0.99, d1: 10, d2: 20, is: 3.368, digits: 3 },
  { p: 0.95, d1: 1, d2: 1, is: 161.45, digits: 2 },
  { p: 0.975, d1: 120, d2: 120, is: 1.433, digits: 3 },
])('F of $p with $d1 and $d2 degrees is the table’s $is', ({ p, d1, d2, is, digits }) => {
  expect(fQuantile(p, d1, d2)).toBeCloseTo(is, digits)
  expect(fShareUnder(fQuantile(p, d1, d2), d1, d2)).toBeCloseTo(p, 10)
})

test('Student’s t and the normal distribution are the tables’', () => {
  expect(tQuantile(0.975, 11)).toBeCloseTo(2.201, 3)
  expect(tQuantile(0.975, 4)).toBeCloseTo(2.776, 3)
  expect(tQuantile(0.975, 1e6)).toBeCloseTo(1.95997, 4)
  expect(normalShareUnder(1.96)).toBeCloseTo(0.9750021048517795, 14)
  expect(normalShareUnder(-1)).toBeCloseTo(0.15865525393145705, 14)
  expect(normalShareUnder(4)).toBeCloseTo(0.9999683287581669, 14)
  expect(normalShareUnder(2.9999999)).toBeCloseTo(normalShareUnder(3), 9)
})
