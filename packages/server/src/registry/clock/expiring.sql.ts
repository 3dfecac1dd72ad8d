import type { Tx } from '../../platform/sql.ts'

/** How many certificates end between two days that nothing ended before. */
export async function countExpiring(tx: Tx, { from, to }: { from: string; to: string }): Promise<number> {
  const [row] = await tx<{ many: number }[]>`
    select count(*)::int as many from registry.certificate c join registry.product p on p.id = c.product_id
    where c.expires_on between ${from} and ${to} and p.merged_into is null
      and not exists (select from registry.certificate_event e where e.certificate_id = c.id and e.kind <> 'extended')`
  return row?.many as number
}

/** How many of the authorities' own signing certificates end before a moment. */
export async function countEndingSigners(tx: Tx, before: Date): Promise<number> {
  const [row] = await tx<{ many: number }[]>`
    select count(*)::int as many from registry.authority_signer
    where ended_at is null and (facts->>'validTo')::timestamptz < ${before}`
  return row?.many as number
}
