import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { CarrierName } from '@saolang/core/market/delivery/carrier.ts'
import { guessCommune } from '@saolang/core/market/delivery/old-place.ts'
import type { PartOptions } from '@saolang/web/market/delivery/delivery-views.ts'
import { listCommunes } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import type { PricedCart } from '../orders/price-cart.ts'
import type { Delivery } from './apply-delivery.ts'
import { listSellersWithCarriers, type QuotedPart, quoteDelivery } from './quote-delivery.ts'

type Values = Readonly<Record<string, string>>

/** What is still to be chosen of delivery: the commune, then for each seller one of the ways that lead there. */
export type ToChoose = {
  communes: { value: string; label: string }[]
  communeCode: string
  parts: PartOptions[]
  problems: Problem[]
}
export type DeliveryStep =
  | { kind: 'none' }
  | { kind: 'choose'; toChoose: ToChoose }
  | { kind: 'chosen'; delivery: Delivery; communeName: string }

const readCommunes = publicView(({ tx }, provinceCode: string) => listCommunes(tx, provinceCode))

/**
 * How far a checkout has come with delivery. Where no seller has a carrier there is nothing to choose: own delivery at its price.
 * Prices are asked anew each time, and stand for a quarter of an hour.
 */
export async function readDeliveryStep(cart: PricedCart, values: Values): Promise<DeliveryStep> {
  const sellerIds = cart.parts.map(({ sellerId }) => sellerId)
  if ((await listSellersWithCarriers(sellerIds)).length === 0) return { kind: 'none' }
  const listed = await readCommunes(values.provinceCode ?? '')
  const given = listed.find(({ code }) => code === values.communeCode)
  const communeCode = given?.code ?? guessCommune(listed, values.address ?? '') ?? ''
  const { address = '' } = values
  const quoted = communeCode ? await quoteDelivery({ parts: cart.parts, communeCode, address }) : []
  const ways = quoted.flatMap(({ sellerId, options }) => {
    const chosen = options.find(({ carrier }) => carrier === values[`way-${sellerId}`])
    return chosen ? [{ sellerId, way: chosen.carrier, dong: chosen.dong, days: chosen.days }] : []
  })
  if (given && ways.length === sellerIds.length)
    return { kind: 'chosen', delivery: { communeCode: given.code, ways }, communeName: given.name }
  const communes = listed.map(({ code, name }) => ({ value: code, label: name }))
  const parts = quoted.map((part) => toOptions(part, cart))
  return { kind: 'choose', toChoose: { communes, communeCode, parts, problems: findMissing(values, quoted) } }
}

// A form that was never shown has nothing missing; one that was sent on has.
function findMissing(values: Values, quoted: readonly QuotedPart[]): Problem[] {
  if (values.step !== 'review' || values.communeCode === undefined) return []
  if (quoted.length === 0) return [{ code: 'delivery.commune', at: 'communeCode' }]
  return quoted.flatMap(({ sellerId, options }) => {
    const at = `way-${sellerId}`
    if (options.length === 0) return [{ code: 'delivery.too-slow', at }]
    return options.some(({ carrier }) => carrier === values[at]) ? [] : [{ code: 'delivery.way', at }]
  })
}

function toOptions({ sellerId, options }: QuotedPart, { parts }: PricedCart): PartOptions {
  const seller = parts.find((part) => part.sellerId === sellerId)?.lines[0]?.shown.seller.name ?? ''
  return { sellerId, seller, options: options.map((option) => ({ ...option, carrier: option.carrier as CarrierName })) }
}
