import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { view } from '../../../platform/act.ts'
import { getSeat } from '../../../trace/seat.ts'
import { listOffersOfSeller } from '../../offers/offers.sql.ts'
import { showOffers } from '../../shop/read-offer.ts'
import { listPhotosOf } from '../feeds/photos.sql.ts'
import { toFeedItem } from '../feeds/to-item.ts'
import type { TemplateOffer } from './fill-template.ts'

type Asked = { organisationId: string | undefined; publicUrl: string }

/** A seller's offers that can be sold today, as a platform's sheet takes them. */
export const readTemplateOffers = view(
  'channel.read',
  async ({ tx, who, now }, { organisationId, publicUrl }: Asked) => {
    const { id, name, address } = await getSeat(tx, who, organisationId)
    const offers = await listOffersOfSeller(tx, id, legalDateOf(now))
    const shown = await showOffers(
      tx,
      offers.map((offer) => offer.id),
      now,
    )
    const photos = await listPhotosOf(
      tx,
      offers.map(({ productId }) => productId),
    )
    const sold = shown.filter(({ standing }) => standing === 'on-sale' || standing === 'sold-out')
    const told = sold.map((each): TemplateOffer => {
      const { productId, label, pack } = each.offer
      const item = toFeedItem(each, { publicUrl, photos: photos.filter((photo) => photo.productId === productId) })
      const [image = '', image2 = '', image3 = '', image4 = '', image5 = ''] = item.images
      const facts = {
        ...{ name: item.name, description: item.description, price: item.priceDong, stock: item.available, pack },
        ...{ sku: each.offer.id.slice(-12).toUpperCase(), brand: item.producer, gtin: item.gtin ?? '' },
        ...{ ingredients: label.ingredients, origin: label.origin, shelfLife: label.shelfLife },
        ...{ producer: item.producer, producerAddress: address, image, image2, image3, image4, image5 },
      }
      return { id: each.offer.id, facts }
    })
    return { seller: { id, name, isHelped: who.role !== 'producer' }, offers: told }
  },
)
