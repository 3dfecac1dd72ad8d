import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../../disk/write-durably.ts'
import { headsIn } from '../keep/ship-heads.ts'

type Head = { size: number; checkpoint: string }

const headsFile = 'audit-tree-heads.jsonl'

/**
 * Puts the signed heads of the audit together: those that came with the backup and those that were shipped after it. What was signed
 * beyond the restored audit is kept apart, as a witness of what is lost. Gives the newest size that was ever signed.
 */
export async function restoreHeads(
  to: string,
  repository: string,
  size: number,
): Promise<{ heads: string[]; signed: number }> {
  const own = join(to, headsFile)
  const all = new Map<number, Head>()
  for (const path of [own, headsIn(repository)]) for (const head of readHeads(path)) all.set(head.size, head)
  const sorted = [...all.values()].sort((a, b) => a.size - b.size)
  const reached = sorted.filter((head) => head.size <= size)
  const beyond = sorted.filter((head) => head.size > size)
  if (reached.length > 0) await writeDurably(own, linesOf(reached), 0o644)
  if (beyond.length > 0) await writeDurably(`${own}.beyond-restore`, linesOf(beyond), 0o644)
  return { heads: reached.map(({ checkpoint }) => checkpoint), signed: sorted.at(-1)?.size ?? 0 }
}

function readHeads(path: string): Head[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Head)
}

const linesOf = (heads: readonly Head[]) => [Buffer.from(heads.map((head) => `${JSON.stringify(head)}\n`).join(''))]
