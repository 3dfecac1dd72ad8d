import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { findShowcaseProblems, mostPhotos } from '@saolang/core/market/shop/showcase.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { type StoredFile, storeUpload, type Upload } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { getSeat } from '../../trace/seat.ts'
import { findShowcase, hidePhoto, listPhotos, saveShowcaseRow, showPhoto } from './showcase.sql.ts'

type ShowcaseInput = {
  productId: string
  story: string
  months: readonly number[]
  /** A photo to add, with what it shows in words. */
  photo?: { file: StoredFile; alt: string } | undefined
  /** Hashes of photos to take away. */
  takeAway?: readonly string[] | undefined
}

/** Shows a product in the shop: its story, its months, its photos. As its maker, or the commune's officer who acts for them. */
export const saveShowcase = act('showcase.save', async (context, input: ShowcaseInput) => {
  const { tx, who, now } = context
  const { productId, photo, takeAway = [] } = input
  const seat = await getSeatOf(tx, who, productId)
  const shown = { story: tidyLines(input.story), months: [...new Set(input.months)].toSorted((a, b) => a - b) }
  const kept = (await listPhotos(tx, productId)).filter(({ sha256 }) => !takeAway.includes(sha256))
  const added = photo && { ...photo, alt: tidy(photo.alt) }
  refuseIf(findShowcaseProblems(shown, { photos: kept.length + (added ? 1 : 0), alts: added ? [added.alt] : [] }))
  await saveShowcaseRow(tx, { productId, organisationId: seat.id, ...shown }, { by: who.personId ?? null, at: now })
  for (const sha256 of takeAway) await hidePhoto(tx, { productId, sha256 }, now)
  if (added) {
    const { sha256, width = 0, height = 0 } = added.file
    await showPhoto(tx, { productId, sha256, alt: added.alt, width, height }, now)
  }
  context.on('product', productId, { photos: kept.length + (added ? 1 : 0), actedFor: who.role !== 'producer' })
  await renewProductPage(context, productId)
})

/** Examines and keeps a photo for the shop; refuses what is no picture. */
export async function storeShowcasePhoto(upload: Upload): Promise<StoredFile> {
  const file = await storeUpload(upload)
  refuseIf(listProblems([file.width === undefined && { code: 'showcase.photo-expected', at: 'photo' }]))
  return file
}

/** What of a product stands in the shop, for who may change it. */
export const readShowcase = view('offer.read', async ({ tx, who }, productId: string) => {
  const seat = await getSeatOf(tx, who, productId)
  const { name } = await getProduct(tx, productId)
  const shown = await findShowcase(tx, productId)
  return {
    seller: { id: seat.id, name: seat.name, isHelped: who.role !== 'producer' },
    product: { id: productId, name },
    story: shown?.story ?? '',
    months: shown?.months ?? [],
    photos: await listPhotos(tx, productId),
    mostPhotos,
  }
})

async function getSeatOf(tx: Tx, who: Actor, productId: string) {
  const { organisationId } = await getProduct(tx, productId)
  refuseIf(organisationId ? [] : [{ code: 'forbidden.organisation' }])
  return getSeat(tx, who, organisationId as string)
}
