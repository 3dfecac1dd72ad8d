import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { seenDays, toStockWord } from '@saolang/core/market/points-of-sale/point.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { PointProductView, PointView } from '@saolang/web/market/points-of-sale/point-views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import { listCommunes, listPlaces, listProvinces } from '../../people/get-place.ts'
import { publicView, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addressOf, getRecords, listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import {
  findPoint,
  listPointProducts,
  listPointsIn,
  listPointsOf,
  listPointsSelling,
  listShownPoints,
  type PointProductRow,
  type PointRow,
} from './points.sql.ts'
import { getPointOf } from './tell-point.ts'

const dayMillis = 86_400_000

/** The places that sell, of a province or all, each with what it sells; products whose stars do not hold are left out. */
export const readPoints = publicView(async ({ tx, now }, provinceCode: string | undefined) => ({
  points: await toViews(tx, await listShownPoints(tx, provinceCode), now),
  provinces: await listProvinces(tx),
}))

/** Provinces, and the communes of one, to choose a place from. */
export const listFormPlaces = publicView(async ({ tx }, provinceCode: string | undefined) => ({
  provinces: await listProvinces(tx),
  communes: provinceCode ? await listCommunes(tx, provinceCode) : [],
  ...(provinceCode && { chosen: provinceCode }),
}))

/** One place that is shown; refuses with `not-found.point` any other. */
export const readPoint = publicView(async ({ tx, now }, id: string): Promise<PointView> => {
  const point = await findPoint(tx, id)
  if (point?.state !== 'approved') throw new Refused([{ code: 'not-found.point' }])
  return (await toViews(tx, [point], now))[0] as PointView
})

/** What the product's page says beside it: where it can be bought over the counter. */
export const findPointsBeside = publicView(
  async ({ tx }, { productId, lang }: { productId: string; lang: Lang }): Promise<BesideProduct[]> => {
    const points = await listPointsSelling(tx, productId, 3)
    const [first] = points
    if (!first) return []
    const text = points.map(({ name, address }) => `${name}, ${address}`).join('; ')
    const href = points.length === 1 ? `/points-of-sale/${first.id}` : `/points-of-sale?product=${productId}`
    return [{ title: say(lang, 'market.points.whereToBuy'), text, href, label: say(lang, 'market.points.toPlace') }]
  },
)

/** A producer's places, or those of an officer's own commune or province; those that wait first. */
export const readOwnPoints = view('point-of-sale.read', async (context, organisationId: string | undefined) => {
  const { tx, who, now } = context
  if (who.role === 'producer' || organisationId) {
    const { id, name } = await getSeat(tx, who, organisationId)
    const seller = { id, name, isHelped: who.role !== 'producer' }
    return { seller, points: await toViews(tx, await listPointsOf(tx, id), now) }
  }
  const { jurisdiction } = who
  if (jurisdiction?.level !== 'commune' && jurisdiction?.level !== 'province') return { points: [] }
  const communeCode = jurisdiction.level === 'commune' ? jurisdiction.communeCode : undefined
  const points = await listPointsIn(tx, { communeCode, provinceCode: jurisdiction.provinceCode })
  return { points: await toViews(tx, points, now) }
})

/** One place on the desk of who may change it, with the products that it may sell. */
export const readOwnPoint = view('point-of-sale.read', async ({ tx, who, now }, id: string) => {
  const point = await getPointOf(tx, who, id)
  const own = point.organisationId ? await listProducts(tx, point.organisationId) : []
  const [shown] = await toViews(tx, [point], now)
  return {
    point: shown as PointView,
    row: point,
    products: own.map(({ id: productId, name }) => ({ id: productId, name })),
  }
})

async function toViews(tx: Tx, points: readonly PointRow[], now: Date): Promise<PointView[]> {
  const today = legalDateOf(now)
  const rows = await listPointProducts(
    tx,
    points.map(({ id }) => id),
    today,
  )
  const records = await getRecords(tx, [...new Set(rows.map(({ productId }) => productId))], today)
  const places = await listPlaces(
    tx,
    points.map(({ communeCode }) => communeCode),
  )
  const trustedAfter = now.getTime() - seenDays * dayMillis
  const toProduct = ({ productId, stock, seenAt, count }: PointProductRow): PointProductView[] => {
    const record = records.get(productId)
    if (!record?.current.standing.holds) return []
    const isOld = count === null && seenAt.getTime() < trustedAfter
    const { star } = record.current
    const seen = count === null ? { seenAt: seenAt.toISOString() } : { count }
    const told = { stock: count === null ? stock : toStockWord(count), isOld, ...seen }
    return [
      { productId, name: record.product.name, address: addressOf(record), ...told, ...(star !== null && { star }) },
    ]
  }
  return points.map((point) => {
    const place = places.get(point.communeCode)
    const { id, kind, name, address, communeCode, provinceCode, hours, state, phone, decidedWords } = point
    return {
      ...{ id, kind, name, address, communeCode, provinceCode, hours, state, isSample: point.isDemo },
      place: place ? placeInWords(address, place.communeName, place.provinceName) : address,
      products: rows.filter(({ pointId }) => pointId === id).flatMap(toProduct),
      ...(phone && { phone }),
      ...(decidedWords && { decidedWords }),
    }
  })
}
