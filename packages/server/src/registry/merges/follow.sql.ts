import type { Tx } from '../../platform/sql.ts'

/** Rows that belong to a product or a producer: their table, with `id`, and the column that says to which. */
export type Belonging = { table: string; column: string }

/** From whom to whom; `among`: only rows whose other column is one of these. */
export type HandOver = { fromId: string; intoId: string; among?: { column: string; ids: readonly string[] } }

/** Hands rows of the calling room over; gives their ids. */
export async function handRowsOver(
  tx: Tx,
  { table, column }: Belonging,
  { fromId, intoId, among }: HandOver,
): Promise<string[]> {
  const within = among ? tx`and ${tx(among.column)} = any(${among.ids as string[]}::uuid[])` : tx``
  const rows = await tx<{ id: string }[]>`
    update ${tx(table)} set ${tx(column)} = ${intoId} where ${tx(column)} = ${fromId} ${within} returning id`
  return rows.map(({ id }) => id)
}

/** Hands rows back, if they are still where they went. */
export async function handRowsBack(
  tx: Tx,
  { table, column }: Belonging,
  { fromId, intoId, ids }: { fromId: string; intoId: string; ids: readonly string[] },
): Promise<void> {
  await tx`
    update ${tx(table)} set ${tx(column)} = ${fromId} where id = any(${ids as string[]}::uuid[]) and ${tx(column)} = ${intoId}`
}

/** How many rows belong to one. */
export async function countRows(tx: Tx, { table, column }: Belonging, id: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`select count(*)::int as n from ${tx(table)} where ${tx(column)} = ${id}`
  return row?.n ?? 0
}

/** Notes what went over with a merge or a split. */
export async function noteMoved(tx: Tx, mergeId: string, kind: string, ids: readonly string[]): Promise<void> {
  await tx`
    insert into registry.merge_move (merge_id, kind, subject_id)
    select ${mergeId}, ${kind}, id from unnest(${ids as string[]}::uuid[]) as id on conflict do nothing`
}

/** What of a kind went over with a merge or a split. */
export async function listMoved(tx: Tx, mergeId: string, kind: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select subject_id as id from registry.merge_move where merge_id = ${mergeId} and kind = ${kind}`
  return rows.map(({ id }) => id)
}

/** How many of each kind went over with merges and splits. */
export async function countMoved(
  tx: Tx,
  mergeIds: readonly string[],
): Promise<{ mergeId: string; kind: string; n: number }[]> {
  return tx<{ mergeId: string; kind: string; n: number }[]>`
    select merge_id as "mergeId", kind, count(*)::int as n from registry.merge_move
    where merge_id = any(${mergeIds as string[]}::uuid[]) group by 1, 2 order by 1, 2`
}
