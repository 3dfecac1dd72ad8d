import type { Tx } from '../../platform/sql.ts'

/** Who administers the system now, with their addresses. */
export async function listAdministrators(
  tx: Tx,
  now: Date,
): Promise<{ id: string; email: string | null; phone: string | null }[]> {
  return tx`
    select distinct p.id, p.email, p.phone
    from people.role_grant r join people.person p on p.id = r.person_id
    where r.role = 'administrator' and r.valid_from <= ${now} and (r.valid_to is null or r.valid_to > ${now})
      and p.disabled_at is null
    order by p.id`
}
