import type { Tx } from '../platform/sql.ts'

/** A key of our own codes, and what it names. */
export type KeyRow = { key: string; productId: string | null; materialId: string | null; gtin: string | null }

const columns = (tx: Tx) => tx`key, product_id as "productId", material_id as "materialId", gtin`

/** The key of a product or a material, with the GTIN that was bound to it. */
export async function findKeyOf(tx: Tx, subjectId: string): Promise<KeyRow | undefined> {
  const [row] = await tx<KeyRow[]>`
    select ${columns(tx)} from trace.product_key where product_id = ${subjectId} or material_id = ${subjectId}`
  return row
}

/** What a key names. */
export async function findKey(tx: Tx, key: string): Promise<KeyRow | undefined> {
  const [row] = await tx<KeyRow[]>`select ${columns(tx)} from trace.product_key where key = ${key}`
  return row
}

/** The keys of products; `most` at most. */
export async function listProductKeys(tx: Tx, most: number): Promise<{ key: string; productId: string }[]> {
  return tx<{ key: string; productId: string }[]>`
    select key, product_id as "productId" from trace.product_key where product_id is not null order by key limit ${most}`
}

/** What a GTIN (14 digits) is bound to. */
export async function findKeyByGtin(tx: Tx, gtin: string): Promise<KeyRow | undefined> {
  const [row] = await tx<KeyRow[]>`select ${columns(tx)} from trace.product_key where gtin = ${gtin}`
  return row
}

/** Adds a key; false when the key is taken or what it names has one. */
export async function addKey(tx: Tx, { key, productId, materialId }: Omit<KeyRow, 'gtin'>, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into trace.product_key (key, product_id, material_id, made_at)
    values (${key}, ${productId}, ${materialId}, ${at}) on conflict do nothing returning key`
  return rows.length > 0
}

/** Binds a GTIN to a key, unless another key has it; a GTIN that is bound stays. */
export async function bindGtin(tx: Tx, key: string, gtin: string): Promise<void> {
  await tx`
    update trace.product_key set gtin = ${gtin}
    where key = ${key} and gtin is null and not exists (select from trace.product_key where gtin = ${gtin})`
}
