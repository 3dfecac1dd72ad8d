import type { Pin } from '@saolang/core/market/live/bag.ts'
import { publicView } from '../../../platform/act.ts'
import { showOffers } from '../../shop/read-offer.ts'
import { listPins } from './bag.sql.ts'

/** What was pinned in a live sale and when in its recording, by name. */
export const readChapters = publicView(async ({ tx, now }, sessionId: string): Promise<Pin[]> => {
  const pins = await listPins(tx, sessionId)
  const shown = await showOffers(tx, [...new Set(pins.map(({ offerId }) => offerId))], now)
  const names = new Map(shown.map(({ offer, record }) => [offer.id, `${record.product.name}, ${offer.pack}`]))
  return pins.map((pin) => ({ ...pin, name: names.get(pin.offerId) ?? '' }))
})
