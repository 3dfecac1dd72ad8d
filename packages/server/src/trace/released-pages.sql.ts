import type { Tx } from '../platform/sql.ts'

/** Notes that a page token was given back. */
export async function addReleased(tx: Tx, hash: Buffer, expiresAt: Date): Promise<void> {
  await tx`
    insert into trace.released_page (token_hash, expires_at) values (${hash}, ${expiresAt}) on conflict do nothing`
}

/** Forgets tokens that are over by themselves. */
export async function forgetReleased(tx: Tx, now: Date): Promise<void> {
  await tx`delete from trace.released_page where expires_at < ${now}`
}

/** True for a token that was given back. */
export async function isReleased(tx: Tx, hash: Buffer): Promise<boolean> {
  const rows = await tx`select from trace.released_page where token_hash = ${hash}`
  return rows.length > 0
}
