import { createHash } from 'node:crypto'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { payWays } from '@saolang/core/market/buyer.ts'
import { mostLines, mostOfOne } from '@saolang/core/market/cart.ts'
import { z } from 'zod'
import { Paging } from '../../platform/api/cursor.ts'
import type { App } from '../../platform/http.ts'
import { buyerMoves, sellerMoves } from '../orders/move-order.ts'
import { placeOrder } from '../orders/place-order.ts'
import { readCartPrices } from '../orders/price-cart.ts'
import { followPurchase, readSellerOrder, readSellerOrders } from '../orders/read-orders.ts'
import { readOffer } from '../shop/read-offer.ts'
import { listOpenOffers } from './list-offers.ts'
import { Cart, Offer, Offers, Order, PricedCart, Purchase, SellerOrders } from './shapes.ts'
import { toCart, toOffer, toOrder } from './to-shape.ts'

const Id = z.object({ id: z.uuid() })
const ordering = { rateLimit: { max: 300, timeWindow: '10 minutes' } }

/** The shop for programs: what can be bought, what a cart costs, an order and how it goes on; and the seller's side of it. */
export function shopRoutes(app: App): void {
  offerRoutes(app)
  orderRoutes(app)
  sellingRoutes(app)
}

function offerRoutes(app: App): void {
  const querystring = Paging.extend({ product: z.uuid().optional(), seller: z.uuid().optional() })
  const listing = { tags: ['shop'], summary: 'What can be bought today', querystring, response: { 200: Offers } }
  app.get('/api/v1/shop/offers', { schema: listing }, async (request) => {
    const { rows, next } = await listOpenOffers(request.query)
    return { offers: rows.map((shown) => toOffer(shown, request.publicUrl)), ...(next && { next }) }
  })
  const one = {
    ...{ tags: ['shop'], params: Id, response: { 200: Offer } },
    summary: 'An offer as it stands: its star of this moment, price, stock, and all that a buyer must be told',
  }
  app.get('/api/v1/shop/offers/:id', { schema: one }, async (request) =>
    toOffer(await readOffer(request.params.id), request.publicUrl),
  )
  const pricing = {
    ...{ tags: ['shop'], body: z.object({ lines: Lines }), response: { 200: PricedCart } },
    summary: 'What a cart costs now, seller by seller, and all that stands against buying it',
  }
  app.post('/api/v1/shop/carts', { schema: pricing }, async (request) =>
    toCart(await readCartPrices(request.body.lines)),
  )
}

const Lines = z
  .array(z.object({ offerId: z.uuid(), quantity: z.int().min(1).max(mostOfOne) }))
  .min(1)
  .max(mostLines)
const OrderBody = Cart.extend({
  lines: Lines,
  payWays: z.record(z.uuid(), z.enum(payWays)).describe('How each seller is paid, by the seller’s id.'),
})
// Whoever knows the key may ask for its order again: it must not be guessed.
const Key = z.looseObject({
  'idempotency-key': z.string().max(60).describe('A uuid of your own making: what is sent twice is ordered once.'),
})

function orderRoutes(app: App): void {
  const placing = {
    ...{ tags: ['shop'], headers: Key, body: OrderBody, response: { 201: Purchase } },
    summary: 'Order a cart at the total that its buyer has seen: one order for each seller',
  }
  app.post('/api/v1/shop/orders', { schema: placing, config: ordering }, async (request, reply) => {
    const { lines: cart, ...wish } = request.body
    const key = request.headers['idempotency-key'].replace(/^"(.*)"$/, '$1')
    refuseIf(z.uuid().safeParse(key).success ? [] : [{ code: 'malformed.order-key' }])
    const fingerprint = createHash('sha256').update(JSON.stringify(request.body)).digest()
    const { code, isNew } = await placeOrder(request.actor, { key, cart, ...wish, fingerprint })
    const address = `/api/v1/shop/orders/${code}`
    reply.status(201).header('location', address)
    if (!isNew) reply.header('idempotency-replayed', 'true')
    return { code: formatShortCode(code), url: `${request.publicUrl}/orders/${code}` }
  })
  const Code = z.object({ code: z.string().max(60) })
  const asking = { rateLimit: { max: 600, timeWindow: '10 minutes' } }
  const following = {
    ...{ tags: ['shop'], params: Code, response: { 200: z.object({ code: z.string(), orders: z.array(Order) }) } },
    summary: 'How a purchase goes on, by the code that its buyer got',
  }
  app.get('/api/v1/shop/orders/:code', { schema: following, config: asking }, async (request) => {
    const found = await followPurchase(request.params.code)
    refuseIf(found ? [] : [{ code: 'not-found.order' }])
    const orders = found?.orders ?? []
    return { code: formatShortCode(found?.code as string), orders: orders.map(({ order }) => toOrder(order)) }
  })
  const cancelling = {
    ...{ tags: ['shop'], params: Code.extend({ id: z.uuid() }), response: { 204: z.null() } },
    summary: 'Cancel an order that its seller has not confirmed',
  }
  app.post('/api/v1/shop/orders/:code/:id/cancel', { schema: cancelling, config: asking }, async (request, reply) => {
    const { code, id: orderId } = request.params
    await buyerMoves.cancel(request.actor, { code, orderId })
    return reply.status(204).send(null)
  })
}

function sellingRoutes(app: App): void {
  const listing = {
    ...{ tags: ['selling'], response: { 200: SellerOrders } },
    querystring: z.object({ organisation: z.uuid().optional() }),
    summary: 'A seller’s orders, what waits for them first',
  }
  app.get('/api/v1/market/orders', { schema: listing }, async (request) => {
    const { orders } = await readSellerOrders(request.actor, request.query.organisation)
    return {
      orders: orders.map(({ id, payCode, status, dong, placedAt, goods }) => ({
        id,
        payCode,
        status,
        dong,
        placedAt,
        goods,
      })),
    }
  })
  const moves = {
    pay: 'paid',
    confirm: 'confirmed',
    'hand-over': 'handed over',
    deliver: 'delivered',
    decline: 'declined',
  }
  for (const [move, words] of Object.entries(moves) as [keyof typeof moves, string][]) {
    const moving = {
      ...{ tags: ['selling'], params: Id, response: { 200: Order } },
      body: z.object({ words: z.string().max(1000).optional() }).nullish(),
      summary: `Move an order on: ${words}${move === 'decline' ? ', with words for its buyer' : ''}`,
    }
    app.post(`/api/v1/market/orders/:id/${move}`, { schema: moving }, async (request) => {
      const { id: orderId } = request.params
      await sellerMoves[move](request.actor, { orderId, words: request.body?.words })
      return toOrder((await readSellerOrder(request.actor, orderId)).order)
    })
  }
}
