import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import {
  readShopWords,
  type ShopChoices,
  type ShopReading,
  type ShopSort,
} from '@saolang/core/market/shop/shop-question.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getRecords, type RegisterRecord } from '../../registry/get-product.ts'
import { getVocabulary } from '../../registry/search/vocabulary-cache.ts'
import { listOffersById, type OfferRow } from '../offers/offers.sql.ts'
import { type FoundOffer, type ShopCount, type ShopFound, type ShopQuery, searchShop } from './shop.sql.ts'
import { listFirstPhotos, type PhotoRow } from './showcase.sql.ts'

/** What is asked of the shop: words as typed, choices of facets, the order, which page of how many. */
export type ShopSearch = {
  q: string
  facets: ShopChoices
  sellerId?: string | undefined
  sort?: ShopSort
  page?: number
  size?: number
}

/** A product of the shop: its cheapest offer of those asked for, with the register's record of this moment. */
export type ShopFinding = {
  record: RegisterRecord
  offer: OfferRow
  found: FoundOffer
  photo: PhotoRow | undefined
  months: readonly number[]
}

export type ShopResults = {
  findings: ShopFinding[]
  total: number
  counts: ShopCount[]
  reading: Pick<ShopReading, 'corrected' | 'unknown'>
}

/** What is on sale today from products whose stars the register says hold. Facets are counted, each without its own choice. */
export const readShop = publicView(async ({ tx, now }, search: ShopSearch): Promise<ShopResults> => {
  const { page = 1, size = 24, sort = 'newest', facets, sellerId } = search
  const today = legalDateOf(now)
  const query = { today, choices: facets, sellerId, sort, size, offset: (page - 1) * size }
  const { reading, found } = await find(tx, tidy(search.q), query)
  return { findings: await dress(tx, found.rows, today), total: found.total, counts: found.counts, reading }
})

const asTyped = { corrected: [], unknown: [] }

async function find(tx: Tx, typed: string, query: ShopQuery) {
  if (!typed) return { reading: asTyped, found: await searchShop(tx, query) }
  const readings = readShopWords(typed, await getVocabulary(tx))
  let first: { reading: ShopReading; found: ShopFound } | undefined
  for (const reading of readings) {
    const { tsquery, phrase } = reading
    const found = await searchShop(tx, { ...query, tsquery, phrase })
    if (found.total > 0) return { reading, found }
    first ??= { reading, found }
  }
  return first ?? { reading: { ...asTyped, unknown: [typed] }, found: { rows: [], total: 0, counts: [] } }
}

async function dress(tx: Tx, rows: readonly FoundOffer[], today: string): Promise<ShopFinding[]> {
  const productIds = rows.map(({ productId }) => productId)
  const [records, offers, photos] = await Promise.all([
    getRecords(tx, productIds, today),
    listOffersById(
      tx,
      rows.map(({ offerId }) => offerId),
      today,
    ),
    listFirstPhotos(tx, productIds),
  ])
  return rows.flatMap((found) => {
    const record = records.get(found.productId)
    const offer = offers.find(({ id }) => id === found.offerId)
    const photo = photos.find(({ productId }) => productId === found.productId)
    return record && offer ? [{ record, offer, found, photo, months: found.months }] : []
  })
}
