import type { Keeping } from '../settings.ts'
import type { About } from './manifest.ts'

const dayMillis = 86_400_000

/** What of a repository stays: these backups, and the log from this segment on (besides what each of them needs itself). */
export type Kept = { ids: Set<string>; logFrom: string | undefined }

/**
 * Every backup of the last days, and one more before them so that each instant of those days can be returned to; then the last one of
 * each week and month. The newest stays in any case.
 */
export function decideKept(backups: readonly About[], keep: Keeping, now: Date): Kept {
  const newestFirst = backups.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const since = new Date(now.getTime() - keep.days * dayMillis).toISOString()
  const recent = newestFirst.filter(({ finishedAt }) => finishedAt >= since)
  const before = newestFirst.filter(({ finishedAt, cluster }) => finishedAt < since && cluster)[0]
  const window = before ? [...recent, before] : recent
  const ids = new Set(window.map(({ id }) => id))
  for (const { id } of [
    ...lastOfEach(newestFirst, keep.weeks, weekOf),
    ...lastOfEach(newestFirst, keep.months, ({ startedAt }) => startedAt.slice(0, 7)),
    ...newestFirst.slice(0, 1),
  ])
    ids.add(id)
  return { ids, logFrom: window.findLast(({ cluster }) => cluster)?.cluster?.start }
}

function lastOfEach(newestFirst: readonly About[], most: number, periodOf: (about: About) => string): About[] {
  const seen = new Map<string, About>()
  for (const about of newestFirst) if (!seen.has(periodOf(about))) seen.set(periodOf(about), about)
  return [...seen.values()].slice(0, most)
}

// Weeks begin on Monday; 1970-01-05 was one.
function weekOf({ startedAt }: About): string {
  return String(Math.floor((Date.parse(startedAt) - 4 * dayMillis) / (7 * dayMillis)))
}
