import { randomUUID } from 'node:crypto'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { BuyerForm, findBuyerProblems } from '@saolang/core/market/buyer.ts'
import { CheckoutPage } from '@saolang/web/market/checkout-page'
import { ReviewPage } from '@saolang/web/market/review-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseForm, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { readProvinces, toCartView } from '../../orders/cart-pages.ts'
import { sendLive } from '../public-pages.ts'
import { type LiveWish, orderLive, readLiveCart } from './order-live.ts'
import { readLive } from './read-room.ts'

const Id = z.object({ id: z.uuid() })
const Wish = z.object({ offer: z.uuid(), quantity: z.coerce.number().int().min(1).max(999).catch(1) })
const Fields = z.record(z.string().max(60), z.string().max(1000))
// Many phones share one address of their carrier: only a machine orders this often.
const ordering = { rateLimit: { max: 300, timeWindow: '10 minutes' } }

type Values = Readonly<Record<string, string>>

/** `/live/{id}/checkout`: the shop's own way to order, at the price of the sale, without an account and without a script. */
export function liveCheckoutPages(app: App): void {
  app.get('/live/:id/checkout', { schema: { params: Id, querystring: Wish } }, (request, reply) =>
    show(request, reply, { wish: wishOf(request.params.id, request.query), values: {}, problems: [] }),
  )
  app.post('/live/:id/checkout', { schema: { params: Id, body: Fields }, config: ordering }, (request, reply) => {
    const asked = Wish.safeParse(request.body)
    if (!asked.success) throw new Refused([{ code: 'not-found.live-item' }])
    const wish = wishOf(request.params.id, asked.data)
    const form = { wish, values: request.body, problems: [] }
    if (request.body.step === 'order') return order(request, reply, form)
    if (request.body.step === 'review') return review(request, reply, form)
    return show(request, reply, form)
  })
}

type Asked = { wish: LiveWish; values: Values; problems: readonly Problem[] }

function wishOf(sessionId: string, { offer, quantity }: z.infer<typeof Wish>): LiveWish {
  return { sessionId, offerId: offer, quantity }
}

async function fromOf({ sessionId, offerId, quantity }: LiveWish) {
  const { title } = await readLive(sessionId)
  return {
    action: `/live/${sessionId}/checkout`,
    back: { href: `/live/${sessionId}`, label: title },
    carried: { offer: offerId, quantity: String(quantity) },
  }
}

// What can no longer be bought is told on the page of the sale itself.
async function price(wish: LiveWish) {
  const priced = await readLiveCart(wish)
  if (priced.problems.length > 0) throw new Refused(priced.problems)
  return priced
}

async function orTellInSale(
  request: FastifyRequest,
  reply: FastifyReply,
  wish: LiveWish,
  work: () => Promise<FastifyReply>,
) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return sendLive(request, reply, { id: wish.sessionId, problems: error.problems })
  }
}

function show(request: FastifyRequest, reply: FastifyReply, { wish, values, problems }: Asked) {
  return orTellInSale(request, reply, wish, async () => {
    const cart = toCartView(await price(wish))
    const page = { cart, provinces: await readProvinces(undefined), values, problems, from: await fromOf(wish) }
    return sendPage(request, reply, CheckoutPage, page, statusFor(problems))
  })
}

function review(request: FastifyRequest, reply: FastifyReply, asked: Asked) {
  const { wish, values } = asked
  return orTellInSale(request, reply, wish, async () => {
    const priced = await price(wish)
    const unpaid = priced.parts.filter(({ sellerId }) => !values[`pay-${sellerId}`])
    const problems = [
      ...findBuyerProblems(parseForm(BuyerForm, values)),
      ...unpaid.map(({ sellerId }) => ({ code: 'order.pay-way', at: `pay-${sellerId}` })),
    ]
    if (problems.length > 0) return show(request, reply, { ...asked, problems })
    const provinces = await readProvinces(undefined)
    const province = provinces.find(({ value }) => value === values.provinceCode)?.label ?? ''
    const page = { cart: toCartView(priced), values, province, orderKey: randomUUID(), problems: asked.problems }
    return sendPage(request, reply, ReviewPage, { ...page, from: await fromOf(wish) }, statusFor(asked.problems))
  })
}

function order(request: FastifyRequest, reply: FastifyReply, asked: Asked) {
  const { wish, values } = asked
  const { key = '', seenDong } = values
  if (!z.uuid().safeParse(key).success) return review(request, reply, asked)
  return orTellInSale(request, reply, wish, async () => {
    try {
      const payWay = Object.entries(values).find(([name]) => name.startsWith('pay-'))?.[1]
      const { code } = await orderLive(request.actor, {
        ...wish,
        key,
        buyer: values,
        payWay,
        seenDong: Number(seenDong),
      })
      return reply.redirect(`/orders/${code}?new=1`, 303)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return review(request, reply, { ...asked, problems: error.problems })
    }
  })
}
