import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connect } from '../connect.ts'
import { type EmbeddedPostgres, startPostgres } from '../postgres.ts'
import { findServer, openCluster } from './cluster.ts'

let dataDir: string
let embedded: EmbeddedPostgres
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'saolang-rejoin-'))
  chmodSync(dataDir, 0o755)
  embedded = await startPostgres(dataDir)
})
afterAll(async () => {
  await embedded.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a server that died and could not start again is started as soon as it can: we never give up on it', async () => {
  const cluster = openCluster(dataDir)
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const control = join(cluster.dir, 'global/pg_control')
  renameSync(control, `${control}.away`)
  process.kill(findServer(cluster) as number, 'SIGKILL')
  await vi.waitUntil(() => said.some((line) => line.includes('does not start')), { timeout: 30_000, interval: 50 })
  renameSync(`${control}.away`, control)
  await vi.waitUntil(answers, { timeout: 20_000, interval: 200 })
  spy.mockRestore()
  expect(said[0]).toContain('went away')
})

async function answers(): Promise<boolean> {
  const sql = connect(embedded.url, { max: 1, connect_timeout: 2 })
  const rows = await sql`select 1`.catch(() => [])
  await sql.end({ timeout: 1 })
  return rows.length === 1
}
