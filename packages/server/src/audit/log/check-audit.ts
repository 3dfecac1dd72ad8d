import type postgres from 'postgres'
import type { Tx } from '../../platform/sql.ts'
import { openLog } from './export-log.ts'
import { getHead } from './hashes.sql.ts'
import { readLogKey, readNote } from './note.ts'
import { type Finding, verifyLog } from './verify-log.mjs'

/** How long a log is, and everything that is wrong with it. */
export type AuditState = { lines: number; findings: Finding[] }

/**
 * Holds the whole log of a database against the checkpoints inside it, those kept outside, and the key in the data folder. It sees one
 * moment.
 */
export async function checkAudit(
  sql: postgres.Sql,
  { dataDir, outside, isWholeCopy }: { dataDir: string; outside: readonly string[]; isWholeCopy: boolean },
): Promise<AuditState> {
  const state = await sql.begin('isolation level repeatable read read only', async (tx) => {
    const { lines, size, ...inDatabase } = await openLog(tx as unknown as Tx)
    const newest = inDatabase.inside.at(-1)
    const origin = newest && readNote(newest)?.origin
    // Nothing was ever signed: there is no key that could have signed it.
    const key = readLogKey(dataDir, origin ?? 'unsigned').verifier
    const findings: Finding[] = []
    for await (const finding of verifyLog(lines, { key, ...inDatabase, outside, isWholeCopy })) findings.push(finding)
    return { lines: size, findings }
  })
  return state as AuditState
}

/** How many lines a log has. */
export async function countLines(sql: postgres.Sql): Promise<number> {
  return (await getHead(sql as unknown as Tx)).size
}
