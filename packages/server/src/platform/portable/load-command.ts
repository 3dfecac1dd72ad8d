import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import type postgres from 'postgres'
import { type Config, readConfig } from '../config.ts'
import { connect } from '../connect.ts'
import { writeDurably } from '../disk/write-durably.ts'
import { listMigrationFiles, migrate } from '../migrate.ts'
import { startPostgres } from '../postgres.ts'
import { openStore } from '../stores/open-store.ts'
import type { Manifest } from './dump-command.ts'
import { countServers, listSchemas, saveSequence, unlockJobs } from './tables.sql.ts'
import { readTar, type TarEntry } from './tar.ts'

/** `load <file> [--force]`: puts a dump back. Checks every hash before it touches anything. */
export async function load(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { force: { type: 'boolean' } } })
  const [file] = positionals
  if (!file) throw new Error('name the file: load <file> [--force]')
  const config = readConfig(process.env)
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  try {
    const url = config.databaseUrl ?? (embedded?.url as string)
    const manifest = await loadDump(url, config, { file, force: values.force ?? false })
    const entries = Object.keys(manifest.entries).length
    process.stdout.write(`${JSON.stringify({ loaded: file, tables: manifest.tables.length, entries })}\n`)
    return 0
  } finally {
    await embedded?.stop()
  }
}

/** Restores into a database, a store of files and a data folder. Throws an Error of one clear line, before any change where that is possible. */
export async function loadDump(
  url: string,
  { dataDir, files }: Pick<Config, 'dataDir' | 'files'>,
  { file, force }: { file: string; force: boolean },
): Promise<Manifest> {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`)
  const manifest = await checkDump(file)
  requireKnownMigrations(manifest)
  const sql = connect(url, { max: 1 })
  try {
    if ((await countServers(sql)) > 0) throw new Error('a server uses this database: stop it first')
    const schemas = await listSchemas(sql)
    if (schemas.length > 0 && !force) throw new Error('the database is not empty: --force replaces everything in it')
    for (const schema of schemas) await sql.unsafe(`drop schema ${schema} cascade`)
    await migrate(url, manifest.migrations.at(-1)?.name)
    await sql.begin((tx) => fill(tx, file, manifest))
  } finally {
    await sql.end({ timeout: 5 })
  }
  await putFiles({ dataDir, files }, file)
  await migrate(url)
  return manifest
}

async function checkDump(file: string): Promise<Manifest> {
  const hashes = new Map<string, string>()
  let manifest: Manifest | undefined
  for await (const { name, bytes } of entriesOf(file)) {
    if (name === 'manifest.json') manifest = JSON.parse(bytes.toString('utf8')) as Manifest
    else hashes.set(name, createHash('sha256').update(bytes).digest('hex'))
  }
  if (manifest?.format !== 'saolang-backup-1') throw new Error(`${file} is not a whole dump of ours`)
  const named = Object.entries(manifest.entries)
  const wrong = named.find(([name, sha256]) => hashes.get(name) !== sha256)?.[0]
  if (wrong) throw new Error(`the dump is damaged: ${wrong}`)
  const stranger = [...hashes.keys()].find((name) => !(name in manifest.entries) || name.includes('..'))
  if (stranger) throw new Error(`the dump holds what it does not name: ${stranger}`)
  return manifest
}

// Before anything is dropped: a dump of another version cannot come back here.
function requireKnownMigrations({ migrations }: Manifest): void {
  const files = listMigrationFiles()
  const other = migrations.find(({ name, sha256 }, i) => files[i]?.name !== name || files[i].sha256 !== sha256)
  if (other) throw new Error(`the dump was made by another version: migration ${other.name} differs here`)
}

// Triggers and foreign keys rest while everything comes back: the rows agreed with each other when they were copied.
async function fill(tx: postgres.TransactionSql, file: string, manifest: Manifest): Promise<void> {
  await tx`set local session_replication_role = replica`
  for (const { table } of manifest.tables) await tx.unsafe(`delete from ${table}`)
  const tables = new Map(manifest.tables.map((table) => [table.table, table]))
  for await (const { name, bytes } of entriesOf(file)) {
    const table = tables.get(/^tables\/(.+)\.\d+$/.exec(name)?.[1] ?? '')
    if (!table) continue
    const into = await tx.unsafe(`copy ${table.table} (${table.columns.join(', ')}) from stdin`).writable()
    await pipeline(Readable.from([bytes]), into)
  }
  for (const { name, value } of manifest.sequences) await saveSequence(tx, name, value)
  await unlockJobs(tx)
}

async function putFiles(config: Pick<Config, 'dataDir' | 'files'>, file: string): Promise<void> {
  const store = openStore(config)
  try {
    for await (const entry of entriesOf(file))
      if (entry.name.startsWith('files/')) await store.put(entry.name.slice('files/'.length), entry.bytes)
      else if (!/^(tables\/|manifest)/.test(entry.name)) await putOwn(config.dataDir, entry)
  } finally {
    store.close()
  }
}

async function putOwn(dataDir: string, { name, bytes }: TarEntry): Promise<void> {
  const path = join(dataDir, name)
  const isSecret = name.startsWith('secrets/')
  await mkdir(dirname(path), { recursive: true, mode: isSecret ? 0o700 : 0o755 })
  // The signed heads of what is replaced stay as a witness.
  if (name === 'audit-tree-heads.jsonl' && existsSync(path)) await rename(path, `${path}.before-restore`)
  await writeDurably(path, [bytes], isSecret ? 0o600 : 0o644)
}

function entriesOf(file: string): AsyncGenerator<TarEntry> {
  return readTar(createReadStream(file).pipe(createGunzip()))
}
