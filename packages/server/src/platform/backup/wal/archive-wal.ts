// PostgreSQL runs this for every finished segment of its log: archive-wal.ts <backup.json> <path> <name>. Nothing is loaded that is
// not needed: it begins and ends once a minute. See https://www.postgresql.org/docs/18/continuous-archiving.html, section 25.3.1.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { flush, writeDurably } from '../../disk/write-durably.ts'
import { seal } from '../age/age.ts'
import type { BackupPlace } from '../places.ts'
import { archiveName, findArchived, folderOf } from './segments.ts'

const [place = '', path = '', segment = ''] = process.argv.slice(2)

try {
  await archive(JSON.parse(readFileSync(place, 'utf8')) as BackupPlace, path, segment)
} catch (error) {
  process.stderr.write(`saolang: ${segment} is not archived yet: ${(error as Error).message}\n`)
  process.exitCode = 1
}

async function archive({ repository, recipient }: BackupPlace, from: string, name: string): Promise<void> {
  const content = readFileSync(from)
  const folder = folderOf(repository, name)
  const file = archiveName(name, createHash('sha256').update(content).digest('hex'))
  const there = findArchived(repository, name)
  // The same again is what a crash between archiving and remembering looks like; another content is another server's.
  if (there === join(folder, file)) return flush(folder)
  if (there)
    throw new Error(
      `another content is archived under this name: ${there}. Two servers must not archive into one place`,
    )
  await writeDurably(join(folder, file), seal([zstdCompressSync(content)], recipient))
}
