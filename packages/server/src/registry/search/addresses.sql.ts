import type { Tx } from '../../platform/sql.ts'

/** The first id of every part of so many products of the register's list. */
export async function listPartStarts(tx: Tx, size: number): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from (select product_id as id, row_number() over (order by product_id) as no from registry.listing) numbered
    where (no - 1) % ${size}::int = 0 order by id`
  return rows.map(({ id }) => id)
}

/** The addresses of the products from an id on, in its order; those that are made up are left out. */
export async function listAddressesAfter(
  tx: Tx,
  { from, size }: { from: string; size: number },
): Promise<{ address: string }[]> {
  return tx<{ address: string }[]>`
    select address from (
      select address, is_demo, product_id from registry.listing where product_id >= ${from}::uuid order by product_id limit ${size}
    ) part where not is_demo order by product_id`
}
