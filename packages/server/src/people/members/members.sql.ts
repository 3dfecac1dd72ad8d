import type { Tx } from '../../platform/sql.ts'

/** Holds an organisation until the transaction ends, so that two members cannot remove each other at once. */
export async function lockOrganisation(tx: Tx, id: string): Promise<void> {
  await tx`select from people.organisation where id = ${id} for update`
}

/** The grants by which people act for an organisation now. */
export async function listMemberGrants(tx: Tx, organisationId: string): Promise<{ id: string; personId: string }[]> {
  const rows = await tx`
    select id, person_id as "personId" from people.role_grant
    where organisation_id = ${organisationId} and valid_to is null order by valid_from, id`
  return [...rows] as unknown as { id: string; personId: string }[]
}
