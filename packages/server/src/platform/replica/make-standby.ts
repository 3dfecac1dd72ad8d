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

async function requirePrimary18(sql: postgres.Sql): Promise<void> {
  const [row] = await sql`
    select current_setting('server_version_num')::int / 10000 as version, pg_is_in_recovery() as standby`
  if (row?.version !== 18) throw new Error(`the primary is PostgreSQL ${row?.version}, the standby would be 18`)
  if (row.standby) throw new Error('that server is a standby itself: name the primary')
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
    if (account.ids) chownSync(join(fresh, 'standby.signal'), account.ids.uid, account.ids.gid)
    renameSync(fresh, dir)
    return bytes
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}
