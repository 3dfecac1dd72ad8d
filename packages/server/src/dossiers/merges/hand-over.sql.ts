import type { Tx } from '../../platform/sql.ts'

/** Has the dossiers of one organisation be another's; gives their ids. */
export async function handOver(tx: Tx, fromId: string, intoId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update dossiers.dossier set organisation_id = ${intoId} where organisation_id = ${fromId} returning id`
  return rows.map(({ id }) => id)
}

/** Has dossiers be of their former organisation again. */
export async function handBack(
  tx: Tx,
  { fromId, intoId, ids }: { fromId: string; intoId: string; ids: readonly string[] },
): Promise<void> {
  await tx`
    update dossiers.dossier set organisation_id = ${fromId}
    where id = any(${ids as string[]}::uuid[]) and organisation_id = ${intoId}`
}

/** How many dossiers an organisation has. */
export async function countDossiersOf(tx: Tx, organisationId: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from dossiers.dossier where organisation_id = ${organisationId}`
  return row?.n ?? 0
}
