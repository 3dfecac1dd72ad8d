import type { Tx } from '../../platform/sql.ts'

/** Whose a material is. */
export async function findOwnerOfMaterial(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx<{ organisationId: string }[]>`
    select organisation_id as "organisationId" from trace.material where id = ${id}`
  return row?.organisationId
}
