import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { connect } from '../connect.ts'
import { addressOf, findServer, openCluster } from '../postgres/cluster.ts'
import { toAddress } from './conninfo.ts'
import { askServer } from './servers.sql.ts'
import { findFollowed, promoteServer, setSecondCopy } from './standby.sql.ts'

const options = { at: { type: 'string' }, force: { type: 'boolean' } } as const

/**
 * `promote`: makes the standby of SAOLANG_DATA_DIR (or `--at <address>`) the primary. Refused while the server that it follows still
 * answers, since two primaries part ways for good; `--force` says that nobody can write there any more.
 */
export async function promoteCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options })
  const address = values.at ?? findStandby(readConfig(process.env).dataDir)
  const sql = connect(address, { max: 1, connect_timeout: 10 })
  try {
    const followed = await findFollowed(sql)
    if (!followed.isStandby) throw new Error('it is the primary already')
    if (!values.force && (await answers(followed.conninfo)))
      throw new Error('the primary still answers: stop it first, or say --force when nobody can write there any more')
    const began = performance.now()
    if (!(await promoteServer(sql))) throw new Error('it did not become the primary within a minute: look into its log')
    const millis = Math.round(performance.now() - began)
    // The copy that it was is gone: decisions wait for a second one only when there is one again.
    await setSecondCopy(sql, undefined)
    const { timeline } = await askServer(sql)
    process.stdout.write(`${JSON.stringify({ promoted: hide(address), millis, timeline })}\n`)
    return 0
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function findStandby(dataDir: string): string {
  if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION'))) throw new Error(`${dataDir} holds no database`)
  const cluster = openCluster(dataDir)
  if (findServer(cluster) === undefined) throw new Error('the standby does not run: ./saolang replica starts it')
  return addressOf(cluster)
}

async function answers(conninfo: string): Promise<boolean> {
  const sql = connect(toAddress(conninfo), { max: 1, connect_timeout: 3 })
  try {
    await askServer(sql)
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const hide = (address: string) => address.replace(/:[^:@/]+@/, ':…@')
