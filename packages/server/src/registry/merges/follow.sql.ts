import type { Tx } from '../../platform/sql.ts'

/**
 * Rows that belong to a product or a producer: their table, and the column that says to which. `key` names what a row is known by,
 * `id` where nothing is said. `onceBy`: the other already has a row with the same of these, then it stays where it is.
 */
export type Belonging = { table: string; column: string; key?: string; onceBy?: readonly string[] }

/** From whom to whom; `among`: only rows whose other column is one of these. */
export type HandOver = { fromId: string; intoId: string; among?: { column: string; ids: readonly string[] } }

/** Hands rows of the calling room over; gives what they are known by. */
export async function handRowsOver(
  tx: Tx,
  { table, column, key = 'id', onceBy }: Belonging,
  { fromId, intoId, among }: HandOver,
): Promise<string[]> {
  const within = among ? tx`and m.${tx(among.column)} = any(${among.ids as string[]}::uuid[])` : tx``
  const same = (onceBy ?? []).reduce((all, by) => tx`${all} and t.${tx(by)} = m.${tx(by)}`, tx``)
  const once = onceBy ? tx`and not exists (select from ${tx(table)} t where t.${tx(column)} = ${intoId} ${same})` : tx``
  const rows = await tx<{ id: string }[]>`
    update ${tx(table)} m set ${tx(column)} = ${intoId} where m.${tx(column)} = ${fromId} ${within} ${once}
    returning m.${tx(key)} as id`
  return rows.map(({ id }) => id)
}

/** Hands rows back, if they are still where they went. */
export async function handRowsBack(
  tx: Tx,
  { table, column, key = 'id' }: Belonging,
  { fromId, intoId, ids }: { fromId: string; intoId: string; ids: readonly string[] },
): Promise<void> {
  await tx`
    update ${tx(table)} set ${tx(column)} = ${fromId}
    where ${tx(key)} = any(${ids as string[]}::uuid[]) and ${tx(column)} = ${intoId}`
}

/** How many rows belong to each of several. */
export async function countRowsOf(
  tx: Tx,
  { table, column }: Belonging,
  ids: readonly string[],
): Promise<{ id: string; count: number }[]> {
  return tx<{ id: string; count: number }[]>`
    select ${tx(column)} as id, count(*)::int as count from ${tx(table)}
    where ${tx(column)} = any(${ids as string[]}::uuid[]) group by 1`
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
