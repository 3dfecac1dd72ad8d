import { shortCode } from '@saolang/core/kernel/short-code.ts'
import type { ActContext } from '../platform/act.ts'
import { getProduct } from '../registry/get-product.ts'
import { addKey, bindGtin, findKeyOf, type KeyRow } from './product-keys.sql.ts'

type Context = Pick<ActContext, 'tx' | 'now' | 'newRandom'>

let origin = 'http://localhost'

/** Sets the address that our own codes stand under: that of the system, without a final slash. */
export function configureCodes(publicUrl: string): void {
  origin = publicUrl
}

/** The address that our own codes stand under, without a final slash. */
export function codeOrigin(): string {
  return origin
}

/**
 * The key of a product in our own codes, made when first asked for and never changed, with the GTIN that the register has for
 * it by now. A GTIN that another product was bound to before is left out. Refuses with `not-found.product`.
 */
export async function getProductKey(context: Context, productId: string): Promise<KeyRow> {
  const product = await getProduct(context.tx, productId)
  const known = await makeKey(context, { productId, materialId: null })
  if (known.gtin !== null || product.gtin === null) return known
  await bindGtin(context.tx, known.key, product.gtin)
  return (await findKeyOf(context.tx, productId)) as KeyRow
}

/** The key of a material in our own codes, made when first asked for. */
export function getMaterialKey(context: Context, materialId: string): Promise<KeyRow> {
  return makeKey(context, { productId: null, materialId })
}

async function makeKey(
  { tx, now, newRandom }: Context,
  subject: { productId: string; materialId: null } | { productId: null; materialId: string },
): Promise<KeyRow> {
  for (;;) {
    const known = await findKeyOf(tx, subject.productId ?? subject.materialId)
    if (known) return known
    await addKey(tx, { key: shortCode(newRandom(16)), ...subject }, now)
  }
}
