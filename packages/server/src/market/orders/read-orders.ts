import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { maskPhone } from '@saolang/core/market/buyer.ts'
import { listOrderActs, type OrderParty } from '@saolang/core/market/order.ts'
import { vietQr } from '@saolang/core/market/vietqr.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { BuyerView, GatewayView, OrderView, SellerView, TransferView } from '@saolang/web/market/market-views.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView, view } from '../../platform/act.ts'
import { qrSvg } from '../../platform/qr.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../../trace/seat.ts'
import { findTerms } from '../offers/offers.sql.ts'
import { findLatestIntent } from '../payments/gateways/gateways.sql.ts'
import { isGateway } from '../payments/gateways/gateways.ts'
import { getOrderOfSeller } from './move-order.ts'
import {
  findPurchase,
  findPurchaseByCode,
  type LineRow,
  listLines,
  listOrderEvents,
  listOrdersOf,
  listOrdersOfSeller,
  type OrderRow,
  type PurchaseRow,
} from './orders.sql.ts'
import { listReturns } from './returns/returns.sql.ts'

/** A purchase by the code that its buyer got, with how to pay what is still to be paid; who bought is masked, the code may be seen by others. */
export const followPurchase = publicView(async ({ tx, now }, typed: string) => {
  const code = parseShortCode(typed)
  const purchase = code ? await findPurchaseByCode(tx, code) : undefined
  if (!purchase) return undefined
  const orders = await listOrdersOf(tx, purchase.id)
  const shown = await Promise.all(
    orders.map(async (order) => ({
      order: await toOrderView(tx, order, 'buyer'),
      transfer: await toTransfer(tx, order),
      gateway: await toGateway(tx, order, now),
    })),
  )
  const phone = purchase.buyerPhone && maskPhone(purchase.buyerPhone)
  return { code: purchase.code, placedAt: purchase.placedAt.toISOString(), ...(phone && { phone }), orders: shown }
})

/** A seller's orders: what waits for them first. */
export const readSellerOrders = view('order.read', async ({ tx, who }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const seller: SellerView = { id, name, isHelped: who.role !== 'producer' }
  const orders = await listOrdersOfSeller(tx, id)
  const lines = await listLines(
    tx,
    orders.map((order) => order.id),
  )
  return {
    seller,
    orders: orders.map((order) =>
      toSellerLine(
        order,
        lines.filter((line) => line.orderId === order.id),
      ),
    ),
  }
})

/** One order on its seller's desk, with to whom and where to. */
export const readSellerOrder = view('order.read', async (context, orderId: string) => {
  const { tx, who } = context
  const order = await getOrderOfSeller(context, orderId)
  const purchase = (await findPurchase(tx, order.purchaseId)) as PurchaseRow
  const { id, name } = await getOrganisation(tx, order.sellerId)
  const seller: SellerView = { id, name, isHelped: who.role !== 'producer' }
  const buyer = await toBuyer(tx, purchase)
  return { seller, order: await toOrderView(tx, order, 'seller'), ...(buyer && { buyer }) }
})

async function toOrderView(tx: Tx, order: OrderRow, party: OrderParty): Promise<OrderView> {
  const [lines, events, seller, terms, returns] = await Promise.all([
    listLines(tx, [order.id]),
    listOrderEvents(tx, order.id),
    getOrganisation(tx, order.sellerId),
    findTerms(tx, order.sellerId),
    listReturns(tx, order.id),
  ])
  const { id, payCode, payWay, status, goodsDong, deliveryDong, paidDong, refundedDong, placedAt, dueAt, sourceKind } =
    order
  return {
    ...{ id, payCode, payWay, status, goodsDong, deliveryDong, paidDong, refundedDong },
    placedAt: placedAt.toISOString(),
    ...(dueAt && { dueAt: dueAt.toISOString() }),
    seller: seller.name,
    sellerPhone: terms?.phone ?? '',
    lines: lines.map(toBoughtLine),
    events: events.map(({ act, words, at, byRole }) => ({
      act,
      at: at.toISOString(),
      byRole,
      ...(words && { words }),
    })),
    acts: listOrderActs(status, party),
    returns: returns.map(({ askedAt, ...asked }) => ({ ...asked, askedAt: askedAt.toISOString() })),
    isPerishable: lines.some(({ label }) => label.isPerishable === true),
    source: sourceKind,
  }
}

function toBoughtLine({ name, pack, productAddress, quantity, priceDong, certificate }: LineRow) {
  const { star, number } = certificate
  return {
    ...{ name, pack, productAddress, quantity, priceDong },
    ...(star !== null && { star }),
    ...(number && { certificateNumber: number }),
  }
}

function toSellerLine(order: OrderRow, lines: readonly LineRow[]) {
  const { id, payCode, payWay, status, goodsDong, deliveryDong, placedAt, dueAt } = order
  return {
    ...{ id, payCode, payWay, status, dong: goodsDong + deliveryDong, placedAt: placedAt.toISOString() },
    goods: lines.map(({ quantity, name, pack }) => `${quantity} × ${name}, ${pack}`).join('; '),
    ...(dueAt && { dueAt: dueAt.toISOString() }),
  }
}

async function toTransfer(tx: Tx, order: OrderRow): Promise<TransferView | undefined> {
  const isTransfer = order.status === 'awaiting-payment' && order.payWay === 'transfer'
  const terms = isTransfer ? await findTerms(tx, order.sellerId) : undefined
  if (!terms || terms.bankBin === '') return undefined
  const { isDemo } = await getOrganisation(tx, order.sellerId)
  const dong = order.goodsDong + order.deliveryDong
  const { bankBin, bankAccount: account, bankHolder: holder } = terms
  const svg = await qrSvg(vietQr({ bankBin, account, amountDong: dong, purpose: order.payCode }))
  return { svg, bankBin, account, holder, dong, isSample: isDemo }
}

const payUrlMillis = 15 * 60_000

// An address to pay at is good for a quarter of an hour; after that, or when it failed, one begins anew.
async function toGateway(tx: Tx, order: OrderRow, now: Date): Promise<GatewayView | undefined> {
  if (order.status !== 'awaiting-payment' || !isGateway(order.payWay)) return undefined
  const latest = await findLatestIntent(tx, order.id)
  const isOpen = latest?.outcome === null && now.getTime() - latest.madeAt.getTime() < payUrlMillis
  return { way: order.payWay, ...(isOpen && latest.payUrl && { payUrl: latest.payUrl }) }
}

async function toBuyer(tx: Tx, purchase: PurchaseRow): Promise<BuyerView | undefined> {
  const { buyerName: name, buyerPhone: phone, buyerAddress, provinceCode, note } = purchase
  if (name === null || phone === null || buyerAddress === null) return undefined
  const province = (await listProvinces(tx)).find(({ code }) => code === provinceCode)?.name ?? ''
  return { name, phone, address: placeInWords(buyerAddress, province), ...(note && { note }) }
}
