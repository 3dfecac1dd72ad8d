import type { Tx } from '../../platform/sql.ts'
import { getHead } from './hashes.sql.ts'
import { listTreeHeads } from './heads.sql.ts'
import { readLog, readSubtrees } from './lines.sql.ts'
import { rootOfFrontier } from './tree.ts'
import type { LogLine, Witnessed } from './verify-log.mjs'

/** A whole log at one moment: the lines, and what the database itself says of its tree and checkpoints. Call it in a transaction that sees one moment. */
export async function openLog(
  tx: Tx,
): Promise<
  { lines: AsyncGenerator<LogLine[]>; size: number } & Required<Pick<Witnessed, 'inside' | 'head' | 'subtrees'>>
> {
  const { size, frontier } = await getHead(tx)
  const heads = await listTreeHeads(tx)
  return {
    lines: readLog(tx, Number.MAX_SAFE_INTEGER),
    size,
    inside: heads.map(({ note, cosignatures }) => note + cosignatures.join('')),
    head: { size, root: rootOfFrontier(frontier).toString('base64') },
    subtrees: await readSubtrees(tx),
  }
}

/** A log as JSON lines: the key, the checkpoints, then line by line. What verify-log.mjs reads. */
export async function* writeLog(
  key: string,
  checkpoints: readonly string[],
  lines: AsyncIterable<readonly LogLine[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ key })}\n`
  for (const checkpoint of checkpoints) yield `${JSON.stringify({ checkpoint })}\n`
  for await (const batch of lines) yield batch.map((line) => `${JSON.stringify(line)}\n`).join('')
}
