import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { connect } from '../connect.ts'
import { addressOf, findServer, openCluster } from '../postgres/cluster.ts'
import { startPostgres } from '../postgres.ts'
import { untilToldToStop } from '../processes/told-to-stop.ts'
import { makeStandby } from './make-standby.ts'
import { setSecondCopy } from './standby.sql.ts'

const options = {
  from: { type: 'string' },
  name: { type: 'string', default: 'saolang_replica' },
  synchronous: { type: 'boolean' },
  asynchronous: { type: 'boolean' },
} as const

/**
 * `replica --from <address or data folder>`: makes a streaming standby in SAOLANG_DATA_DIR, unless it is there, and runs it until it
 * is told to stop. `--synchronous` lets councils' decisions wait for it from now on, `--asynchronous` ends that.
 */
export async function replicaCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options })
  const { dataDir } = readConfig(process.env)
  if (!values.from) throw new Error('name the primary: replica --from <postgres://… or its data folder>')
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(values.name)) throw new Error('--name takes small letters, digits and _')
  const from = findAddress(values.from)
  const began = performance.now()
  const copiedBytes = await makeStandby({ from, dataDir, name: values.name })
  const standby = await startPostgres(dataDir)
  if (values.synchronous || values.asynchronous) await setOnPrimary(from, values.synchronous ? values.name : undefined)
  print({ replica: standby.url, copiedBytes, seconds: Number(((performance.now() - began) / 1000).toFixed(2)) })
  print({ next: `set DATABASE_REPLICA_URL=${standby.url} for the processes that serve pages` })
  await untilToldToStop()
  await standby.stop()
  return 0
}

function findAddress(from: string): string {
  if (/^postgres(ql)?:\/\//.test(from)) return from
  if (!existsSync(`${from}/postgres/PG_VERSION`)) throw new Error(`${from} is no data folder with a database in it`)
  const cluster = openCluster(from)
  if (findServer(cluster) === undefined) throw new Error(`no PostgreSQL serves ${from}: start the system first`)
  return addressOf(cluster)
}

async function setOnPrimary(from: string, name: string | undefined): Promise<void> {
  const sql = connect(from, { max: 1 })
  try {
    await setSecondCopy(sql, name)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
