import { type Pin, placeOf } from '@saolang/core/market/live/bag.ts'
import { publicView } from '../../../platform/act.ts'
import { showOffers } from '../../shop/read-offer.ts'
import { listStretches } from '../media/takes.sql.ts'
import { listPins } from './bag.sql.ts'

/** What was pinned in a live sale and when in its recording, by name. */
export const readChapters = publicView(async ({ tx, now }, sessionId: string): Promise<Pin[]> => {
  const pins = await listPins(tx, sessionId)
  const shown = await showOffers(tx, [...new Set(pins.map(({ offerId }) => offerId))], now)
  const names = new Map(shown.map(({ offer, record }) => [offer.id, `${record.product.name}, ${offer.pack}`]))
  const stretches = await listStretches(tx, sessionId)
  return pins.map(({ offerId, at }) => ({ offerId, name: names.get(offerId) ?? '', mediaMs: placeOf(at, stretches) }))
})
