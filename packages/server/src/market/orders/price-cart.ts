import { listProblems, type Problem } from '@saolang/core/kernel/problem.ts'
import type { CartLine } from '@saolang/core/market/cart.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { type ShownOffer, showOffers } from '../shop/read-offer.ts'

export type PricedLine = { shown: ShownOffer; quantity: number; dong: number; problems: Problem[] }

/** What one seller would deliver, at the prices of this moment. */
export type CartPart = {
  sellerId: string
  lines: PricedLine[]
  goodsDong: number
  deliveryDong: number
}
export type PricedCart = { parts: CartPart[]; totalDong: number; problems: Problem[] }

/** A cart at the prices and stars of this moment, seller by seller, with all that stands against buying it. */
export async function priceCart(tx: Tx, cart: readonly CartLine[], now: Date): Promise<PricedCart> {
  const shown = await showOffers(
    tx,
    cart.map(({ offerId }) => offerId),
    now,
  )
  const lines = shown.map((each) => {
    const quantity = cart.find(({ offerId }) => offerId === each.offer.id)?.quantity ?? 0
    return { shown: each, quantity, dong: quantity * each.offer.priceDong, problems: findLineProblems(each, quantity) }
  })
  const sellers = [...new Set(lines.map(({ shown: { offer } }) => offer.sellerId))]
  const parts = sellers.map((sellerId): CartPart => {
    const own = lines.filter(({ shown: { offer } }) => offer.sellerId === sellerId)
    const goodsDong = own.reduce((sum, { dong }) => sum + dong, 0)
    return { sellerId, lines: own, goodsDong, deliveryDong: own[0]?.shown.terms.deliveryDong ?? 0 }
  })
  const totalDong = parts.reduce((sum, part) => sum + part.goodsDong + part.deliveryDong, 0)
  const problems = [
    ...listProblems([lines.length === 0 && { code: 'order.cart-empty' }]),
    ...lines.flatMap((line) => line.problems),
  ]
  return { parts, totalDong, problems }
}

/** A cart as its pages show it. */
export const readCartPrices = publicView(({ tx, now }, cart: readonly CartLine[]) => priceCart(tx, cart, now))

function findLineProblems({ offer, record, standing }: ShownOffer, quantity: number): Problem[] {
  const values = { name: `${record.product.name}, ${offer.pack}` }
  const at = `q-${offer.id}`
  if (standing !== 'on-sale') return [{ code: `order.offer-${standing}`, at, values }]
  return listProblems([
    quantity < offer.minQuantity && { code: 'order.below-min', at, values: { ...values, n: offer.minQuantity } },
    quantity > offer.maxQuantity && { code: 'order.above-max', at, values: { ...values, n: offer.maxQuantity } },
    quantity > offer.available && { code: 'order.not-enough', at, values: { ...values, n: offer.available } },
  ])
}
