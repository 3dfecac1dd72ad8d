import type { Tx } from '../../platform/sql.ts'

export type Merge = {
  id: string
  kind: 'product' | 'producer' | 'product-split' | 'producer-split'
  fromId: string
  intoId: string
  reason: string
  provinceCode: string
  fromName: string
  intoName: string
  madeBy: string | null
  madeAt: Date
  undoneAt: Date | null
  undoReason: string | null
}

/** Records a merge; false when what goes has gone already. */
export async function addMerge(tx: Tx, merge: Omit<Merge, 'undoneAt' | 'undoReason'>): Promise<boolean> {
  const rows = await tx`
    insert into registry.merge (id, kind, from_id, into_id, reason, province_code, from_name, into_name, made_by, made_at)
    values (${merge.id}, ${merge.kind}, ${merge.fromId}, ${merge.intoId}, ${merge.reason}, ${merge.provinceCode},
      ${merge.fromName}, ${merge.intoName}, ${merge.madeBy}, ${merge.madeAt})
    on conflict do nothing returning id`
  return rows.length === 1
}

const columns = (tx: Tx) => tx`
  id, kind, from_id as "fromId", into_id as "intoId", reason, province_code as "provinceCode", from_name as "fromName",
  into_name as "intoName", made_by as "madeBy", made_at as "madeAt", undone_at as "undoneAt", undo_reason as "undoReason"`

/** The newest merges of an area (null: all). */
export async function listMerges(tx: Tx, provinceCode: string | null): Promise<Merge[]> {
  return tx<Merge[]>`
    select ${columns(tx)} from registry.merge where ${provinceCode}::text is null or province_code = ${provinceCode}
    order by made_at desc, id desc limit 100`
}

/** A merge. */
export async function findMerge(tx: Tx, id: string): Promise<Merge | undefined> {
  const [row] = await tx<Merge[]>`select ${columns(tx)} from registry.merge where id = ${id}`
  return row
}

/** Ends a merge; false when it was undone before. */
export async function endMerge(
  tx: Tx,
  { id, by, at, reason }: { id: string; by: string | null; at: Date; reason: string },
): Promise<boolean> {
  const rows = await tx`
    update registry.merge set undone_at = ${at}, undone_by = ${by}, undo_reason = ${reason}
    where id = ${id} and undone_at is null returning id`
  return rows.length === 1
}

/** Locks products in one order, so that two merges of the same take turns. */
export async function lockProducts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx`select from registry.product where id = any(${ids as string[]}::uuid[]) order by id for update`
}

/** Has a product go into another, which takes over all that had gone into it. */
export async function joinProduct(tx: Tx, fromId: string, intoId: string, at: Date): Promise<void> {
  await tx`
    update registry.product set merged_into = ${intoId}, version = version + 1, changed_at = ${at} where id = ${fromId}`
  await tx`
    update registry.product i set absorbed = i.absorbed || f.id || f.absorbed, version = i.version + 1, changed_at = ${at}
    from registry.product f where f.id = ${fromId} and i.id = ${intoId}`
}

/** Has a product stand for itself again, with what had gone into it before. */
export async function partProduct(tx: Tx, fromId: string, intoId: string, at: Date): Promise<void> {
  await tx`
    update registry.product i set version = i.version + 1, changed_at = ${at},
      absorbed = array(select a from unnest(i.absorbed) as a where a <> f.id and a <> all(f.absorbed))
    from registry.product f where f.id = ${fromId} and i.id = ${intoId}`
  await tx`
    update registry.product set merged_into = null, version = version + 1, changed_at = ${at} where id = ${fromId}`
}

/** Gives the products of one organisation to another, under its name; those named alone, when some are. Gives their ids. */
export async function giveProducts(
  tx: Tx,
  give: { fromId: string; intoId: string; producer: string; at: Date; ids?: readonly string[] },
): Promise<string[]> {
  const named = give.ids ? tx`and id = any(${give.ids as string[]}::uuid[])` : tx``
  const rows = await tx<{ id: string }[]>`
    update registry.product set organisation_id = ${give.intoId}, producer = ${give.producer}, version = version + 1, changed_at = ${give.at}
    where organisation_id = ${give.fromId} ${named} returning id`
  return rows.map(({ id }) => id)
}

/** Has a product lead to another, without taking part in its story: it has nothing of its own. */
export async function leadProduct(tx: Tx, id: string, intoId: string): Promise<void> {
  await tx`update registry.product set merged_into = ${intoId} where id = ${id}`
}

/** Has transcribed facts be told of another product. */
export async function moveFacts(tx: Tx, { ids, intoId }: { ids: readonly string[]; intoId: string }): Promise<void> {
  await tx`update registry.certificate set product_id = ${intoId} where id = any(${ids as string[]}::uuid[])`
}
