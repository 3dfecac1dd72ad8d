import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { getRecord } from '../../registry/get-product.ts'
import { listOffersOfProduct, setOfferState } from './offers.sql.ts'
import { keepChange } from './save-offer.ts'

const pauseStarless = act('offer.follow', async (context, { productId }: { productId: string }) => {
  const today = legalDateOf(context.now)
  const { current } = await getRecord(context.tx, productId, today)
  const offers = current.standing.holds ? [] : await listOffersOfProduct(context.tx, productId, today)
  let paused = 0
  for (const { id } of offers)
    if (await setOfferState(context.tx, { id, state: 'paused', why: 'certificate' }, context.now)) {
      await keepChange(context, id, productId)
      paused++
    }
  context.on('product', productId, { paused })
})

/** Pauses the offers of a product whose stars ended and were not followed by others. Buyers see it before: every page asks the register. */
export function onCertificateEnded({ productId }: { productId: string }): Promise<void> {
  return pauseStarless(system, { productId })
}
