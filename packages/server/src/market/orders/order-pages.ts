import type { Problem } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { AskOrderPage } from '@saolang/web/market/ask-order-page'
import { PackListPage } from '@saolang/web/market/pack-list-page'
import { PurchasePage } from '@saolang/web/market/purchase-page'
import { SellerOrderPage } from '@saolang/web/market/seller-order-page'
import { SellerOrdersPage } from '@saolang/web/market/seller-orders-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored } from '../../platform/files.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { followParcels, readSending } from '../delivery/read-sending.ts'
import { beginPayment } from '../payments/gateways/begin-payment.ts'
import { buyerMoves, recordRefund, sellerMoves } from './move-order.ts'
import { readPackList } from './pack-list.ts'
import { followPurchase, readSellerOrder, readSellerOrders } from './read-orders.ts'
import { askReturn, readReturnPhoto } from './returns/ask-return.ts'

const asking = { rateLimit: { max: 60, timeWindow: '10 minutes' } }
const Code = z.object({ code: z.string().max(60) })
const Id = z.object({ id: z.uuid() })
const Body = z.object({ words: z.string().max(1000).optional(), orderId: z.uuid().optional() })

/** `/orders/{code}`: a buyer follows a purchase; `/market/orders`: its sellers work on it. */
export function orderPages(app: App): void {
  app.get(
    '/orders',
    { schema: { querystring: z.object({ code: z.string().max(60).default('') }) } },
    (request, reply) => {
      const code = request.query.code.trim()
      return code
        ? reply.redirect(`/orders/${encodeURIComponent(code)}`, 303)
        : sendPage(request, reply, AskOrderPage, { code: '', isUnknown: false })
    },
  )
  const New = z.object({ new: z.string().max(1).optional() })
  app.get('/orders/:code', { schema: { params: Code, querystring: New }, config: asking }, (request, reply) =>
    sendPurchase(request, reply, { code: request.params.code, isNew: request.query.new !== undefined }, []),
  )
  const Move = Code.extend({ move: z.enum(['cancel', 'deliver']) })
  app.post('/orders/:code/:move', { schema: { params: Move, body: Body }, config: asking }, async (request, reply) => {
    const { code, move } = request.params
    const { orderId = '', words } = request.body
    return goOrShow(
      reply,
      async () => {
        await buyerMoves[move](request.actor, { code, orderId, words })
        return `/orders/${encodeURIComponent(code)}`
      },
      (problems) => sendPurchase(request, reply, { code, isNew: false }, problems),
    )
  })
  const files = { ...asking, takesFiles: true }
  app.post('/orders/:code/ask-return', { schema: { params: Code }, config: files }, async (request, reply) => {
    const { code } = request.params
    const { fields, files: sent } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        const { orderId = '', reason = '', words = '' } = fields
        const photos = sent.map(({ upload }) => upload)
        await askReturn(request.actor, { code, orderId, reason, words: words.slice(0, 1000), photos })
        return `/orders/${encodeURIComponent(code)}`
      },
      (problems) => sendPurchase(request, reply, { code, isNew: false }, problems),
    )
  })
  const Pay = z.object({ orderId: z.uuid() })
  app.post('/orders/:code/pay', { schema: { params: Code, body: Pay }, config: asking }, (request, reply) => {
    const { code } = request.params
    const { ip, publicUrl } = request
    return goOrShow(
      reply,
      async () => {
        await beginPayment(request.actor, { code, orderId: request.body.orderId, ip, publicUrl })
        return `/orders/${encodeURIComponent(code)}`
      },
      (problems) => sendPurchase(request, reply, { code, isNew: false }, problems),
    )
  })
  sellerOrderPages(app)
}

type Asked = { code: string; isNew: boolean }

async function sendPurchase(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, isNew }: Asked,
  problems: readonly Problem[],
) {
  const found = await followPurchase(code)
  if (!found) return sendPage(request, reply, AskOrderPage, { code, isUnknown: true }, 404)
  const purchase = { ...found, code: formatShortCode(found.code) }
  const page = { purchase, isNew, problems, parcels: Object.fromEntries((await followParcels(code)) ?? []) }
  return sendPage(request, reply, PurchasePage, page, statusFor(problems))
}

function sellerOrderPages(app: App): void {
  const Whose = z.object({ organisation: z.uuid().optional() })
  app.get('/market/orders', { schema: { querystring: Whose } }, async (request, reply) =>
    sendPage(request, reply, SellerOrdersPage, await readSellerOrders(request.actor, request.query.organisation)),
  )
  app.get('/market/orders/pack', { schema: { querystring: Whose } }, async (request, reply) =>
    sendPage(request, reply, PackListPage, await readPackList(request.actor, request.query.organisation)),
  )
  const Photo = Id.extend({ request: z.uuid(), no: z.coerce.number().int().min(1).max(9) })
  const address = '/market/orders/:id/returns/:request/:no'
  app.get(address, { schema: { params: Photo } }, async (request, reply) => {
    const { id: orderId, request: requestId, no } = request.params
    const { sha256, mediaType } = await readReturnPhoto(request.actor, { orderId, requestId, no })
    return sendStored(reply, { sha256, mediaType, fileName: `${orderId}-${no}` }, 'private, no-store')
  })
  app.get('/market/orders/:id', { schema: { params: Id } }, (request, reply) =>
    sendOrder(request, reply, request.params.id, []),
  )
  const moves = [
    'pay',
    'confirm',
    'hand-over',
    'deliver',
    'decline',
    'accept-return',
    'refuse-return',
    'bring-back',
    'refund',
  ] as const
  const Move = Id.extend({ move: z.enum(moves) })
  app.post('/market/orders/:id/:move', { schema: { params: Move, body: Body } }, async (request, reply) => {
    const { id: orderId, move } = request.params
    return goOrShow(
      reply,
      async () => {
        if (move === 'refund') await recordRefund(request.actor, { orderId })
        else await sellerMoves[move](request.actor, { orderId, words: request.body.words })
        return `/market/orders/${orderId}`
      },
      (problems) => sendOrder(request, reply, orderId, problems),
    )
  })
}

/** Sends the page of an order on its seller's desk, with what was refused there. */
export async function sendOrder(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
  sent: Readonly<Record<string, string>> = {},
) {
  return sendPage(
    request,
    reply,
    SellerOrderPage,
    {
      ...(await readSellerOrder(request.actor, id)),
      sending: await readSending(request.actor, id),
      sent,
      problems,
    },
    statusFor(problems),
  )
}
