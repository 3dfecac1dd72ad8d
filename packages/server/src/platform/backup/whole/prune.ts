import { existsSync, readdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Keeping } from '../settings.ts'
import { listArchived } from '../wal/segments.ts'
import { dropBackup, listBackups, readSums } from './catalogue.ts'
import { decideKept } from './retention.ts'

const dayMillis = 86_400_000

/** What was taken away. */
export type Pruned = { backups: number; contents: number; segments: number }

/**
 * Takes away what the settings keep no longer: backups, contents that none of the kept ones needs, the log before the first instant
 * that can be returned to. Contents younger than the oldest kept backup stay: a backup under way may count on them.
 */
export async function prune(repository: string, keep: Keeping, now: Date): Promise<Pruned> {
  const backups = listBackups(repository)
  const { ids, logFrom } = decideKept(backups, keep, now)
  const dropped = backups.filter(({ id }) => !ids.has(id))
  const kept = backups.filter(({ id }) => ids.has(id))
  for (const { id } of dropped) await dropBackup(repository, id)
  const needed = new Set(kept.flatMap(({ id }) => [...readSums(repository, id).keys()]))
  const oldest = kept.map(({ startedAt }) => Date.parse(startedAt)).sort((a, b) => a - b)[0] ?? 0
  return {
    backups: dropped.length,
    contents: await removeUnneeded(repository, needed, oldest, now),
    segments: await removeSegments(repository, needed, logFrom),
  }
}

async function removeUnneeded(
  repository: string,
  needed: ReadonlySet<string>,
  oldest: number,
  now: Date,
): Promise<number> {
  let count = 0
  for (const kind of ['objects', 'files']) {
    const root = join(repository, kind)
    for (const folder of existsSync(root) ? readdirSync(root) : [])
      for (const file of readdirSync(join(root, folder))) {
        const path = join(root, folder, file)
        const { mtimeMs } = statSync(path)
        const isHalf = file.includes('.unfinished-') && mtimeMs < now.getTime() - dayMillis
        if (!isHalf && (needed.has(relative(repository, path)) || mtimeMs >= oldest)) continue
        await rm(path, { force: true })
        count += 1
      }
  }
  return count
}

// Timelines apart, a place in the log only grows: what is compared is the place, as pg_archivecleanup does.
async function removeSegments(
  repository: string,
  needed: ReadonlySet<string>,
  from: string | undefined,
): Promise<number> {
  if (!from) return 0
  const old = listArchived(repository).filter(
    ({ segment, path }) => segment.slice(8) < from.slice(8) && !needed.has(relative(repository, path)),
  )
  for (const { path } of old) await rm(path, { force: true })
  return old.length
}
