import type { Tx } from '../../platform/sql.ts'

/** The kinds of certificates that hold on a day, by whose areas have them, as a part of another room's statement. */
export function papersInForce(tx: Tx, today: string) {
  return tx`
    select a.organisation_id, array_agg(distinct p.kind) as kinds
    from trace.area_paper p join trace.area a on a.id = p.area_id
    where p.ended_at is null and a.ended_at is null and p.expires_on >= ${today}::date
    group by a.organisation_id`
}

/** The kinds of certificates that an organisation's areas have on a day. */
export async function listPaperKinds(
  tx: Tx,
  { organisationId, today }: { organisationId: string; today: string },
): Promise<string[]> {
  const [row] = await tx<{ kinds: string[] }[]>`
    select kinds from (${papersInForce(tx, today)}) p where organisation_id = ${organisationId}`
  return row?.kinds ?? []
}
