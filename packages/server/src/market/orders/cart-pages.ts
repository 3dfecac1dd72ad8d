import { randomUUID } from 'node:crypto'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { BuyerForm, findBuyerProblems } from '@saolang/core/market/buyer.ts'
import { type CartLine, readCart, setInCart, writeCart } from '@saolang/core/market/cart.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { CartPage } from '@saolang/web/market/cart-page'
import { CheckoutPage } from '@saolang/web/market/checkout-page'
import { DeliveryStepPage } from '@saolang/web/market/delivery/delivery-step-page'
import type { CartView } from '@saolang/web/market/market-views.ts'
import { ReviewPage } from '@saolang/web/market/review-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clearCookie, readCookie, setCookie } from '../../people/authenticate.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { parseForm, readGroup, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { withDelivery } from '../delivery/apply-delivery.ts'
import { readDeliveryStep, type ToChoose } from '../delivery/choose-delivery.ts'
import { listPayWays } from './list-pay-ways.ts'
import { placeOrder } from './place-order.ts'
import { type CartPart, type PricedCart, readCartPrices } from './price-cart.ts'

const Fields = z.record(z.string().max(60), z.string().max(1000))
// Many phones share one address of their carrier: only a machine orders this often.
const ordering = { rateLimit: { max: 300, timeWindow: '10 minutes' } }
const cartDays = 30

/** `/cart` and `/checkout`: from wanting to ordering, without an account and without a script. */
export function cartPages(app: App): void {
  app.get('/cart', (request, reply) => sendCart(request, reply, cartOf(request)))
  app.post('/cart', { schema: { body: Fields } }, (request, reply) => {
    const { offerId = '', quantity } = request.body
    const changed = Object.entries(readGroup(request.body, 'q-')).map(([id, n]) => ({
      offerId: id,
      quantity: Number(n),
    }))
    const added = z.uuid().safeParse(offerId).success ? [{ offerId, quantity: Number(quantity) }] : []
    const wanted = [...changed, ...added].filter((line) => z.uuid().safeParse(line.offerId).success)
    keepCart(request, reply, wanted.reduce<CartLine[]>(setInCart, cartOf(request)))
    return reply.redirect('/cart', 303)
  })
  app.get('/checkout', (request, reply) => sendCheckout(request, reply, {}, []))
  app.post('/checkout', { schema: { body: Fields }, config: ordering }, (request, reply) => {
    const { step } = request.body
    if (step === 'order') return order(request, reply, request.body)
    if (step === 'review' || step === 'delivery') return review(request, reply, request.body, [])
    return sendCheckout(request, reply, request.body, [])
  })
}

type Values = Readonly<Record<string, string>>

async function sendCart(request: FastifyRequest, reply: FastifyReply, cart: readonly CartLine[]) {
  const priced = await readCartPrices(cart)
  const problems = priced.parts.length > 0 ? priced.problems : []
  return sendPage(request, reply, CartPage, { cart: toCartView(priced), problems })
}

/** The provinces, to choose from. */
export const readProvinces = publicView(async ({ tx }) =>
  (await listProvinces(tx)).map(({ code, name }) => ({ value: code, label: name })),
)

async function sendCheckout(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Values,
  problems: readonly Problem[],
) {
  const priced = await readCartPrices(cartOf(request))
  if (priced.problems.length > 0) return reply.redirect('/cart', 303)
  const page = { cart: toCartView(priced), provinces: await readProvinces(undefined), values, problems }
  return sendPage(request, reply, CheckoutPage, page, statusFor(problems))
}

// The review is an answer to a form, not an address: whom a parcel is for stands in no history and no log.
async function review(request: FastifyRequest, reply: FastifyReply, values: Values, refused: readonly Problem[]) {
  const priced = await readCartPrices(cartOf(request))
  if (priced.problems.length > 0) return reply.redirect('/cart', 303)
  const unpaid = priced.parts.filter(({ sellerId }) => !values[`pay-${sellerId}`])
  const problems = [
    ...findBuyerProblems(parseForm(BuyerForm, values)),
    ...unpaid.map(({ sellerId }) => ({ code: 'order.pay-way', at: `pay-${sellerId}` })),
  ]
  if (problems.length > 0) return sendCheckout(request, reply, values, problems)
  const provinces = await readProvinces(undefined)
  const province = provinces.find(({ value }) => value === values.provinceCode)?.label ?? ''
  const step = await readDeliveryStep(priced, values)
  if (step.kind === 'choose') return sendDeliveryStep(request, reply, { values, province, ...step.toChoose })
  const chosen = step.kind === 'chosen' ? step : undefined
  const cart = toCartView(withDelivery(priced, chosen?.delivery))
  const place = placeInWords(chosen?.communeName, province)
  const ways = chosen?.delivery.ways ?? []
  const page = { cart, values, province: place, ways, orderKey: randomUUID(), problems: refused }
  return sendPage(request, reply, ReviewPage, page, statusFor(refused))
}

type Choosing = ToChoose & { values: Values; province: string }

async function sendDeliveryStep(request: FastifyRequest, reply: FastifyReply, { values, ...step }: Choosing) {
  const isOwn = (name: string) =>
    ['step', 'csrf', 'key', 'seenDong', 'communeCode'].includes(name) || name.startsWith('way-')
  const carried = Object.fromEntries(Object.entries(values).filter(([name]) => !isOwn(name)))
  return sendPage(request, reply, DeliveryStepPage, { ...step, carried, values }, statusFor(step.problems))
}

async function order(request: FastifyRequest, reply: FastifyReply, values: Values) {
  const { key = '', seenDong } = values
  if (!z.uuid().safeParse(key).success) return review(request, reply, values, [])
  const step = await readDeliveryStep(await readCartPrices(cartOf(request)), values)
  if (step.kind === 'choose') return review(request, reply, values, [])
  try {
    const { code } = await placeOrder(request.actor, {
      ...(step.kind === 'chosen' && { delivery: step.delivery }),
      ...{ key, cart: cartOf(request), buyer: values },
      ...{ payWays: readGroup(values, 'pay-'), seenDong: Number(seenDong) },
    })
    clearCookie(request, reply, 'cart')
    return reply.redirect(`/orders/${code}?new=1`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return review(request, reply, values, error.problems)
  }
}

function cartOf(request: FastifyRequest): CartLine[] {
  return readCart(readCookie(request, 'cart'))
}

function keepCart(request: FastifyRequest, reply: FastifyReply, lines: readonly CartLine[]): void {
  const cookie = { name: 'cart', value: writeCart(lines), maxAgeSeconds: cartDays * 86_400 } as const
  setCookie(request, reply, cookie)
}

/** A priced cart as its pages show it. */
export function toCartView({ parts, totalDong }: PricedCart): CartView {
  return { totalDong, parts: parts.map(toPartView) }
}

function toPartView({ sellerId, lines, goodsDong, deliveryDong }: CartPart): CartView['parts'][number] {
  const first = lines[0]?.shown
  return {
    ...{ sellerId, goodsDong, deliveryDong },
    seller: first?.seller.name ?? '',
    delivery: first?.terms.delivery ?? '',
    returns: first?.terms.returns ?? '',
    payWays: first ? listPayWays(first.terms) : [],
    lines: lines.map(({ shown: { offer, record, standing }, quantity, dong }) => ({
      ...{ offerId: offer.id, name: record.product.name, pack: offer.pack, quantity, priceDong: offer.priceDong, dong },
      ...(record.current.star !== null && standing !== 'no-star' && { star: record.current.star }),
    })),
  }
}
