import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { inSentence, placeInWords } from '@saolang/core/people/place-name.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { getPlace, listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { addressOf, getRecords, listProducts } from '../../registry/get-product.ts'
import { findTerms } from '../offers/offers.sql.ts'
import { readSellerRating } from '../reviews/read-buyer-reviews.ts'
import { readShop } from '../shop/read-shop.ts'
import { toLine } from '../shop/to-line.ts'
import { countByProvince, listSellersOf } from './stores.sql.ts'

const pageSize = 24
const mostSellers = 60

/** The store of a seller: who it is, what it has on sale, and all its products as the register tells them today. Refuses with `not-found.store`. */
export const readStore = publicView(async ({ tx, now }, { id, page }: { id: string; page: number }) => {
  const terms = await findTerms(tx, id)
  if (!terms) throw new Refused([{ code: 'not-found.store' }])
  const today = legalDateOf(now)
  const seller = await getOrganisation(tx, id)
  const [sold, rating, own, place] = await Promise.all([
    readShop({ q: '', facets: {}, sellerId: id, page, size: pageSize }),
    readSellerRating(id),
    listProducts(tx, id),
    getPlace(tx, seller.communeCode),
  ])
  const records = await getRecords(
    tx,
    own.map((product) => product.id),
    today,
  )
  const number = seller.registrationNo ?? seller.taxCode
  const onSale = new Set(sold.findings.map(({ found }) => found.productId))
  return {
    store: {
      ...{
        id,
        name: seller.name,
        address: addressInWords(seller.address, place),
        phone: terms.phone,
        isSample: seller.isDemo,
      },
      ...(number && { number }),
    },
    province: { code: seller.provinceCode, name: place.provinceName },
    place: placeInWords(place.communeName, place.provinceName),
    rating,
    lines: sold.findings.map(toLine),
    photo: sold.findings.find(({ photo }) => photo)?.photo,
    ...{ total: sold.total, page, pageSize },
    products: [...records.values()]
      .filter(({ product }) => product.mergedInto === null && product.retractedAt === null)
      .map((record) => ({
        name: record.product.name,
        href: `/products/${addressOf(record)}`,
        isOnSale: onSale.has(record.product.id),
        ...(record.current.star !== null && record.current.standing.holds && { star: record.current.star }),
      })),
  }
})

function addressInWords(address: string, { communeName, provinceName }: { communeName: string; provinceName: string }) {
  const place = placeInWords(communeName, provinceName)
  return address.includes(communeName) ? address : `${address}, ${inSentence(place)}`
}

/** The shop of a province: its sellers, and what they have on sale. Refuses a province that there is not. */
export const readProvinceShop = publicView(async ({ tx, now }, { code, page }: { code: string; page: number }) => {
  const province = (await listProvinces(tx)).find((known) => known.code === code)
  if (!province) throw new Refused([{ code: 'not-found.store' }])
  const [sold, sellers] = await Promise.all([
    readShop({ q: '', facets: { province: code }, page, size: pageSize }),
    listSellersOf(tx, { provinceCode: code, today: legalDateOf(now), most: mostSellers }),
  ])
  const stores = await Promise.all(
    sellers.map(async ({ id, products }) => {
      const { name, communeCode, isDemo } = await getOrganisation(tx, id)
      return { id, name, place: (await getPlace(tx, communeCode)).communeName, products, isSample: isDemo }
    }),
  )
  return {
    province: { code, name: province.shortName },
    stores,
    lines: sold.findings.map(toLine),
    ...{ total: sold.total, page, pageSize },
  }
})

/** The provinces with something on sale. */
export const readStores = publicView(async ({ tx, now }, _: undefined) => {
  const [provinces, counts] = await Promise.all([listProvinces(tx), countByProvince(tx, legalDateOf(now))])
  return counts.map(({ code, ...count }) => ({
    code,
    name: provinces.find((province) => province.code === code)?.name ?? code,
    ...count,
  }))
})
