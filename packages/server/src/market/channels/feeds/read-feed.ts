import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { type FeedItem, type FieldFault, findFieldFaults } from '@saolang/core/market/channels/feed-item.ts'
import { type FeedName, feedFields, feedNames } from '@saolang/core/market/channels/feeds.ts'
import type { Feed } from '@saolang/core/market/channels/write-feed.ts'
import { findOrganisation } from '../../../people/get-organisation.ts'
import { listProvinces } from '../../../people/get-place.ts'
import { publicView, view } from '../../../platform/act.ts'
import type { Tx } from '../../../platform/sql.ts'
import { getRecords } from '../../../registry/get-product.ts'
import { getSeat } from '../../../trace/seat.ts'
import { listOffersOfSeller, listOpenOffers, type OfferRow } from '../../offers/offers.sql.ts'
import { type ShownOffer, showOffers } from '../../shop/read-offer.ts'
import { listPhotosOf } from './photos.sql.ts'
import { toFeedItem } from './to-item.ts'

/** Of whom a feed is: of everybody, of a seller, of a province. */
export type FeedScope = { sellerId?: string | undefined; provinceCode?: string | undefined }

type Asked = { feed: FeedName; scope: FeedScope; publicUrl: string }

/**
 * A feed as it is at this moment: offers that can be bought, or are sold out for now, whose stars the register says hold, without
 * those that its reader would refuse. Refuses with `not-found.seller` or `not-found.province` what is nobody's.
 */
export const readFeed = publicView(async ({ tx, now }, { feed, scope, publicUrl }: Asked): Promise<Feed> => {
  const name = await nameScope(tx, scope)
  const open = (await listOpenOffers(tx, legalDateOf(now))).filter(
    ({ sellerId }) => scope.sellerId === undefined || sellerId === scope.sellerId,
  )
  const items = await toItems(tx, { offers: open, scope, publicUrl, now })
  return {
    feed,
    title: name ? `Sản phẩm OCOP · ${name}` : 'Sản phẩm OCOP',
    link: `${publicUrl}/shop`,
    items: items.filter((item) => findFieldFaults(feedFields[feed], item).length === 0),
  }
})

/** What a seller's offers lack for each feed. */
export const readFeedFaults = view(
  'offer.read',
  async (
    { tx, who, now },
    { organisationId, publicUrl }: { organisationId: string | undefined; publicUrl: string },
  ) => {
    const { id, name } = await getSeat(tx, who, organisationId)
    const offers = await listOffersOfSeller(tx, id, legalDateOf(now))
    const items = await toItems(tx, { offers, scope: {}, publicUrl, now })
    const seller = { id, name, isHelped: who.role !== 'producer' }
    const faults = items.map(({ id: offerId, name: product, pack, ...item }) => ({
      ...{ offerId, productId: item.productId, name: product, pack },
      faults: feedNames.flatMap((feed): ({ feed: FeedName } & FieldFault)[] =>
        findFieldFaults(feedFields[feed], { id: offerId, name: product, pack, ...item }).map((fault) => ({
          feed,
          ...fault,
        })),
      ),
    }))
    return { seller, offers: faults }
  },
)

type Telling = { offers: readonly OfferRow[]; scope: FeedScope; publicUrl: string; now: Date }

async function toItems(tx: Tx, { offers, scope, publicUrl, now }: Telling): Promise<FeedItem[]> {
  const records = await getRecords(tx, [...new Set(offers.map(({ productId }) => productId))], legalDateOf(now))
  const holding = offers.filter(({ productId }) => {
    const record = records.get(productId)
    const isThere = scope.provinceCode === undefined || record?.product.provinceCode === scope.provinceCode
    return isThere && record?.current.standing.holds === true
  })
  const shown = await showOffers(
    tx,
    holding.map(({ id }) => id),
    now,
  )
  const photos = Map.groupBy(await listPhotosOf(tx, [...records.keys()]), ({ productId }) => productId)
  return shown
    .filter(({ standing }: ShownOffer) => standing === 'on-sale' || standing === 'sold-out')
    .map((each) => toFeedItem(each, { publicUrl, photos: photos.get(each.offer.productId) ?? [] }))
}

async function nameScope(tx: Tx, { sellerId, provinceCode }: FeedScope): Promise<string | undefined> {
  if (sellerId) {
    const seller = await findOrganisation(tx, sellerId)
    if (!seller) throw new Refused([{ code: 'not-found.organisation' }])
    return seller.name
  }
  if (!provinceCode) return undefined
  const province = (await listProvinces(tx)).find(({ code }) => code === provinceCode)
  if (!province) throw new Refused([{ code: 'not-found.place', values: { code: provinceCode } }])
  return province.name
}
