import type { Tx } from '../../platform/sql.ts'
import type { ReadHashes } from './tree.ts'

/** How to read the tree's hashes: of leaves at level 0, of full subtrees of 256^level leaves above. Throws an Error when some are not there. */
export function hashesOf(tx: Tx): ReadHashes {
  return async (level, from, count) => {
    const rows =
      level === 0
        ? await tx<{ hash: Buffer }[]>`
            select leaf as hash from audit.line where seq > ${from} and seq <= ${from + count} order by seq`
        : await tx<{ hash: Buffer }[]>`
            select hash from audit.subtree where level = ${level} and index >= ${from} and index < ${from + count} order by index`
    if (rows.length !== count) throw new Error(`the tree lacks hashes at level ${level} from ${from}`)
    return rows.map(({ hash }) => hash)
  }
}

/** The tree as it stands this moment: its size and the hashes of its largest full subtrees. */
export async function getHead(tx: Tx): Promise<{ size: number; frontier: Buffer[] }> {
  const [head] = await tx<{ size: number; frontier: Buffer[] }[]>`select seq::float8 as size, frontier from audit.head`
  return head as { size: number; frontier: Buffer[] }
}
