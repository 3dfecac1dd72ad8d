import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type postgres from 'postgres'
import { type Config, readConfig } from '../config.ts'
import { connect } from '../connect.ts'
import { writeDurably } from '../disk/write-durably.ts'
import { configureFiles, keyOf, readStored } from '../files.ts'
import { startPostgres } from '../postgres.ts'
import { listMigrations, listSequences, listTables } from './tables.sql.ts'
import { type TarEntry, tarEnd, tarEntry } from './tar.ts'

/** The last entry of a dump: what it holds, and the hash of every entry before it. */
export type Manifest = {
  format: 'saolang-backup-1'
  migrations: { name: string; sha256: string }[]
  tables: { table: string; columns: string[]; parts: number }[]
  sequences: { name: string; value: string | null }[]
  entries: Record<string, string>
}

const partBytes = 8 * 1024 * 1024

/** `dump <file>`: one moment of the database, the stored files, the secrets and the signed heads of the audit, in one file. */
export async function dump([file]: string[]): Promise<number> {
  if (!file) throw new Error('name the file: dump <file>')
  if (existsSync(file)) throw new Error(`${file} exists already`)
  const config = readConfig(process.env)
  configureFiles(config)
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  const sql = connect(config.databaseUrl ?? (embedded?.url as string), { max: 1 })
  try {
    const manifest = await writeDump(sql, config, file)
    print({ dump: file, tables: manifest.tables.length, entries: Object.keys(manifest.entries).length })
    return 0
  } finally {
    await sql.end({ timeout: 5 })
    await embedded?.stop()
  }
}

/** Writes a dump, whole or not at all, with the files of the store that is configured. Only its owner may read it: it holds secrets. */
export async function writeDump(
  sql: postgres.Sql,
  { dataDir }: Pick<Config, 'dataDir'>,
  file: string,
): Promise<Manifest> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const made = await describe(tx)
    const archive = Readable.from(archiveOf(tx, dataDir, made), { objectMode: false })
    await pipeline(archive, createGzip({ level: 4 }), (packed) => writeDurably(file, packed, 0o600))
    return made
  })
}

async function describe(tx: postgres.ISql): Promise<Manifest> {
  return {
    format: 'saolang-backup-1',
    migrations: [...(await listMigrations(tx))],
    tables: (await listTables(tx)).map((table) => ({ ...table, parts: 0 })),
    sequences: [...(await listSequences(tx))],
    entries: {},
  }
}

async function* archiveOf(tx: postgres.ISql, dataDir: string, manifest: Manifest): AsyncGenerator<Buffer> {
  for await (const entry of entriesOf(tx, dataDir, manifest)) {
    manifest.entries[entry.name] = createHash('sha256').update(entry.bytes).digest('hex')
    yield tarEntry(entry)
  }
  yield tarEntry({ name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) })
  yield tarEnd
}

async function* entriesOf(tx: postgres.ISql, dataDir: string, manifest: Manifest): AsyncGenerator<TarEntry> {
  for (const table of manifest.tables) {
    const copy = await tx.unsafe(`copy ${table.table} (${table.columns.join(', ')}) to stdout`).readable()
    for await (const bytes of inParts(copy)) {
      table.parts += 1
      yield { name: `tables/${table.table}.${table.parts}`, bytes }
    }
  }
  for (const { sha256 } of await tx<{ sha256: string }[]>`
    select sha256 from platform.file union select sha256 from platform.written_file order by sha256`)
    yield { name: `files/${keyOf(sha256)}`, bytes: await readStored(sha256) }
  for (const name of await namesIn(join(dataDir, 'secrets')))
    yield { name: `secrets/${name}`, bytes: await readFile(join(dataDir, 'secrets', name)) }
  const checkpoints = join(dataDir, 'audit-tree-heads.jsonl')
  if (existsSync(checkpoints)) yield { name: 'audit-tree-heads.jsonl', bytes: await readFile(checkpoints) }
}

async function* inParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    held.push(chunk)
    length += chunk.length
    // A part ends where a row ends: a line feed inside a value is written as \\n.
    if (length < partBytes || chunk.at(-1) !== 0x0a) continue
    yield Buffer.concat(held)
    held = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(held)
}

async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).sort() : []
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
