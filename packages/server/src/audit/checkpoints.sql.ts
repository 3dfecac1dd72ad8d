import type { Tx } from '../platform/sql.ts'
import type { Checkpoint } from './checkpoint-key.ts'

/** The head of the chain when it holds a line that no checkpoint covers, other than that of a checkpoint itself. */
export async function findUnsignedHead(tx: Tx): Promise<{ seq: number; hash: Buffer } | undefined> {
  const [head] = await tx<{ seq: number; hash: Buffer }[]>`
    select seq, hash from audit.head
    where exists (
      select from audit.line l
      where l.seq > coalesce((select max(c.seq) from audit.checkpoint c), 0) and l.action <> 'audit.checkpoint')`
  return head
}

/** Keeps a checkpoint; one already there stays. */
export async function addCheckpoint(tx: Tx, { seq, hash, signedAt, keyId, signature }: Checkpoint): Promise<void> {
  await tx`
    insert into audit.checkpoint (seq, hash, signed_at, key_id, signature)
    values (${seq}, ${Buffer.from(hash, 'base64url')}, ${signedAt}, ${keyId}, ${Buffer.from(signature, 'base64url')})
    on conflict (seq) do nothing`
}

/** Checkpoints after a line, oldest first. */
export async function listCheckpoints(tx: Tx, after = 0): Promise<Checkpoint[]> {
  const rows = await tx`
    select seq, hash, signed_at as "signedAt", key_id as "keyId", signature
    from audit.checkpoint where seq > ${after} order by seq`
  return rows.map(({ seq, hash, signedAt, keyId, signature }) => ({
    seq,
    hash: hash.toString('base64url'),
    signedAt: signedAt.toISOString(),
    keyId,
    signature: signature.toString('base64url'),
  }))
}
