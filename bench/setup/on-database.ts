import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../packages/server/src/platform/migrate.ts'
import { startPostgres } from '../../packages/server/src/platform/postgres.ts'
import { closePools, openPools } from '../../packages/server/src/platform/sql.ts'

/** The database of one measurement, and the folder that it lies in. */
export type Database = { url: string; dataDir: string }

/** Runs a measurement on an embedded PostgreSQL of its own, migrated and with its pools open, and takes all of it away again. */
export async function onDatabase(work: (database: Database) => Promise<void>, poolSize?: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saolang-bench-'))
  // PostgreSQL runs under an account of its own when this one is root, and has to reach its folder.
  chmodSync(dataDir, 0o755)
  const postgres = await startPostgres(dataDir)
  try {
    await migrate(postgres.url)
    openPools(postgres.url, poolSize)
    await work({ url: postgres.url, dataDir })
  } finally {
    await closePools()
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
