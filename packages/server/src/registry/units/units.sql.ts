import type { Tx } from '../../platform/sql.ts'

/** Has the products of units lie in another one; gives each with its former code. What was recorded of their place stays. */
export async function moveProducts(
  tx: Tx,
  { fromCodes, into, at }: { fromCodes: readonly string[]; into: string; at: Date },
): Promise<{ id: string; fromCode: string }[]> {
  return tx<{ id: string; fromCode: string }[]>`
    with moved as (
      select id, commune_code from registry.product
      where commune_code = any(${fromCodes as string[]}) and commune_code <> ${into} order by id for update
    )
    update registry.product p set commune_code = ${into}, version = version + 1, changed_at = ${at}
    from moved where moved.id = p.id returning p.id, moved.commune_code as "fromCode"`
}

/** Has products lie again where they lay, if they are still where they were moved to; gives their ids. */
export async function moveProductsBack(
  tx: Tx,
  moves: readonly { id: string; fromCode: string; intoCode: string }[],
  at: Date,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update registry.product p set commune_code = m."fromCode", version = version + 1, changed_at = ${at}
    from jsonb_to_recordset(${tx.json(moves as never)}) as m (id uuid, "fromCode" text, "intoCode" text)
    where p.id = m.id and p.commune_code = m."intoCode" returning p.id`
  return rows.map(({ id }) => id)
}

/** The products that lie in a unit, for their lines to be made anew. */
export async function listProductsIn(tx: Tx, code: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from registry.product where commune_code = ${code} and merged_into is null and retracted_at is null`
  return rows.map(({ id }) => id)
}

/** The products that lie in units and stand for themselves, each with its unit. */
export async function listIdsIn(tx: Tx, codes: readonly string[]): Promise<{ id: string; communeCode: string }[]> {
  return tx<{ id: string; communeCode: string }[]>`
    select id, commune_code as "communeCode" from registry.product
    where commune_code = any(${codes as string[]}) and merged_into is null and retracted_at is null`
}
