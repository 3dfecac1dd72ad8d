import type { Tx } from '../../platform/sql.ts'

/** Certificates of ours that have no credential yet, oldest first. */
export async function listWithoutCredential(tx: Tx, limit: number): Promise<{ id: string; code: string }[]> {
  return tx<{ id: string; code: string }[]>`
    select c.id, v.code from registry.certificate c join registry.verification_code v on v.certificate_id = c.id
    where c.kind = 'issued' and not exists (select from registry.credential d where d.certificate_id = c.id)
    order by c.recorded_at, c.id limit ${limit}`
}

/** The next free bit of the status lists. Take your turn first. */
export async function nextStatusIndex(tx: Tx): Promise<number> {
  const [row] = await tx<
    { next: number }[]
  >`select coalesce(max(status_index), -1) + 1 as next from registry.credential`
  return row?.next ?? 0
}

/** Keeps a credential; false when its certificate has one. */
export async function addCredential(
  tx: Tx,
  row: { certificateId: string; statusIndex: number; keyId: string; jwt: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into registry.credential (certificate_id, status_index, key_id, jwt, issued_at)
    values (${row.certificateId}, ${row.statusIndex}, ${row.keyId}, ${row.jwt}, ${at})
    on conflict on constraint credential_once do nothing returning certificate_id`
  return rows.length > 0
}

/** The credential beside a certificate. */
export async function findCredential(
  tx: Tx,
  certificateId: string,
): Promise<{ jwt: string; statusIndex: number } | undefined> {
  const [row] = await tx<{ jwt: string; statusIndex: number }[]>`
    select jwt, status_index as "statusIndex" from registry.credential where certificate_id = ${certificateId}`
  return row
}

/** The products with credentials in a stretch of the status lists, each with its bit and its certificate. */
export async function listListed(
  tx: Tx,
  { from, to }: { from: number; to: number },
): Promise<{ statusIndex: number; certificateId: string; productId: string }[]> {
  return tx<{ statusIndex: number; certificateId: string; productId: string }[]>`
    select d.status_index as "statusIndex", d.certificate_id as "certificateId", c.product_id as "productId"
    from registry.credential d join registry.certificate c on c.id = d.certificate_id
    where d.status_index >= ${from} and d.status_index < ${to} order by c.product_id`
}
