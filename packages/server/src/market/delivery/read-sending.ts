import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { type CarrierName, carriers, type LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import { guessCommune } from '@saolang/core/market/delivery/old-place.ts'
import { type ParcelStatus, parcelRoad } from '@saolang/core/market/delivery/parcel.ts'
import type { BookingView, ParcelView, SendingView, WardChoice } from '@saolang/web/market/delivery/delivery-views.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { listCommunes, listPlaces } from '../../people/get-place.ts'
import { publicView, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getOrderOfSeller } from '../orders/move-order.ts'
import { findPurchase, findPurchaseByCode, listLines, listOrdersOf, type OrderRow } from '../orders/orders.sql.ts'
import { listCarrierLinks } from './links.sql.ts'
import { findOldPlace, type RoadEnd } from './old-places.ts'
import { weighGoods } from './parcel-goods.ts'
import { findDeliveryOf, findParcelOf, listParcelEvents, type ParcelRow } from './parcels.sql.ts'

/** The parcel of an order on its seller's page, or all that is needed to book one in one tap. */
export const readSending = view('parcel.read', async (context, orderId: string): Promise<SendingView> => {
  const { tx } = context
  const order = await getOrderOfSeller(context, orderId)
  const parcel = await findParcelOf(tx, order.id)
  const isOpen = !parcel || parcel.status === 'booking'
  const booking = order.status === 'confirmed' && isOpen ? await toBooking(tx, order, parcel) : undefined
  const { communeCode } = (await findDeliveryOf(tx, order.id)) ?? {}
  const commune = communeCode ? (await listPlaces(tx, [communeCode])).get(communeCode)?.communeName : undefined
  return {
    ...(commune && { commune }),
    ...(parcel && { parcel: await toParcelView(tx, parcel, { order, whose: 'seller' }) }),
    ...(booking && { booking }),
  }
})

/** The parcels of a purchase by its buyer's code, by order; undefined for a code that is none. Carriage is the seller's own affair. */
export const followParcels = publicView(async ({ tx }, typed: string): Promise<Map<string, ParcelView> | undefined> => {
  const code = parseShortCode(typed)
  const purchase = code ? await findPurchaseByCode(tx, code) : undefined
  if (!purchase) return undefined
  const found = new Map<string, ParcelView>()
  for (const order of await listOrdersOf(tx, purchase.id)) {
    const parcel = await findParcelOf(tx, order.id)
    if (parcel) found.set(order.id, await toParcelView(tx, parcel, { order, whose: 'buyer' }))
  }
  return found
})

type Seen = { order: OrderRow; whose: 'seller' | 'buyer' }

async function toParcelView(tx: Tx, parcel: ParcelRow, { order, whose }: Seen): Promise<ParcelView> {
  const { id, carrier, code, codDong, feeDong } = parcel
  // Who brings it themselves may be told by the buyer that it has come: the order knows it first.
  const isThere = carrier === 'own' && ['delivered', 'return-asked'].includes(order.status)
  const status = isThere ? 'delivered' : parcel.status
  const events = await listParcelEvents(tx, id)
  const moments = events.flatMap(({ status: told, step, at }) =>
    told && (step === 'moves' || step === 'late') ? [{ status: told, at: at.toISOString() }] : [],
  )
  const isOwn = carrier === 'own' && whose === 'seller'
  return {
    ...{ id, carrier, status, codDong, moments },
    ...(code && { code }),
    ...(feeDong !== null && whose === 'seller' && { feeDong }),
    next: isOwn ? ownSteps[status] : [],
    isCancellable: whose === 'seller' && (status === 'booked' || status === 'booking'),
  }
}

// Of what may follow, what a seller on the road has to say.
const said = new Set<ParcelStatus>(['delivering', 'failed', 'delivered', 'returned'])
const ownSteps = Object.fromEntries(
  Object.entries(parcelRoad).map(([status, next]) => [
    status,
    next.filter((each) => said.has(each) && each !== status),
  ]),
) as Record<ParcelStatus, ParcelStatus[]>

async function toBooking(tx: Tx, order: OrderRow, stuck: ParcelRow | undefined): Promise<BookingView> {
  const purchase = await findPurchase(tx, order.purchaseId)
  const delivery = await findDeliveryOf(tx, order.id)
  const links = (await listCarrierLinks(tx, order.sellerId)).map(({ carrier }) => carrier)
  const { size } = await weighGoods(tx, await listLines(tx, [order.id]))
  const listed = purchase?.provinceCode ? await listCommunes(tx, purchase.provinceCode) : []
  const address = purchase?.buyerAddress ?? ''
  const communeCode = delivery?.communeCode ?? guessCommune(listed, address) ?? ''
  const seller = await getOrganisation(tx, order.sellerId)
  const home = { communeCode: seller.communeCode, address: seller.address }
  const asked: CarrierName[] = stuck ? [stuck.carrier] : [...links, 'own']
  const chosen = carriers.find((carrier) => carrier === delivery?.way && asked.includes(carrier))
  return {
    ...{ carriers: asked, size, communeCode, ...(chosen && { chosen }) },
    communes: links.length > 0 ? listed.map(({ code, name }) => ({ value: code, label: name })) : [],
    wards: communeCode ? await listAsked(tx, links, { organisationId: order.sellerId, communeCode, address }) : [],
    homeWards: await listAsked(tx, links, { organisationId: order.sellerId, ...home }),
  }
}

/** The former wards to choose from, if one of these carriers needs to be told. */
async function listAsked(
  tx: Tx,
  links: readonly LinkedCarrier[],
  end: Omit<RoadEnd, 'carrier'>,
): Promise<WardChoice[]> {
  for (const carrier of links) {
    const found = await findOldPlace(tx, { ...end, carrier })
    if (found.kind === 'ask')
      return found.candidates.map(({ wardCode, ward, district, province }) => ({
        ...{ value: wardCode, label: [ward, district, province].join(', ') },
      }))
  }
  return []
}
