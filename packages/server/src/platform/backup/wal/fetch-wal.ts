// PostgreSQL runs this while it recovers: fetch-wal.ts <repository> <name> <path>. The key is in SAOLANG_BACKUP_IDENTITY.
// Exit code 1 says "not in the archive", which ends the recovery in order; a damaged segment stops it (restore_command,
// https://www.postgresql.org/docs/18/runtime-config-wal.html: above 125 the server gives up).
import { readFileSync, writeFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { open, wholeOf } from '../age/age.ts'
import { findArchived } from './segments.ts'

const [repository = '', segment = '', path = ''] = process.argv.slice(2)
const found = findArchived(repository, segment)
if (!found) process.exit(1)
try {
  const sealed = readFileSync(found)
  const packed = await wholeOf(open([sealed], process.env.SAOLANG_BACKUP_IDENTITY ?? ''))
  writeFileSync(path, zstdDecompressSync(packed))
} catch (error) {
  process.stderr.write(`saolang: FATAL: ${segment} of the archive cannot be read: ${(error as Error).message}\n`)
  process.exit(126)
}
