import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { placePath } from '../places.ts'

/** The folder of the archive in a repository. Its segments lie 256 to a folder, as `<segment>.<hash>.zst.age`. */
export const archiveOf = (repository: string): string => join(repository, 'wal')

/** The folder of a segment, or of a file about a timeline or a backup: the timeline and the upper half of the place in the log. */
export function folderOf(repository: string, segment: string): string {
  return join(archiveOf(repository), segment.endsWith('.history') ? 'history' : segment.slice(0, 16))
}

/** What is archived under the name of a segment: nothing, or one file. */
export function findArchived(repository: string, segment: string): string | undefined {
  const folder = folderOf(repository, segment)
  const name = namesIn(folder).find(
    (candidate) => isArchive(candidate) && candidate.startsWith(`${segment}.`) && segmentOf(candidate) === segment,
  )
  return name && join(folder, name)
}

/** Every archived segment with its file, oldest first within a timeline. */
export function listArchived(repository: string): { segment: string; path: string }[] {
  const root = archiveOf(repository)
  return namesIn(root)
    .filter((folder) => folder !== 'history')
    .flatMap((folder) =>
      namesIn(join(root, folder))
        .filter(isArchive)
        .map((name) => ({ segment: segmentOf(name), path: join(root, folder, name) })),
    )
    .filter(({ segment }) => /^[0-9A-F]{24}$/.test(segment))
}

/** How a file of the archive is called: its name in PostgreSQL, and the beginning of its hash. */
export const archiveName = (segment: string, sha256: string): string => `${segment}.${sha256.slice(0, 16)}.zst.age`

const isArchive = (name: string) => name.endsWith('.zst.age')
const segmentOf = (name: string) => name.replace(/\.[0-9a-f]{16}\.zst\.age$/, '')

/**
 * The setting by which PostgreSQL hands a finished segment to us. Until there is a place for backups it says "taken" at once, so that
 * nothing piles up; the server need not be started anew when there is one.
 */
export function archiveCommand(dataDir: string): string {
  const place = quote(placePath(dataDir))
  return `test ! -e ${place} || exec ${programLine('archive-wal.ts')} ${place} %p %f`
}

/** The setting by which PostgreSQL asks us for a segment. The key comes with its environment. */
export function restoreCommand(repository: string): string {
  return `exec ${programLine('fetch-wal.ts')} ${quote(repository)} %f %p`
}

function programLine(program: string): string {
  const path = join(import.meta.dirname, program)
  return [quote(process.execPath), '--disable-warning=ExperimentalWarning', quote(path)].join(' ')
}

// For sh; a per cent sign is PostgreSQL's own there.
const quote = (path: string) => `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
