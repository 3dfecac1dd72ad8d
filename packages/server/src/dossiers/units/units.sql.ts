import type { Tx } from '../../platform/sql.ts'

/** Has the dossiers of units lie with another one's officers; gives each with its former code. Their own codes and papers stay. */
export async function moveDossiers(
  tx: Tx,
  { fromCodes, into }: { fromCodes: readonly string[]; into: string },
): Promise<{ id: string; fromCode: string }[]> {
  return tx<{ id: string; fromCode: string }[]>`
    with moved as (
      select id, commune_code from dossiers.dossier
      where commune_code = any(${fromCodes as string[]}) and commune_code <> ${into} order by id for update
    )
    update dossiers.dossier d set commune_code = ${into} from moved where moved.id = d.id
    returning d.id, moved.commune_code as "fromCode"`
}

/** Has dossiers lie again where they lay, if they are still where they were moved to. */
export async function moveDossiersBack(
  tx: Tx,
  moves: readonly { id: string; fromCode: string; intoCode: string }[],
): Promise<void> {
  await tx`
    update dossiers.dossier d set commune_code = m."fromCode"
    from jsonb_to_recordset(${tx.json(moves as never)}) as m (id uuid, "fromCode" text, "intoCode" text)
    where d.id = m.id and d.commune_code = m."intoCode"`
}
