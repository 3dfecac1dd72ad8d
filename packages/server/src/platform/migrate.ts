import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type postgres from 'postgres'
import { rootDir } from './config.ts'
import { connect } from './connect.ts'
import { listApplied, requireKnown, requireNobodyOlder } from './postgres/newer-schema.ts'

type Migration = { name: string; text: string; sha256: string; contractAfter?: string }

const migrationsDir = join(rootDir, 'db/migrations')

/**
 * Brings the database to the newest migration: forward only, each in its own transaction, in order of number.
 * `last` names the migration to stop after (restoring an older backup).
 * A database that a newer version brought further is served as it is, unless that took away what this version needs.
 * Throws one clear line when the server is older than PostgreSQL 18, when a migration that already ran was changed, or when one
 * takes away what a process of an older version still serves with.
 */
export async function migrate(url: string, last?: string): Promise<string[]> {
  const sql = connect(url, { max: 1 })
  try {
    await requirePostgres18(sql)
    // One process migrates at a time; the others wait and find nothing to do.
    await sql`select pg_advisory_lock(20260522)`
    await prepare(sql)
    await runMigrations({ connectionString: url })
    const applied = await listApplied(sql)
    requireKnown(applied, listMigrationNames())
    const done = new Map(applied.map(({ name, sha256 }) => [name, sha256]))
    const ran: string[] = []
    for (const { name, text, sha256, contractAfter } of listMigrationFiles()) {
      if (last !== undefined && name > last) break
      if (done.get(name) === sha256) continue
      if (done.has(name))
        throw new Error(`migration ${name} was changed after it ran here: restore it and write a new one`)
      if (contractAfter) await requireNobodyOlder(sql, name, contractAfter)
      await sql.begin(async (tx) => {
        await tx.unsafe(text)
        await tx`insert into migration.applied (name, sha256, contract_after) values (${name}, ${sha256}, ${contractAfter ?? null})`
      })
      ran.push(name)
    }
    if (last === undefined) await sql`select platform.begin_era()`
    return ran
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** The migrations of this version, in order. `contractAfter`: the first version that does without what this one takes away. */
export function listMigrationFiles(): Migration[] {
  return listMigrationNames().map((name) => {
    const text = readFileSync(join(migrationsDir, name), 'utf8')
    const [, contractAfter] = text.match(/^-- contract: after (\d+\.\d+\.\d+)$/m) ?? []
    const sha256 = createHash('sha256').update(text).digest('hex')
    return { name, text, sha256, ...(contractAfter && { contractAfter }) }
  })
}

/** Their names alone, in order, read once: those of this version do not change while it runs. */
export function listMigrationNames(): readonly string[] {
  names ??= readdirSync(migrationsDir)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names
}

let names: readonly string[] | undefined

async function requirePostgres18(sql: postgres.Sql): Promise<void> {
  const [row] = await sql`select current_setting('server_version_num')::int as version, pg_is_in_recovery() as standby`
  if (row?.standby) throw new Error('it is a standby, which takes no writes: ./saolang promote makes it the primary')
  if (row?.version < 180_000) throw new Error(`PostgreSQL 18 or newer is needed, this one is ${row?.version}`)
}

async function prepare(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'saolang_app') then create role saolang_app nologin; end if;
      if not exists (select from pg_roles where rolname = 'saolang_reader') then create role saolang_reader nologin; end if;
    exception when duplicate_object or unique_violation then null; end $$;
    create schema if not exists migration;
    create table if not exists migration.applied (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
    do $$ begin
      if not exists (select from pg_attribute where attrelid = 'migration.applied'::regclass and attname = 'contract_after') then
        alter table migration.applied add column if not exists contract_after text;
      end if;
    end $$;
  `)
}
