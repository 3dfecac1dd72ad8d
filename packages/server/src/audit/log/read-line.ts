import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { view } from '../../platform/act.ts'
import { getHead, hashesOf } from './hashes.sql.ts'
import { findTreeHead, listTreeHeads } from './heads.sql.ts'
import { logKey } from './keep-checkpoints.ts'
import { findLine, readLog } from './lines.sql.ts'
import { noteOf } from './read-log.ts'
import { proveInclusion } from './tree.ts'
import type { LogLine, Receipt } from './verify-log.mjs'

/** What proves one line: the line with what opens it, the path to the root, and the first checkpoint that holds it; none while no checkpoint does. */
export type LineProof = { line: LogLine; key: string; receipt?: Receipt & { key: string } }

/** A line with its proof. An auditor of a province sees the lines that were written in its name and no more; refuses with `not-found.log-line`. */
export const readLine = view('audit.read', async ({ tx, who }, seq: number): Promise<LineProof> => {
  const line = await findLine(tx, seq)
  if (!line || !isInReach(who, line)) throw new Refused([{ code: 'not-found.log-line', values: { size: seq } }])
  const head = await findTreeHead(tx, seq)
  const { verifier: key } = logKey(head?.note)
  if (!head) return { line, key }
  const path = await proveInclusion(hashesOf(tx), seq - 1, head.size)
  return {
    line,
    key,
    receipt: { key, line, checkpoint: noteOf(head), path: path.map((hash) => hash.toString('base64')) },
  }
})

/** The key, the size of the log and its checkpoints, for an export of everything by who may read everything. */
export const listCheckpoints = view('audit.read', async ({ tx, who }) => {
  refuseIf(readsAll(who) ? [] : [{ code: 'forbidden.jurisdiction' }])
  const heads = await listTreeHeads(tx)
  const { size } = await getHead(tx)
  return { key: logKey(heads.at(-1)?.note).verifier, size, checkpoints: heads.map(noteOf) }
})

/** A stretch of whole lines for that export: at most 1,000 after a number. */
export const readLines = view('audit.read', async ({ tx, who }, { after, upTo }: { after: number; upTo: number }) => {
  refuseIf(readsAll(who) ? [] : [{ code: 'forbidden.jurisdiction' }])
  const lines: LogLine[] = []
  for await (const batch of readLog(tx, Math.min(upTo, after + 1000), after)) lines.push(...batch)
  return lines
})

function readsAll({ role, jurisdiction }: Actor): boolean {
  return role === 'administrator' || jurisdiction?.level === 'nation'
}

function isInReach(actor: Actor, { who }: LogLine): boolean {
  if (readsAll(actor)) return true
  const { jurisdiction } = actor
  return (
    jurisdiction?.level === 'province' &&
    who.jurisdiction != null &&
    JSON.parse(who.jurisdiction).provinceCode === jurisdiction.provinceCode
  )
}
