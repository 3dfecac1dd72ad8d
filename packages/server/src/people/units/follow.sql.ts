import type { Tx } from '../../platform/sql.ts'

export type Moved = { id: string; fromCode: string }

/** Has the rows of a table of the calling room lie in another commune; gives each with its former code. */
export async function moveRows(
  tx: Tx,
  table: string,
  { fromCodes, into }: { fromCodes: readonly string[]; into: string },
): Promise<Moved[]> {
  return tx<Moved[]>`
    with moved as (
      select id, commune_code from ${tx(table)}
      where commune_code = any(${fromCodes as string[]}) and commune_code <> ${into} order by id for update
    )
    update ${tx(table)} t set commune_code = ${into} from moved where moved.id = t.id
    returning t.id, moved.commune_code as "fromCode"`
}

/** Has rows lie again where they lay, if they are still where they were moved to. */
export async function moveRowsBack(
  tx: Tx,
  table: string,
  moves: readonly (Moved & { intoCode: string })[],
): Promise<void> {
  await tx`
    update ${tx(table)} t set commune_code = m."fromCode"
    from jsonb_to_recordset(${tx.json(moves as never)}) as m (id uuid, "fromCode" text, "intoCode" text)
    where t.id = m.id and t.commune_code = m."intoCode"`
}

/** How many rows of a table lie in communes, by commune; roles that ended count no more. */
export async function countRowsIn(tx: Tx, table: string, codes: readonly string[]): Promise<Map<string, number>> {
  const alive = table === 'people.role_grant' ? tx`and valid_to is null` : tx``
  const rows = await tx<{ code: string; n: number }[]>`
    select commune_code as code, count(*)::int as n from ${tx(table)}
    where commune_code = any(${codes as string[]}) ${alive} group by commune_code order by commune_code`
  return new Map(rows.map(({ code, n }) => [code, n]))
}
