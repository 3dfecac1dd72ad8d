import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import type postgres from 'postgres'
import { connect } from '../connect.ts'
import { accountFor } from '../postgres/account.ts'
import { findPrograms } from '../postgres/programs.ts'
import { toConninfo } from './conninfo.ts'
import { copyBase } from './copy-base.ts'
import { addSlot, limitSlots } from './standby.sql.ts'

/** The standby to be: where its primary is, which folder takes it, and the name that the primary knows it by. */
export type Standby = { from: string; dataDir: string; name: string }

/**
 * Makes a streaming standby of a running PostgreSQL 18 in a data folder; one that is there already stays as it is. Gives the bytes that
 * were copied. Throws an Error of one clear line.
 */
export async function makeStandby({ from, dataDir, name }: Standby): Promise<number> {
  const dir = join(resolve(dataDir), 'postgres')
  if (existsSync(join(dir, 'standby.signal'))) return 0
  if (existsSync(join(dir, 'PG_VERSION')))
    throw new Error(`${dir} holds a primary: choose an empty folder for the standby with SAOLANG_DATA_DIR`)
  const sql = connect(from, { max: 1, connect_timeout: 10 })
  try {
    await requirePrimary18(sql)
    await addSlot(sql, name)
    await limitSlots(sql)
    return await copyInto(dir, { from, name })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

// A standby has to have at least as much of these as its primary (PostgreSQL 18, section 26.4.3); ours has what it is launched with.
const most = {
  max_connections: 150,
  max_worker_processes: 8,
  max_wal_senders: 10,
  max_prepared_transactions: 0,
  max_locks_per_transaction: 64,
} as const satisfies Record<string, number>

async function requirePrimary18(sql: postgres.Sql): Promise<void> {
  const [row] = await sql`
    select current_setting('server_version_num')::int / 10000 as version, pg_is_in_recovery() as standby`
  if (row?.version !== 18) throw new Error(`the primary is PostgreSQL ${row?.version}, the standby would be 18`)
  if (row.standby) throw new Error('that server is a standby itself: name the primary')
  const settings = await sql<{ name: keyof typeof most; setting: string }[]>`
    select name, setting from pg_settings where name in ${sql(Object.keys(most))}`
  const larger = settings.find(({ name, setting }) => Number(setting) > most[name])
  if (larger)
    throw new Error(
      `the primary has ${larger.name} = ${larger.setting}, this standby would have ${most[larger.name]}: lower it there, or make the standby with pg_basebackup`,
    )
}

// Made beside and renamed into place: a copy that was cut short never looks like a standby.
async function copyInto(dir: string, { from, name }: { from: string; name: string }): Promise<number> {
  const fresh = `${dir}.new-${process.pid}`
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  const account = accountFor({ native: findPrograms(), cluster: dir })
  if (account.ids) chownSync(fresh, account.ids.uid, account.ids.gid)
  try {
    const bytes = await copyBase(from, { dir: fresh, account })
    // The primary's socket lies among its data: it is no part of them.
    for (const file of readdirSync(fresh)) if (file.startsWith('.s.PGSQL')) rmSync(join(fresh, file))
    const settings = {
      primary_conninfo: toConninfo(from, name),
      primary_slot_name: name,
      // A long read here keeps rows on the primary a little longer, and is not cut off.
      hot_standby_feedback: 'on',
    }
    const lines = Object.entries(settings).map(([key, value]) => `${key} = '${value.replaceAll("'", "''")}'\n`)
    appendFileSync(join(fresh, 'postgresql.auto.conf'), lines.join(''))
    writeFileSync(join(fresh, 'standby.signal'), '')
    addMissingSettings(fresh)
    if (account.ids)
      for (const file of ['standby.signal', ...settingFiles])
        chownSync(join(fresh, file), account.ids.uid, account.ids.gid)
    renameSync(fresh, dir)
    return bytes
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}

const settingFiles = ['postgresql.conf', 'pg_hba.conf', 'pg_ident.conf']

// Debian keeps them outside the data, so that they are not in the copy. Here the server has a socket, in a folder of its own account.
function addMissingSettings(dir: string): void {
  for (const file of settingFiles)
    if (!existsSync(join(dir, file)))
      writeFileSync(join(dir, file), file === 'pg_hba.conf' ? 'local all all trust\n' : '', { mode: 0o600 })
}
