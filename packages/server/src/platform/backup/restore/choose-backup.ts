import { listBackups } from '../whole/catalogue.ts'
import type { About } from '../whole/manifest.ts'

/** Which backup to begin with: the named one, else the newest that had ended at the instant. Throws an Error of one clear line when there is none. */
export function chooseBackup(repository: string, { at, id }: { at?: Date; id?: string }): About {
  const backups = listBackups(repository)
  const newest = backups.at(-1)
  if (!newest) throw new Error(`there is no whole backup in ${repository}`)
  if (id) {
    const named = backups.find((about) => about.id === id)
    if (!named) throw new Error(`there is no backup ${id} in ${repository}: backup --list names them`)
    if (at && named.finishedAt > at.toISOString()) throw new Error(`backup ${id} ended only at ${named.finishedAt}`)
    return named
  }
  if (!at) return newest
  const before = backups.findLast(({ finishedAt }) => finishedAt <= at.toISOString())
  if (!before)
    throw new Error(`the first backup ended at ${backups[0]?.finishedAt}: no instant before it can be restored`)
  return before
}
