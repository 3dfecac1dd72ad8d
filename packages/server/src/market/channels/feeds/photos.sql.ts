import type { Tx } from '../../../platform/sql.ts'

/** The photos of these products in the shop, each product's oldest first. */
export async function listPhotosOf(
  tx: Tx,
  productIds: readonly string[],
): Promise<{ productId: string; sha256: string }[]> {
  return tx<{ productId: string; sha256: string }[]>`
    select product_id as "productId", sha256 from market.showcase_photo
    where product_id = any(${productIds as string[]}::uuid[]) and removed_at is null
    order by product_id, shown_at, sha256`
}
