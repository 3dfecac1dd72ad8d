import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { publicView } from '../../platform/act.ts'
import { afterId } from '../../platform/api/cursor.ts'
import { listOpenOfferIds } from '../offers/offers.sql.ts'
import { type ShownOffer, showOffers } from '../shop/read-offer.ts'

type Asked = { cursor?: string | undefined; size: number; product?: string | undefined; seller?: string | undefined }

/** A page of what can be bought today. An offer whose star has just ended stands in none: a page may hold fewer than were asked. */
export const listOpenOffers = publicView(
  async ({ tx, now }, { cursor, size, product, seller }: Asked): Promise<{ rows: ShownOffer[]; next?: string }> => {
    const asked = { after: afterId(cursor), productId: product, sellerId: seller, limit: size + 1 }
    const ids = await listOpenOfferIds(tx, asked, legalDateOf(now))
    const rows = (await showOffers(tx, ids.slice(0, size), now)).filter(({ standing }) => standing === 'on-sale')
    const last = ids[size - 1]
    return { rows, ...(ids.length > size && last && { next: Buffer.from(last).toString('base64url') }) }
  },
)
