import { expect, test } from 'vitest'
import { answerDelayMillis, findWaitSeconds } from './sign-in-limits.ts'

const start = Date.parse('2026-11-24T08:00:00Z')
const failures = (n: number, everySeconds = 60) =>
  Array.from({ length: n }, (_, i) => new Date(start + i * everySeconds * 1000))
const after = (times: readonly Date[], seconds: number) => new Date((times.at(-1) as Date).getTime() + seconds * 1000)

test('the fifth failure of an account at one address closes it there until the first is 15 minutes old', () => {
  const here = failures(5)
  expect(findWaitSeconds({ here, anywhere: here }, after(here, 60))).toBe(10 * 60)
  expect(findWaitSeconds({ here, anywhere: here }, new Date(start + 15 * 60_000))).toBe(0)
})

test('the pause grows with every failure', () => {
  const waits = [1, 2, 3, 4].map((n) => findWaitSeconds({ here: failures(n), anywhere: [] }, after(failures(n), 0)))
  expect(waits).toEqual([0, 1, 2, 4])
})

test('an account attacked from many addresses is closed at twenty failures, and open at nineteen', () => {
  expect(findWaitSeconds({ here: [], anywhere: failures(19, 1) }, after(failures(19, 1), 1))).toBe(0)
  expect(findWaitSeconds({ here: [], anywhere: failures(20, 1) }, after(failures(20, 1), 1))).toBeGreaterThan(800)
})

test('an address with many failures waits for its answers, at most two seconds', () => {
  expect([0, 19, 20, 30, 1000].map(answerDelayMillis)).toEqual([0, 0, 250, 500, 2000])
})
