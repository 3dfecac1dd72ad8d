import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../platform/connect.ts'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres.ts'
import { closePools, openPools } from '../platform/sql.ts'
import { seedReference } from '../seed-reference.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** One PostgreSQL a run, with a template database (migrated, reference data loaded) that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saolang-test-'))
  chmodSync(dataDir, 0o755)
  const server = await startPostgres(dataDir)
  const template = databaseUrl(server.url, 'saolang_template')
  await inServer(server.url, 'create database saolang_template')
  await migrate(template)
  openPools(template, 2)
  await seedReference()
  await closePools()
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

/** Runs one administrative statement on the server's own database. */
export async function inServer(serverUrl: string, statement: string): Promise<void> {
  const sql = connect(serverUrl, { max: 1 })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
