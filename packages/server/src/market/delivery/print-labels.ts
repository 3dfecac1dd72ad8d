import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { maskPhone } from '@saolang/core/market/buyer.ts'
import { maskName } from '@saolang/core/market/delivery/label.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { formatDong } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { listPlaces, listProvinces } from '../../people/get-place.ts'
import { type ViewContext, view } from '../../platform/act.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { qrSvg } from '../../platform/qr.ts'
import { getSeat } from '../../trace/seat.ts'
import { findTerms } from '../offers/offers.sql.ts'
import { findOrder, findPurchase, listLines, type OrderRow } from '../orders/orders.sql.ts'
import { findDeliveryOf, findParcel, type ParcelRow } from './parcels.sql.ts'

type Asked = {
  ids: readonly string[]
  size: 'A6' | 'A7'
  organisationId?: string | undefined
  publicUrl: string
}

/**
 * The labels of a seller's parcels as one PDF, a page each. Whoever sees the box learns little of its buyer: initials, the end of the
 * phone number, and the commune; the house stands on it only where the seller brings it themselves, the carrier has it in its books.
 */
export async function printLabels(who: Actor, asked: Asked): Promise<Buffer> {
  const labels = await readLabels(who, asked)
  return renderPdf('market/delivery/label.typ', { size: asked.size, labels })
}

const readLabels = view('parcel.read', async (context, { ids, organisationId, publicUrl }: Asked) => {
  const { tx, who } = context
  const found = await Promise.all(ids.map((id) => findParcel(tx, id)))
  const parcels = found.filter((parcel): parcel is ParcelRow => parcel !== undefined && parcel.status !== 'cancelled')
  const seat = await getSeat(
    tx,
    who,
    organisationId ?? (who.role === 'producer' ? undefined : parcels[0]?.organisationId),
  )
  const own = parcels.filter((parcel) => parcel.organisationId === seat.id)
  refuseIf(own.length > 0 ? [] : [{ code: 'not-found.parcel' }])
  const phone = (await findTerms(tx, seat.id))?.phone ?? ''
  return Promise.all(own.map((parcel) => toLabel(context, parcel, { name: seat.name, phone, publicUrl })))
})

async function toLabel(
  context: ViewContext,
  parcel: ParcelRow,
  seller: { name: string; phone: string; publicUrl: string },
) {
  const { tx } = context
  const order = (await findOrder(tx, parcel.orderId)) as OrderRow
  const purchase = await findPurchase(tx, order.purchaseId)
  const { communeCode } = (await findDeliveryOf(tx, order.id)) ?? {}
  const commune = communeCode ? (await listPlaces(tx, [communeCode])).get(communeCode)?.communeName : undefined
  const province = (await listProvinces(tx)).find(({ code }) => code === purchase?.provinceCode)?.name
  const house = parcel.carrier === 'own' ? purchase?.buyerAddress : undefined
  const code = parcel.code ?? parcel.ref
  return {
    carrier: say('vi', `market.carrier.${parcel.carrier}`),
    ...{ code, order: order.payCode, seller: seller.name, sellerPhone: seller.phone },
    to: purchase?.buyerName ? maskName(purchase.buyerName) : '–',
    phone: purchase?.buyerPhone ? maskPhone(purchase.buyerPhone) : '–',
    place: placeInWords(house, commune, province),
    goods: (await listLines(tx, [order.id])).map(({ quantity, name, pack }) => `${quantity} × ${name}, ${pack}`),
    weight: `${(parcel.grams / 1000).toLocaleString('vi-VN')} kg`,
    cod: parcel.codDong > 0 ? formatDong('vi', parcel.codDong) : '',
    qr: await qrSvg(code),
  }
}
