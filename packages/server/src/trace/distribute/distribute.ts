import { connect } from '../../platform/connect.ts'
import { distributeTable, findCitus, letNodesIn, listDistributed, replicateTable } from './distribute.sql.ts'

type Distributed = { table: string; by: string; beside?: string }

/**
 * The tables of traces that grow with the country, and by what they are spread over machines. What is asked for together lies together:
 * an event, its key and what declares it wrong by the event; what events mention by the hash of the thing; scans by the code.
 */
export const distributedTables: readonly Distributed[] = [
  { table: 'trace.event_key', by: 'id' },
  { table: 'trace.event', by: 'id', beside: 'trace.event_key' },
  { table: 'trace.error', by: 'id', beside: 'trace.event_key' },
  { table: 'trace.event_item', by: 'key' },
  { table: 'trace.scan', by: 'key' },
  { table: 'trace.scan_month', by: 'key', beside: 'trace.scan' },
]

/** Tables that every machine holds whole: which events are public is asked beside events and beside what they mention. */
export const replicatedTables = ['trace.published_event'] as const

/** What a distribution did. `waiting` was distributed before. */
export type Distribution = { workers: number; distributed: string[]; waiting: string[] }

/**
 * Spreads the tables of traces over the machines of a Citus cluster, with what lies in them. Repeating it changes nothing.
 * Throws an Error of one clear line when the database is no such cluster.
 */
export async function distribute(url: string): Promise<Distribution> {
  const sql = connect(url, { max: 1 })
  try {
    const citus = await findCitus(sql)
    if (!citus.version) throw new Error('this database has no Citus: create extension citus on every node first')
    if (citus.workers === 0) throw new Error('this cluster has no workers: select citus_add_node(…) first')
    const known = await listDistributed(sql)
    const done: Distribution = { workers: citus.workers, distributed: [], waiting: [...known] }
    await letNodesIn(sql)
    for (const { table, by, beside } of distributedTables.filter((one) => !known.has(one.table))) {
      await distributeTable(sql, table, by, beside ?? 'none')
      done.distributed.push(table)
    }
    for (const table of replicatedTables.filter((one) => !known.has(one))) {
      await replicateTable(sql, table)
      done.distributed.push(table)
    }
    return done
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Whether the tables of traces are spread over several machines. */
export async function isDistributed(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1 })
  try {
    return (await findCitus(sql)).version !== undefined && (await listDistributed(sql)).size > 0
  } finally {
    await sql.end({ timeout: 5 })
  }
}
