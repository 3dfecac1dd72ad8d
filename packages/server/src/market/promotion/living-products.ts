import type { Tx } from '../../platform/sql.ts'
import { listProducts } from '../../registry/get-product.ts'

/** The products of an organisation that may be promoted: not those that went on under another record or left the register. */
export async function listLivingProducts(tx: Tx, organisationId: string): Promise<{ id: string; name: string }[]> {
  const products = await listProducts(tx, organisationId)
  return products.filter(({ mergedInto, retractedAt }) => mergedInto === null && retractedAt === null)
}
