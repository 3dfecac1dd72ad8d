import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { listCertificatesOf } from '../certificates.sql.ts'
import { getProduct } from '../get-product.ts'
import { addFirstNames, addProducts, addProductVerificationCodes, touchProducts } from '../imports/take-in.sql.ts'
import type { ProductRow } from '../products.sql.ts'
import { refreshListings } from '../refresh-listing.ts'
import { noteMoved } from './follow.sql.ts'
import { findPlaceProblems, findReasonProblems } from './merge-problems.ts'
import { lockProducers } from './merge-producers.ts'
import { addMerge, giveProducts, lockProducts, moveFacts } from './merges.sql.ts'

export type ProductSplit = { productId: string; name: string; certificateIds: readonly string[]; reason: string }

/**
 * Parts a product of which a source told two as one: the facts named go to a new product. Only transcribed facts can: what was
 * issued says on its face what it is of.
 */
export const splitProduct = act('product.split', async (context, split: ProductSplit) => {
  const { tx, now, who } = context
  const { productId, certificateIds } = split
  context.on('product', productId, { facts: certificateIds.length })
  await lockProducts(tx, [productId])
  const product = await getProduct(tx, productId)
  refuseIf(findPlaceProblems(who, product))
  const own = (await listCertificatesOf(tx, [productId])).filter((row) => row.productId === productId)
  const chosen = own.filter(({ id }) => certificateIds.includes(id))
  refuseIf([
    ...findReasonProblems(split.reason),
    ...listProblems([
      tidy(split.name).length < 2 && { code: 'split.name-missing', at: 'name' },
      product.mergedInto !== null && { code: 'conflict.merged-already' },
      product.retractedAt !== null && { code: 'merge.taken-back' },
      chosen.length === 0 && { code: 'split.nothing-chosen', at: 'facts' },
      chosen.length === own.length && { code: 'split.all-chosen', at: 'facts' },
      chosen.some(({ kind }) => kind !== 'transcribed') && { code: 'split.issued', at: 'facts' },
    ]),
  ])
  const id = context.newId()
  const intoId = await addTwin(context, product, tidy(split.name))
  await addMerge(tx, {
    ...{ id, kind: 'product-split', fromId: productId, intoId, reason: tidy(split.reason), madeAt: now },
    ...{ provinceCode: product.provinceCode, fromName: product.name, intoName: tidy(split.name) },
    madeBy: who.personId ?? null,
  })
  const facts = chosen.map((row) => row.id)
  await moveFacts(tx, { ids: facts, intoId })
  await noteMoved(tx, id, 'certificate', facts)
  await touchProducts(tx, [productId], now)
  await refreshListings(context, [productId, intoId])
  return { id, productId: intoId }
})

async function addTwin(context: ActContext, product: ProductRow, name: string): Promise<string> {
  const { tx, now, who } = context
  const id = context.newId()
  await addProducts(tx, [{ ...product, id, name, importKey: `split ${id}` }], now)
  await addFirstNames(tx, [{ productId: id, name }], { by: who.personId ?? null, at: now })
  await addProductVerificationCodes(tx, [{ code: shortCode(context.newRandom(16)), productId: id }], now)
  return id
}

export type ProducerSplit = { fromId: string; intoId: string; productIds: readonly string[]; reason: string }

/**
 * Gives some products of a producer to another that was parted from it and registered. Packs and offers follow by the event;
 * dossiers stay with whoever filed them, certificates with the name that they were issued to.
 */
export const splitProducer = act('producer.split', async (context, split: ProducerSplit) => {
  const { tx, now, who } = context
  const { fromId, intoId, productIds } = split
  context.on('organisation', fromId, { into: intoId, products: productIds.length })
  refuseIf(fromId === intoId ? [{ code: 'merge.with-itself' }] : findReasonProblems(split.reason))
  const { from, into } = await lockProducers(context, fromId, intoId)
  const id = context.newId()
  await addMerge(tx, {
    ...{ id, kind: 'producer-split', fromId, intoId, reason: tidy(split.reason), madeAt: now },
    ...{ provinceCode: into.provinceCode, fromName: from.name, intoName: into.name, madeBy: who.personId ?? null },
  })
  const given = await giveProducts(tx, { fromId, intoId, producer: into.name, at: now, ids: productIds })
  refuseIf(given.length === 0 ? [{ code: 'split.nothing-chosen', at: 'products' }] : [])
  await noteMoved(tx, id, 'product', given)
  await refreshListings(context, given)
  await context.emit('ProducersMerged', { mergeId: id, fromId, intoId })
  return { id }
})
