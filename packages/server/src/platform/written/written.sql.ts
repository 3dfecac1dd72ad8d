import type { Tx } from '../sql.ts'

/** Records contents that this system wrote and keeps for ever; the same content again changes nothing. */
export async function addWrittenFile(
  tx: Tx,
  { sha256, mediaType, byteSize }: { sha256: string; mediaType: string; byteSize: number },
  at: Date,
): Promise<void> {
  await tx`
    insert into platform.written_file (sha256, media_type, byte_size, written_at)
    values (${sha256}, ${mediaType}, ${byteSize}, ${at}) on conflict do nothing`
}

/** Forgets a content whose time of keeping is over. */
export async function removeWrittenFile(tx: Tx, sha256: string): Promise<void> {
  await tx`delete from platform.written_file where sha256 = ${sha256}`
}
