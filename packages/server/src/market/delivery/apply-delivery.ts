import type { CartPart, PricedCart } from '../orders/price-cart.ts'

/** How each seller's part of a cart is brought, at the price that was quoted, and the commune that it goes to. */
export type Delivery = {
  communeCode: string
  ways: readonly { sellerId: string; way: string; dong: number; days: number | null }[]
}

/** A cart with the delivery that its buyer chose; as it is where there was nothing to choose. */
export function withDelivery(cart: PricedCart, delivery: Delivery | undefined): PricedCart {
  const parts = cart.parts.map((part): CartPart => {
    const chosen = delivery?.ways.find(({ sellerId }) => sellerId === part.sellerId)
    return chosen ? { ...part, deliveryDong: chosen.dong } : part
  })
  return { ...cart, parts, totalDong: parts.reduce((sum, part) => sum + part.goodsDong + part.deliveryDong, 0) }
}
