import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres.ts'
import { closePools, openPools } from '../platform/sql.ts'
import { seedReference } from '../seed-reference.ts'
import { distribute } from '../trace/distribute/distribute.ts'
import { createDatabase, databaseUrl } from './nodes.ts'

/**
 * One PostgreSQL a run, with a template database (migrated, reference data loaded) that each test file copies. SAOLANG_TEST_DATABASE_URL
 * names another server than our own; with SAOLANG_TEST_CITUS the template's tables are distributed (docs/operations/citus.md).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saolang-test-'))
  chmodSync(dataDir, 0o755)
  const outside = process.env.SAOLANG_TEST_DATABASE_URL
  const server = outside ? { url: outside, stop: async () => {} } : await startPostgres(dataDir)
  const template = databaseUrl(server.url, 'saolang_template')
  await createDatabase(server.url, 'saolang_template')
  await migrate(template)
  openPools(template, 2)
  await seedReference()
  await closePools()
  if (process.env.SAOLANG_TEST_CITUS) await distribute(template)
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
