import type { Tx } from '../../platform/sql.ts'

/** What a maker tells of a product for its trace page. `photo` is the hash of a stored picture. */
export type ProductFacts = {
  brand: string | null
  standards: string | null
  shelfLife: string | null
  warnings: string | null
  photo: string | null
}

/** What was told last of a product; undefined when nothing was. */
export async function findProductFacts(tx: Tx, productId: string): Promise<ProductFacts | undefined> {
  const [row] = await tx<ProductFacts[]>`
    select brand, standards, shelf_life as "shelfLife", warnings, photo from trace.product_facts
    where product_id = ${productId} order by told_at desc, id desc limit 1`
  return row
}

/** Tells the facts of a product anew. */
export async function addProductFacts(
  tx: Tx,
  { id, productId, by, at, ...facts }: ProductFacts & { id: string; productId: string; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into trace.product_facts (id, product_id, brand, standards, shelf_life, warnings, photo, told_by, told_at)
    values (${id}, ${productId}, ${facts.brand}, ${facts.standards}, ${facts.shelfLife}, ${facts.warnings}, ${facts.photo}, ${by}, ${at})`
}

/** Whether a stored picture is the photo of a product that is published now, or of a lot of it. */
export async function isPublishedPhoto(tx: Tx, sha256: string): Promise<boolean> {
  const [row] = await tx<{ is: boolean }[]>`
    select exists (
      select from trace.product_facts f join trace.publication p on p.product_id = f.product_id and p.ended_at is null
      where f.photo = ${sha256}) as is`
  return row?.is ?? false
}
