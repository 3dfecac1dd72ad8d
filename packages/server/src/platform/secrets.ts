import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret of this installation, made at first use and kept in the data folder, readable by its owner only. 32 bytes, base64url. */
export function readSecret(dataDir: string, name: string): string {
  const dir = join(dataDir, 'secrets')
  const file = join(dir, name)
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true })
    chmodSync(dir, 0o700)
    makeSecret(file)
  }
  return readFileSync(file, 'utf8').trim()
}

// Whole or not at all, and never over another's: processes that start together agree on the one that came first.
function makeSecret(file: string): void {
  const own = `${file}.new-${process.pid}`
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(own, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(own)
  }
}
