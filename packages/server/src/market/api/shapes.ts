import { payWays } from '@saolang/core/market/buyer.ts'
import { orderStatuses } from '@saolang/core/market/order.ts'
import { salesChannels } from '@saolang/core/market/price.ts'
import { z } from 'zod'

const Dong = z.int().describe('Whole đồng.')
const Standing = z.enum(['on-sale', 'paused', 'not-yet', 'over', 'no-star', 'sold-out', 'elsewhere'])
const Star = z.int().nullable().describe('What the register says at this moment; null when nothing holds.')

/** An offer, for programs. */
export const Offer = z.object({
  id: z.uuid(),
  url: z.string(),
  standing: Standing.describe('Whether it can be bought now, and what stands against it first.'),
  name: z.string(),
  pack: z.string(),
  star: Star,
  certificate: z.object({ number: z.string().nullable(), status: z.string(), until: z.string().nullable() }),
  productUrl: z.string(),
  seller: z.object({ id: z.uuid(), name: z.string(), address: z.string(), phone: z.string() }),
  priceDong: Dong,
  lowerPrices: z.array(
    z.object({ minQuantity: z.int(), priceDong: Dong, fromOn: z.string().nullable(), untilOn: z.string().nullable() }),
  ),
  priceIncludes: z.array(z.enum(['tax', 'packing'])),
  deliveryDong: Dong,
  delivery: z.string(),
  returns: z.string(),
  payWays: z.array(z.enum(payWays)),
  channel: z.enum(salesChannels),
  minQuantity: z.int(),
  maxQuantity: z.int(),
  available: z.int(),
  isPerishable: z.boolean(),
  label: z.record(z.string(), z.string()).describe('Contents of the label, as the label decree names them.'),
  parts: z.array(z.object({ name: z.string(), pack: z.string(), quantity: z.int(), star: Star })),
  isSample: z.boolean(),
})
export type Offer = z.infer<typeof Offer>

export const Offers = z.object({ offers: z.array(Offer), next: z.string().optional() })

const Reason = z.object({ code: z.string(), at: z.string().optional() })

/** A cart at the prices of this moment. */
export const PricedCart = z.object({
  totalDong: Dong,
  parts: z.array(
    z.object({
      sellerId: z.uuid(),
      seller: z.string(),
      goodsDong: Dong,
      deliveryDong: Dong,
      payWays: z.array(z.enum(payWays)),
      lines: z.array(z.object({ offerId: z.uuid(), quantity: z.int(), priceDong: Dong, dong: Dong })),
    }),
  ),
  problems: z.array(Reason),
})
export type PricedCart = z.infer<typeof PricedCart>

/** What is sent to order. */
export const Cart = z.object({
  buyer: z.object({
    name: z.string().max(100),
    phone: z.string().max(20),
    address: z.string().max(300),
    provinceCode: z.string().max(2),
    note: z.string().max(500).optional(),
  }),
  seenDong: Dong.describe('The total that the buyer has seen and agreed to.'),
})

export const Purchase = z.object({ code: z.string(), url: z.string() })

/** One seller's order. */
export const Order = z.object({
  id: z.uuid(),
  payCode: z.string().describe('What must stand in the words of a transfer.'),
  payWay: z.enum(payWays),
  status: z.enum(orderStatuses),
  seller: z.string(),
  goodsDong: Dong,
  deliveryDong: Dong,
  paidDong: Dong,
  refundedDong: Dong,
  placedAt: z.string(),
  dueAt: z.string().optional(),
  lines: z.array(
    z.object({ name: z.string(), pack: z.string(), quantity: z.int(), priceDong: Dong, star: z.int().optional() }),
  ),
  events: z.array(z.object({ act: z.string(), at: z.string(), byRole: z.string(), words: z.string().optional() })),
})
export type Order = z.infer<typeof Order>

export const SellerOrders = z.object({
  orders: z.array(
    z.object({
      id: z.uuid(),
      payCode: z.string(),
      status: z.enum(orderStatuses),
      dong: Dong,
      placedAt: z.string(),
      goods: z.string(),
    }),
  ),
})
