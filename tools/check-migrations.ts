// Migrations go forward only, each with a number and a room of its own; what they add up to is kept in db/schema.sql.
import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { findContracts } from './find-contracts.ts'
import { readFiles, rootDir, type SourceFile } from './list-files.ts'

const rooms = [
  'platform',
  'audit',
  'people',
  'dossiers',
  'councils',
  'registry',
  'trace',
  'market',
  'support',
  'insight',
]

/** What is wrong with the migrations, a sentence each. */
export function findMigrationProblems(root = rootDir): string[] {
  const files = readFiles(['db/migrations/*'], root)
  return [...files.flatMap(findOwnProblems), ...findRepeats(files), ...findPublishedChanges(root)]
}

function findOwnProblems({ path, text }: SourceFile): string[] {
  const [, room] = basename(path).match(/^\d{4}_([a-z]+)_[a-z0-9_]+\.sql$/) ?? []
  if (!room) return [`${path}: is not named NNNN_room_verb_thing.sql`]
  if (!rooms.includes(room)) return [`${path}: there is no room "${room}"`]
  if (/^\s*(begin|commit|rollback)\s*;/im.test(text)) return [`${path}: runs in a transaction of its own already`]
  if (/--.*\b(down|undo|revert)\b\s*:?\s*$/im.test(text)) return [`${path}: migrations go forward only`]
  const until = 'until the version before can do without: say `-- contract: after <version>` then'
  return findContracts(Number(basename(path).slice(0, 4)), text).map((what) => `${path}: ${what}; ${until}`)
}

function findRepeats(files: SourceFile[]): string[] {
  const numbers = Map.groupBy(files, ({ path }) => basename(path).slice(0, 4))
  return [...numbers].flatMap(([number, same]) =>
    same.length > 1
      ? [`migration ${number} is there ${same.length} times: ${same.map((f) => basename(f.path)).join(', ')}`]
      : [],
  )
}

// A released migration has run somewhere: from the first tag on, those that the newest tag holds stay as they are.
function findPublishedChanges(root: string): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const tag = git('describe', '--tags', '--abbrev=0').trim()
    const changed = git('diff', '--name-only', '--diff-filter=MDR', tag, '--', 'db/migrations')
      .split('\n')
      .filter(Boolean)
    return changed.map((path) => `${path}: was released with ${tag}; restore it and write a new one`)
  } catch {
    return [] // No git, or nothing released yet.
  }
}
