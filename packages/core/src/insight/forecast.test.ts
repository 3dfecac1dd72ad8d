import { expect, test } from 'vitest'
import { endOfMonth, forecast, monthsBefore, paceOf } from './forecast.ts'

const steady = { on: '2026-12-31', value: 100, monthly: Array(12).fill(10) as number[], runningOut: 30 }

test('a steady ten a month makes about 120 more in a year, within 80% bounds by hand', () => {
  const found = forecast(steady, '2027-12-31')
  // 365 days are 11.99 months: 100 + 119.9; spread 1.2816 × √(10 × 11.99 × (1 + 11.99/12)) = 19.8
  expect(found).toEqual({ on: '2027-12-31', middle: 220, low: 200, high: 240, ifNoneRenews: 190 })
})

test('months that jump widen the bounds, the middle stays', () => {
  const jumping = forecast({ ...steady, monthly: [0, 20, 0, 20, 0, 20, 0, 20, 0, 20, 0, 20] }, '2027-12-31')
  expect(jumping?.middle).toBe(220)
  expect((jumping?.high ?? 0) - (jumping?.low ?? 0)).toBeGreaterThan(100)
})

test('under six months, or for a day that is past, nothing is foretold', () => {
  expect(forecast({ ...steady, monthly: [10, 10, 10, 10, 10] }, '2027-12-31')).toBeUndefined()
  expect(forecast(steady, '2026-12-31')).toBeUndefined()
})

test('the bounds hold the outcome four times in five', () => {
  let seed = 7
  const random = () => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  }
  const poisson = (mean: number) => {
    let [n, p] = [0, Math.exp(-mean)]
    for (let u = random(); u > p; p *= mean / n) {
      u -= p
      n++
    }
    return n
  }
  let inside = 0
  for (let round = 0; round < 2000; round++) {
    const monthly = Array.from({ length: 12 }, () => poisson(8))
    const outcome = Array.from({ length: 12 }, () => poisson(8)).reduce((a, b) => a + b, 0)
    const found = forecast({ on: '2026-12-31', value: 0, monthly, runningOut: 0 }, '2027-12-31')
    if (found && outcome >= found.low && outcome <= found.high) inside++
  }
  expect(inside / 2000).toBeGreaterThan(0.76)
  expect(inside / 2000).toBeLessThan(0.88)
})

test('half way to 500 with 200 in hand, ten a month are wanted and the line is not kept', () => {
  const pace = paceOf(200, { from: '2026-01-01', to: '2030-12-31', atLeast: 500 }, '2028-07-01')
  expect(pace?.missing).toBe(300)
  expect(pace?.perMonth).toBeCloseTo(10, 0)
  expect(pace?.onTheLine).toBeCloseTo(250, 0)
  expect(pace?.isAhead).toBe(false)
  expect(paceOf(200, { from: '2021-01-01', to: '2025-12-31', atLeast: 500 }, '2026-07-01')).toBeUndefined()
})

test('months are whole and end where the day’s month starts', () => {
  expect(monthsBefore('2027-01-15', 3)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01'])
  expect(endOfMonth('2028-02-01')).toBe('2028-02-29')
})
