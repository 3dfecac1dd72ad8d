import { expect, test } from 'vitest'
import type { About } from './manifest.ts'
import { decideKept } from './retention.ts'

const now = new Date('2026-11-25T03:00:00Z')
const keep = { days: 3, weeks: 2, months: 2 }

function backupOn(day: string): About {
  const at = `${day}T02:00:00.000Z`
  const cluster = { version: '18', system: '1', timeline: 1, start: `log of ${day}`, stop: '', bytes: 1 }
  const facts = { files: { count: 0, bytes: 0 }, stored: { bytes: 1, newBytes: 1 }, recipient: '', migrations: [] }
  return {
    format: 'saolang-backup-2',
    id: day,
    startedAt: at,
    finishedAt: at,
    cluster,
    ...facts,
    verified: { at, how: 'opened' },
  }
}

const daily = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    backupOn(new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10)),
  )

test('each instant of the days can be returned to; of older ones the last of each week and month stays', () => {
  const { ids, logFrom } = decideKept(daily('2026-10-01', 56), keep, now)
  // 22 November is a Sunday: the end of its week. 31 October ended its month.
  expect([...ids].sort()).toEqual(['2026-10-31', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'])
  expect(logFrom).toBe('log of 2026-11-22')
})

test('the newest stays, however old it is, and the log from it on', () => {
  const { ids, logFrom } = decideKept(
    [backupOn('2025-01-01'), backupOn('2025-01-02')],
    { days: 3, weeks: 0, months: 0 },
    now,
  )
  expect([...ids]).toEqual(['2025-01-02'])
  expect(logFrom).toBe('log of 2025-01-02')
})

test('where there is no backup nothing is kept and no log dropped', () => {
  expect(decideKept([], keep, now)).toEqual({ ids: new Set(), logFrom: undefined })
})
