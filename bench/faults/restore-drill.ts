// Writes under load while backups are taken and the log is archived, restores to three random instants, and compares every table, every
// stored file and the root of the audit with what they were at those instants: `node bench/faults/restore-drill.ts --seconds 60 --instants 3`.
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type postgres from 'postgres'
import { openLog } from '../../packages/server/src/audit/log/export-log.ts'
import { configureAudit, keepCheckpoints } from '../../packages/server/src/audit/log/keep-checkpoints.ts'
import { appendAuditLine } from '../../packages/server/src/platform/audit.sql.ts'
import { shipBackup } from '../../packages/server/src/platform/backup/keep/keep-backups.ts'
import { configureBackups } from '../../packages/server/src/platform/backup/keep/read-state.ts'
import { openRepository } from '../../packages/server/src/platform/backup/open-repository.ts'
import { restoreBackup } from '../../packages/server/src/platform/backup/restore/restore-backup.ts'
import { takeBackup } from '../../packages/server/src/platform/backup/whole/take-backup.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import { connect } from '../../packages/server/src/platform/connect.ts'
import { configureFiles, keyOf, storeDrawn } from '../../packages/server/src/platform/files.ts'
import { migrate } from '../../packages/server/src/platform/migrate.ts'
import { listTables } from '../../packages/server/src/platform/portable/tables.sql.ts'
import { startPostgres } from '../../packages/server/src/platform/postgres.ts'
import { closePools, inTransaction, openPools, type Tx } from '../../packages/server/src/platform/sql.ts'
import { getStored } from '../../packages/server/src/platform/written/get-stored.ts'
import { seedReference } from '../../packages/server/src/seed-reference.ts'
import { createActor } from '../../packages/server/src/testing/actors.ts'

/** What a database was at an instant. */
type Truth = {
  at: Date
  tables: Record<string, string>
  rows: number
  files: string[]
  audit: { size: number; root: string }
}

const { values } = parseArgs({ options: { seconds: { type: 'string' }, instants: { type: 'string' } } })
const seconds = Number(values.seconds ?? 60)
const instants = Number(values.instants ?? 3)
const writersAtOnce = 6
const folder = mkdtempSync(join(tmpdir(), 'saolang-drill-'))
chmodSync(folder, 0o755)
const dataDir = join(folder, 'var')
const repository = join(folder, 'backups')
const config = readConfig({ SAOLANG_DATA_DIR: dataDir, BACKUP_DIR: repository })

const server = await startPostgres(dataDir)
let failures = 0
try {
  await migrate(server.url)
  openPools(server.url)
  await seedReference()
  configureFiles(config)
  configureAudit(config)
  configureBackups(config)
  const sql = connect(server.url, { max: 1, max_lifetime: null })
  const { identity } = await openRepository(config)
  const truths = await writeUnderLoad(sql)
  await keepCheckpoints()
  await shipBackup()
  // The machine is lost now: what is restored comes out of the repository alone.
  await sql`select pg_switch_wal()`
  await pause(3000)
  await sql.end()
  const chosen = truths.sort(() => Math.random() - 0.5).slice(0, instants)
  for (const truth of chosen) failures += (await holds(truth, identity as string)) ? 0 : 1
  say(`drill: ${chosen.length - failures} of ${chosen.length} instants came back whole`)
} finally {
  await closePools()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures > 0 ? 1 : 0

async function writeUnderLoad(sql: postgres.Sql): Promise<Truth[]> {
  const gate = { isOpen: true, isOver: false, writes: 0 }
  const writers = Array.from({ length: writersAtOnce }, (_, i) => write(gate, i))
  const truths: Truth[] = []
  const end = Date.now() + seconds * 1000
  const underWay: Promise<void>[] = []
  let backups = 0
  while (Date.now() < end) {
    const done = (seconds * 1000 - (end - Date.now())) / (seconds * 1000)
    // Taken while everybody writes and instants are noted: one before the first of them, one in the middle.
    if (done >= backups / 2) {
      backups += 1
      const one = takeOne()
      if (backups === 1) await one
      else underWay.push(one)
    }
    await pause(300 + Math.random() * 1500)
    await keepCheckpoints()
    await shipBackup()
    gate.isOpen = false
    await pause(150)
    truths.push(await readTruth(sql))
    gate.isOpen = true
  }
  gate.isOver = true
  await Promise.all([...writers, ...underWay])
  say(
    `writing: ${gate.writes} acts by ${writersAtOnce} writers in ${seconds} s, ${backups} backups, ${truths.length} instants noted`,
  )
  return truths
}

async function write(gate: { isOpen: boolean; isOver: boolean; writes: number }, writer: number): Promise<void> {
  for (let n = 0; !gate.isOver; n++) {
    while (!gate.isOpen) await pause(10)
    const who = await createActor({ role: 'producer', name: `Hộ sản xuất ${writer}.${n}` })
    const line = { role: who.role, personId: who.personId, organisationId: who.organisationId, jurisdiction: undefined }
    const subject = { kind: 'organisation', id: String(who.organisationId), detail: { writer, n } }
    await inTransaction((tx) =>
      appendAuditLine(tx, { at: new Date(), action: 'organisation.register', outcome: 'done', ...line, subject }),
    )
    if (n % 5 === 0) await storeDrawn(Buffer.from(`%PDF-1.7 ${writer}.${n} ${'x'.repeat(20_000)}`), 1)
    gate.writes += 1
  }
}

async function takeOne(): Promise<void> {
  const { store, identity } = await openRepository(config)
  const session = connect(server.url, { max: 1, max_lifetime: null })
  const begun = performance.now()
  const about = await takeBackup(
    { sql: session, dataDir, hasCluster: true, readFile: getStored },
    store,
    identity,
    () => new Date(),
  )
  await session.end()
  say(
    `backup ${about.id}: ${inMegabytes(about.cluster?.bytes ?? 0)} MB of database, ${inMegabytes(about.stored.newBytes)} MB new in the repository, ${inSeconds(begun)} s`,
  )
}

async function readTruth(sql: postgres.Sql): Promise<Truth> {
  const truth = await sql.begin('isolation level repeatable read read only', async (tx) => {
    const tables: Record<string, string> = {}
    let rows = 0
    for (const { table, columns } of await listTables(tx)) {
      const [row] = await tx.unsafe(
        `select count(*)::int as n, md5(string_agg(t::text, E'\\n' order by t::text)) as md5 from (select ${columns.join(', ')} from ${table}) t`,
      )
      tables[table] = `${row?.n} ${row?.md5}`
      rows += row?.n
    }
    const files = await tx<{ sha256: string }[]>`select sha256 from platform.file order by sha256`
    const { head } = await openLog(tx as unknown as Tx)
    const [now] = await tx`select clock_timestamp() as at`
    return { at: now?.at, tables, rows, files: files.map(({ sha256 }) => sha256), audit: head }
  })
  await pause(20)
  return truth as Truth
}

async function holds(truth: Truth, identity: string): Promise<boolean> {
  const to = join(folder, `at-${truth.at.getTime()}`)
  const begun = performance.now()
  const { backup, files, audit } = await restoreBackup({ to, repository, identity, at: truth.at })
  const took = inSeconds(begun)
  const copy = await startPostgres(to)
  const sql = connect(copy.url, { max: 1 })
  try {
    const back = await readTruth(sql)
    const differing = Object.keys(truth.tables).filter((table) => truth.tables[table] !== back.tables[table])
    const lost = truth.files.filter((sha256) => !existsSync(join(to, 'files', keyOf(sha256))))
    const isRoot = back.audit.size === truth.audit.size && back.audit.root === truth.audit.root
    say(
      `restore to ${truth.at.toISOString()} from ${backup.id}: ${took} s; ${Object.keys(truth.tables).length} tables, ${truth.rows} rows, ` +
        `${differing.length} differ${differing.length > 0 ? ` (${differing.join(', ')})` : ''}; ${files.files} files, ${lost.length} lost; ` +
        `audit of ${back.audit.size} lines, root ${isRoot ? 'the same' : 'ANOTHER'}, ${audit.findings.length} findings`,
    )
    return differing.length === 0 && lost.length === 0 && isRoot && audit.findings.length === 0
  } finally {
    await sql.end()
    await copy.stop()
    rmSync(to, { recursive: true, force: true })
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function inSeconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1)
}
