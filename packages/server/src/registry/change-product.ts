import { listProblems, type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { isGtin, toGtin14 } from '@saolang/epcis/keys/check-digit.ts'
import { act } from '../platform/act.ts'
import { addProductName, findProduct, type ProductRow, saveProduct } from './products.sql.ts'
import { refreshListing } from './refresh-listing.ts'

export type ProductChange = { productId: string; name: string; gtin?: string | undefined; reason?: string | undefined }

/**
 * Changes what its producer may change of a product: its name, kept in its history, and its GTIN, which needs no new
 * label because the verification code stays. Stars, place and decision come from decisions alone.
 */
export const changeProduct = act('product.change', async (context, change: ProductChange) => {
  const { tx, now, who } = context
  const product = await findProduct(tx, change.productId)
  if (!product) throw new Refused([{ code: 'not-found.product' }])
  refuseIf(findOwnerProblems(who, product))
  const name = tidy(change.name)
  const gtin = (change.gtin ?? '').replace(/[\s-]/g, '')
  refuseIf(
    listProblems([
      !name && { code: 'product.name-missing', at: 'name' },
      gtin !== '' && !isGtin(gtin) && { code: 'product.gtin-wrong', at: 'gtin' },
    ]),
  )
  await saveProduct(tx, { ...product, name, gtin: gtin ? toGtin14(gtin) : null }, now)
  if (name !== product.name)
    await addProductName(tx, {
      productId: product.id,
      name,
      at: now,
      by: who.personId ?? null,
      reason: tidy(change.reason ?? '') || null,
    })
  await refreshListing(context, product.id)
  context.on('product', product.id, { renamed: name !== product.name, gtin: gtin !== '' })
})

function findOwnerProblems(who: Actor, { organisationId, communeCode, provinceCode }: ProductRow): Problem[] {
  if (who.role === 'commune-officer')
    return findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' })
  return organisationId !== null && who.organisationId === organisationId ? [] : [{ code: 'forbidden.product' }]
}
