import type { FeedItem } from '@saolang/core/market/channels/feed-item.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { toRecordView } from '../../../registry/record-view.ts'
import type { ShownOffer } from '../../shop/read-offer.ts'

type Around = { publicUrl: string; photos: readonly { sha256: string }[] }

/** An offer as a feed tells it. */
export function toFeedItem({ offer, record, seller, terms }: ShownOffer, { publicUrl, photos }: Around): FeedItem {
  const { product, current, place } = record
  const { ingredients, use, storage, shelfLife, warnings, origin } = offer.label
  const where = placeInWords(place.commune, place.province)
  const star = current.star === null ? '' : `Sản phẩm OCOP ${current.star} sao. `
  const told = [`Thành phần: ${ingredients}`, `Sử dụng: ${use}`, `Bảo quản: ${storage}`, `Hạn dùng: ${shelfLife}`]
  const more = [warnings && `Cảnh báo: ${warnings}`, `Xuất xứ: ${origin}`, `Nơi làm ra: ${where}`]
  return {
    id: offer.id,
    productId: product.id,
    name: product.name,
    pack: offer.pack,
    description:
      star +
      [...told, ...more]
        .filter(Boolean)
        .map((line) => `${String(line).replace(/\.$/, '')}.`)
        .join(' '),
    link: `${publicUrl}/shop/${offer.id}`,
    images: photos.map(({ sha256 }) => `${publicUrl}/shop/pictures/${sha256}/960.webp`),
    priceDong: offer.priceDong,
    available: offer.available,
    producer: product.producer ?? seller.name,
    seller: seller.name,
    sellerLink: `${publicUrl}/stores/${seller.id}`,
    place: where,
    industry: toRecordView(record).industry,
    deliveryDong: terms.deliveryDong,
    returns: terms.returns,
    isSample: product.isDemo,
    ...(product.gtin && { gtin: product.gtin.replace(/^0(?=\d{13}$)/, '') }),
    ...(current.star !== null && { star: current.star }),
    ...(current.number && { certificateNumber: current.number }),
    ...(current.standing.until && { certificateUntil: current.standing.until }),
  }
}
