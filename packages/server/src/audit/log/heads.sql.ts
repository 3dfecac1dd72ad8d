import type { Tx } from '../../platform/sql.ts'

/** A signed checkpoint; the note holds the log's signature, `cosignatures` what witnesses put under it. */
export type SignedHead = { size: number; root: Buffer; signedAt: Date; note: string; cosignatures: string[] }

/** The tree's size and frontier when it holds a line that no checkpoint covers, other than those that keeping checkpoints leaves itself. */
export async function findUnsignedTree(tx: Tx): Promise<{ size: number; frontier: Buffer[] } | undefined> {
  const [head] = await tx<{ size: number; frontier: Buffer[] }[]>`
    select seq as size, frontier from audit.head
    where exists (
      select from audit.line l
      where l.seq > coalesce((select max(h.size) from audit.tree_head h), 0)
        and l.action not in ('audit.checkpoint', 'audit.cosign'))`
  return head
}

/** Keeps a checkpoint; one already there stays. */
export async function addTreeHead(tx: Tx, head: Omit<SignedHead, 'cosignatures'>): Promise<void> {
  await tx`
    insert into audit.tree_head (size, root, signed_at, note) values (${head.size}, ${head.root}, ${head.signedAt}, ${head.note})
    on conflict (size) do nothing`
}

/** Checkpoints of trees larger than a size, smallest first; at most `limit`. */
export async function listTreeHeads(tx: Tx, after = 0, limit: number | null = null): Promise<SignedHead[]> {
  return tx<SignedHead[]>`
    select h.size, h.root, h.signed_at as "signedAt", h.note,
      array(select c.line from audit.cosignature c where c.size = h.size order by c.witness) as cosignatures
    from audit.tree_head h where h.size > ${after} order by h.size limit ${limit}`
}

/** The checkpoint of the largest tree, or of the smallest that holds a line. */
export async function findTreeHead(tx: Tx, holding?: number): Promise<SignedHead | undefined> {
  const [head] = holding
    ? await listTreeHeads(tx, holding - 1, 1)
    : await tx<SignedHead[]>`
        select h.size, h.root, h.signed_at as "signedAt", h.note,
          array(select c.line from audit.cosignature c where c.size = h.size order by c.witness) as cosignatures
        from audit.tree_head h order by h.size desc limit 1`
  return head
}
