import type { OrderView } from '@saolang/web/market/market-views.ts'
import { addressOf } from '../../registry/get-product.ts'
import { listPayWays } from '../orders/list-pay-ways.ts'
import type { PricedCart as Priced } from '../orders/price-cart.ts'
import type { ShownOffer } from '../shop/read-offer.ts'
import type { Offer, Order, PricedCart } from './shapes.ts'

/** An offer as a program is told. */
export function toOffer({ offer, record, seller, terms, standing, parts }: ShownOffer, publicUrl: string): Offer {
  const { current, product } = record
  const { id, pack, priceDong, channel, minQuantity, maxQuantity, available, isPerishable, label } = offer
  return {
    ...{ id, url: `${publicUrl}/shop/${id}`, standing, name: product.name, pack, isSample: product.isDemo },
    star: standing === 'no-star' ? null : current.star,
    certificate: { number: current.number, status: current.standing.status, until: current.standing.until },
    productUrl: `${publicUrl}/products/${addressOf(record)}`,
    seller: { id: seller.id, name: seller.name, address: seller.address, phone: terms.phone },
    ...{ priceDong, lowerPrices: offer.prices, channel, minQuantity, maxQuantity, available, isPerishable, label },
    priceIncludes: offer.priceIncludes.split(',') as Offer['priceIncludes'],
    ...{ deliveryDong: terms.deliveryDong, delivery: terms.delivery, returns: terms.returns },
    payWays: listPayWays(terms),
    parts: parts.map((part) => ({
      ...{ name: part.record.product.name, pack: part.pack, quantity: part.quantity },
      star: part.record.current.standing.holds ? part.record.current.star : null,
    })),
  }
}

/** A priced cart as a program is told. */
export function toCart({ parts, totalDong, problems }: Priced): PricedCart {
  return {
    totalDong,
    parts: parts.map(({ sellerId, lines, goodsDong, deliveryDong }) => ({
      ...{ sellerId, goodsDong, deliveryDong },
      seller: lines[0]?.shown.seller.name ?? '',
      payWays: lines[0] ? listPayWays(lines[0].shown.terms) : [],
      lines: lines.map(({ shown, quantity, priceDong, dong }) => ({
        offerId: shown.offer.id,
        quantity,
        priceDong,
        dong,
      })),
    })),
    problems: problems.map(({ code, at }) => ({ code, ...(at && { at }) })),
  }
}

/** An order as a program is told: nothing of its buyer. */
export function toOrder(order: OrderView): Order {
  const { id, payCode, payWay, status, seller, goodsDong, deliveryDong, paidDong, refundedDong, placedAt, dueAt } =
    order
  return {
    ...{ id, payCode, payWay, status, seller, goodsDong, deliveryDong, paidDong, refundedDong, placedAt },
    ...(dueAt && { dueAt }),
    lines: order.lines.map(({ name, pack, quantity, priceDong, star }) => ({
      ...{ name, pack, quantity, priceDong },
      ...(star !== undefined && { star }),
    })),
    events: order.events.map(({ act, at, byRole, words }) => ({ act, at, byRole, ...(words && { words }) })),
  }
}
