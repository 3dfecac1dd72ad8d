import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findReturnProblems, mostReturnPhotos, type ReturnReason } from '@saolang/core/market/return.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../../../platform/act.ts'
import { type StoredFile, storeUpload, type Upload } from '../../../platform/files.ts'
import { getOrderOfCode, getOrderOfSeller, moveOrder } from '../move-order.ts'
import { tellSeller } from '../tell-seller.ts'
import { addReturn, addReturnPhoto, findDelivered, findReturnPhoto } from './returns.sql.ts'

type Asked = { code: string; orderId: string; reason: string; words: string }

/**
 * Asks to send a delivered order back, as its buyer: why, in words, with photos. Nothing that spoils goes back unless something is
 * wrong with it. Photos are drawn anew without their metadata.
 */
export async function askReturn(who: Actor, asked: Asked & { photos: readonly Upload[] }): Promise<void> {
  const { photos, ...words } = asked
  await checkReturn(who, { ...words, count: photos.length })
  const kept: StoredFile[] = []
  for (const photo of photos.slice(0, mostReturnPhotos)) kept.push(await storeUpload(photo))
  const isPhoto = ({ mediaType }: StoredFile) => mediaType.startsWith('image/')
  refuseIf(kept.every(isPhoto) ? [] : [{ code: 'return.not-a-photo', at: `photos-${asked.orderId}` }])
  await writeReturn(who, { ...words, photos: kept })
}

// Nothing is stored for whom it is refused.
const checkReturn = act('order.ask-return', async (context, { count, ...asked }: Asked & { count: number }) => {
  const order = await getOrderOfCode(context.tx, asked.code, asked.orderId)
  refuseIf(order.status === 'delivered' ? [] : [{ code: 'conflict.order-moved-on' }])
  const { deliveredAt, isPerishable } = await findDelivered(context.tx, order.id)
  const facts = { deliveredAt: deliveredAt ?? order.placedAt, now: context.now, isPerishable }
  refuseIf(findReturnProblems({ ...asked, words: tidy(asked.words), photos: count }, facts, order.id))
  context.on('order', order.id, { reason: asked.reason, photos: count })
})

const writeReturn = act('order.ask-return', async (context, asked: Asked & { photos: readonly StoredFile[] }) => {
  const { tx, now } = context
  const order = await getOrderOfCode(tx, asked.code, asked.orderId)
  const words = tidy(asked.words)
  // The words stand with the request, from where they can be erased; events are for ever.
  await moveOrder(context, { order, move: 'ask-return', party: 'buyer' })
  const requestId = context.newId()
  await addReturn(tx, { id: requestId, orderId: order.id, reason: asked.reason as ReturnReason, words }, now)
  for (const [i, { sha256, mediaType }] of asked.photos.entries())
    await addReturnPhoto(tx, { requestId, no: i + 1, sha256, mediaType })
  const { id: orderId, sellerId, payCode } = order
  await tellSeller(context, { orderId, sellerId, payCode, kind: 'return-asked' })
  context.on('order', order.id, { move: 'ask-return', reason: asked.reason, photos: asked.photos.length })
})

/** A photo of a return, for the seller of its order. */
export const readReturnPhoto = view(
  'order.read',
  async (context, photo: { orderId: string; requestId: string; no: number }) => {
    await getOrderOfSeller(context, photo.orderId)
    const found = await findReturnPhoto(context.tx, photo)
    if (!found) throw new Refused([{ code: 'not-found.page' }])
    return found
  },
)
