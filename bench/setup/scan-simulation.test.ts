import { expect, test } from 'vitest'
import { randomFrom } from './random-from.ts'
import { drawCode, shareFromMemory, timeScans } from './scan-simulation.ts'

test('codes are drawn as Zipf’s law has them: the tenth a tenth as often as the first', () => {
  const random = randomFrom(7)
  const counts = new Float64Array(1000)
  for (let i = 0; i < 400_000; i++) {
    const code = drawCode({ codes: 1000, exponent: 1 }, random)
    counts[code] = (counts[code] as number) + 1
  }
  expect((counts[0] as number) / (counts[9] as number)).toBeGreaterThan(6)
  expect((counts[0] as number) / (counts[9] as number)).toBeLessThan(11)
})

test('a few codes are in memory nearly always, very many nearly never, and a small memory holds less', () => {
  const share = (codes: number, kept: number) =>
    shareFromMemory({ codes, exponent: 1 }, { perSecond: 500, kept, lifeSeconds: 60, lives: 2 }, randomFrom(7))
  expect(share(10, 5000)).toBeGreaterThan(0.999)
  expect(share(100_000_000, 5000)).toBeLessThan(0.5)
  expect(share(100_000, 50)).toBeLessThan(share(100_000, 5000))
})

test('the wait of one process is that of the theory of queues (M/D/1)', () => {
  // Work of 1 ms at 500 a second: half busy, and a mean wait of 0.5 ms, so 99 of 100 are done within 5 ms (Erlang 1909).
  const crowd = { perSecond: 500, seconds: 200, processes: 1, kinds: [{ share: 1, milliseconds: 1 }] }
  const { busy, p50, p99 } = timeScans(crowd, randomFrom(7))
  expect(busy).toBeCloseTo(0.5, 1)
  expect(p50).toBeLessThan(1.6)
  expect(p99).toBeGreaterThan(3)
  expect(p99).toBeLessThan(5)
})

test('more than can be worked off waits without end', () => {
  const crowd = { perSecond: 1500, seconds: 20, processes: 1, kinds: [{ share: 1, milliseconds: 1 }] }
  expect(timeScans(crowd, randomFrom(7)).p99).toBeGreaterThan(1000)
  expect(timeScans({ ...crowd, processes: 3 }, randomFrom(7)).p99).toBeLessThan(5)
})
