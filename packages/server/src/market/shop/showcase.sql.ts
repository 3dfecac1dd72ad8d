import type { Tx } from '../../platform/sql.ts'

export type ShowcaseRow = { productId: string; organisationId: string; story: string; months: number[] }
export type PhotoRow = { productId: string; sha256: string; alt: string; width: number; height: number }

/** What a maker shows of a product; undefined before it ever showed anything. */
export async function findShowcase(tx: Tx, productId: string): Promise<ShowcaseRow | undefined> {
  const [row] = await tx<ShowcaseRow[]>`
    select product_id as "productId", organisation_id as "organisationId", story, months
    from market.showcase where product_id = ${productId}`
  return row
}

/** Writes what a maker shows of a product. */
export async function saveShowcaseRow(
  tx: Tx,
  { productId, organisationId, story, months }: ShowcaseRow,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into market.showcase (product_id, organisation_id, story, months, changed_at, changed_by)
    values (${productId}, ${organisationId}, ${story}, ${months}::smallint[], ${at}, ${by})
    on conflict (product_id) do update set story = excluded.story, months = excluded.months,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`
}

const photoColumns = (tx: Tx) => tx`product_id as "productId", sha256, alt, width, height`

/** The photos of a product in the shop, oldest first. */
export async function listPhotos(tx: Tx, productId: string): Promise<PhotoRow[]> {
  return tx<PhotoRow[]>`
    select ${photoColumns(tx)} from market.showcase_photo
    where product_id = ${productId} and removed_at is null order by shown_at, sha256`
}

/** The first photo of each of these products. */
export async function listFirstPhotos(tx: Tx, productIds: readonly string[]): Promise<PhotoRow[]> {
  return tx<PhotoRow[]>`
    select distinct on (product_id) ${photoColumns(tx)} from market.showcase_photo
    where product_id = any(${productIds as string[]}::uuid[]) and removed_at is null
    order by product_id, shown_at, sha256`
}

/** Shows a photo of a product, again if it was taken away. */
export async function showPhoto(tx: Tx, photo: PhotoRow, at: Date): Promise<void> {
  await tx`
    insert into market.showcase_photo (product_id, sha256, alt, width, height, shown_at)
    values (${photo.productId}, ${photo.sha256}, ${photo.alt}, ${photo.width}, ${photo.height}, ${at})
    on conflict (product_id, sha256) do update set alt = excluded.alt, removed_at = null`
}

/** Takes a photo of a product out of the shop. */
export async function hidePhoto(tx: Tx, { productId, sha256 }: Pick<PhotoRow, 'productId' | 'sha256'>, at: Date) {
  await tx`
    update market.showcase_photo set removed_at = ${at}
    where product_id = ${productId} and sha256 = ${sha256} and removed_at is null`
}

/** Whether a stored picture is open to anyone: shown of a product, or part of a review that stands. */
export async function isOpenPicture(tx: Tx, sha256: string): Promise<boolean> {
  const [row] = await tx<{ is: boolean }[]>`
    select exists (select from market.showcase_photo where sha256 = ${sha256} and removed_at is null)
      or exists (select from market.buyer_review_photo p join market.buyer_review r on r.id = p.review_id
        where p.sha256 = ${sha256} and r.removed_at is null) as is`
  return row?.is ?? false
}
