import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findFlashProblems, mostInBag } from '@saolang/core/market/live/bag.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import { showOffers } from '../../shop/read-offer.ts'
import { releaseAside, setAside } from '../../stock/set-aside.ts'
import { telling, wake } from '../chat/fan-out.ts'
import { getLiveOf } from '../get-live.ts'
import { findMediaMs } from '../media/takes.sql.ts'
import { requirePapers } from '../paper-check.ts'
import type { LiveRow } from '../sessions.sql.ts'
import { addPin, type BagRow, listBag, putInBagRow, removeFromBag, setFlashRow } from './bag.sql.ts'

type InBag = { sessionId: string; offerId: string }

/** Puts an offer of the seller into the bag of a live sale; once on air, only with its papers. */
export const putInBag = telling(
  act('live-bag.fill', async (context, { sessionId, offerId }: InBag) => {
    const { live } = await getOpenLive(context, sessionId)
    const [shown] = await showOffers(context.tx, [offerId], context.now)
    if (!shown || shown.offer.sellerId !== live.sellerId)
      throw new Refused([{ code: 'not-found.offer', at: 'offerId' }])
    const bag = await listBag(context.tx, sessionId)
    refuseIf(bag.length >= mostInBag ? [{ code: 'live.bag-full', values: { most: mostInBag } }] : [])
    // What the register or an officer took off the screen does not come back by hand while that holds.
    const known = bag.find((item) => item.offerId === offerId)
    refuseIf(known?.removedWhy === 'officer' ? [{ code: 'forbidden.live-item' }] : [])
    if (live.status === 'live') await requirePapers(context, live, [offerId])
    refuseIf(
      shown.standing === 'no-star' ? [{ code: 'live.no-star', values: { name: shown.record.product.name } }] : [],
    )
    await putInBagRow(context.tx, sessionId, offerId)
    context.on('live', sessionId, { offerId })
  }),
  ({ sessionId }) => wake(sessionId),
)

/** Takes a product out of the bag; its own stock goes back to the shop. */
export const takeOutOfBag = telling(
  act('live-bag.empty', async (context, { sessionId, offerId }: InBag) => {
    await getOpenLive(context, sessionId)
    await takeOffScreen(context, { sessionId, offerId, why: 'seller' })
    context.on('live', sessionId, { offerId })
  }),
  ({ sessionId }) => wake(sessionId),
)

/** Pins a product: it stands under the picture, and a chapter of the recording begins. */
export const pinProduct = telling(
  act('live-bag.pin', async (context, { sessionId, offerId }: InBag) => {
    const { live } = await getOpenLive(context, sessionId)
    refuseIf(live.status === 'live' ? [] : [{ code: 'conflict.live-moved-on' }])
    await getItem(context, { sessionId, offerId })
    const mediaMs = await findMediaMs(context.tx, sessionId, context.now)
    await addPin(context.tx, { sessionId, offerId, mediaMs, by: context.who.personId ?? null }, context.now)
    context.on('live', sessionId, { offerId, mediaMs })
  }),
  ({ sessionId }) => wake(sessionId),
)

type Flash = InBag & { dong: number; minutes: number; quantity: number }

/** Sells a product of the bag at a lower price for some minutes, out of stock set aside for it alone. What is left of a former one is put to it. */
export const setFlash = telling(
  act('live-bag.flash', async (context, { sessionId, offerId, dong, minutes, quantity }: Flash) => {
    await getOpenLive(context, sessionId)
    await getItem(context, { sessionId, offerId })
    const [shown] = await showOffers(context.tx, [offerId], context.now)
    refuseIf(findFlashProblems({ dong, minutes, quantity, offerDong: shown?.offer.priceDong ?? 0 }))
    const { asideId } = await setAside(context, { offerId, purpose: 'live', purposeId: sessionId, quantity })
    const until = new Date(context.now.getTime() + minutes * 60_000)
    await setFlashRow(context.tx, { sessionId, offerId, asideId, dong, from: context.now, until })
    context.on('live', sessionId, { offerId, dong, minutes, quantity })
  }),
  ({ sessionId }) => wake(sessionId),
)

/** Takes a product off the screen with a reason and gives its stock back; false when it was not there. */
export async function takeOffScreen(
  context: ActContext,
  { sessionId, offerId, why }: InBag & { why: NonNullable<BagRow['removedWhy']> },
): Promise<boolean> {
  if (!(await removeFromBag(context.tx, { sessionId, offerId, why }, context.now))) return false
  await releaseAside(context, { offerId, purpose: 'live', purposeId: sessionId })
  return true
}

/** Gives back all stock that was set aside for a sale that is over. The bag stays to be read. */
export async function emptyBag(context: ActContext, sessionId: string): Promise<void> {
  for (const { offerId, asideId } of await listBag(context.tx, sessionId))
    if (asideId) await releaseAside(context, { offerId, purpose: 'live', purposeId: sessionId })
}

async function getOpenLive({ tx, who }: ActContext, sessionId: string): Promise<{ live: LiveRow }> {
  const { live } = await getLiveOf(tx, who, sessionId)
  refuseIf(live.status === 'planned' || live.status === 'live' ? [] : [{ code: 'conflict.live-moved-on' }])
  return { live }
}

async function getItem({ tx }: ActContext, { sessionId, offerId }: InBag): Promise<BagRow> {
  const item = (await listBag(tx, sessionId)).find((known) => known.offerId === offerId && !known.removedAt)
  if (!item) throw new Refused([{ code: 'not-found.live-item' }])
  return item
}
