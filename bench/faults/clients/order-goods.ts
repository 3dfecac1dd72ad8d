import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, uuidFrom } from './client.ts'
import type { Field, Order } from './field.ts'

type Offer = {
  id: string
  priceDong: number
  deliveryDong: number
  seller: { id: string }
  available: number
  payWays: string[]
  parts: unknown[]
}

const wanted = 400

/** Buyers, one after another, each from elsewhere; some cancel, while their seller may be confirming. */
export async function orderGoods(field: Field, run: string): Promise<void> {
  const { visitor, as, desk, tide } = field
  const seller = as('san-xuat')
  for (let no = 1; !tide.isOver; no++) {
    const buyer = visitor()
    const offer = await findOffer(buyer)
    const code = offer && (await order(buyer, offer, `Người Mua ${run} ${no} ${buyer.name}`))
    if (code === undefined) {
      await sleep(50)
      continue
    }
    const placed = await findOrder(buyer, code)
    if (!placed) continue
    const chance = buyer.random()
    if (chance < 0.25) await move(buyer, placed, 'cancel')
    else if (chance < 0.4) await Promise.all([move(buyer, placed, 'cancel'), move(seller, placed, 'confirm')])
    else if (desk.orders.length < 20) desk.orders.push(placed)
  }
}

/** The seller, who confirms and hands over what is ordered, declines some, and takes in stock when it runs low. */
export async function sellGoods({ as, desk, tide }: Field, run: string): Promise<void> {
  const seller = as('san-xuat')
  for (let no = 1; !tide.isOver; no++) {
    const offer = no % 5 === 1 ? await findOffer(seller) : undefined
    if (offer && offer.available < wanted) await takeIn(seller, offer, `${run}-${no}`)
    const next = desk.orders.shift()
    if (!next) {
      await sleep(30)
      continue
    }
    if (seller.random() < 0.2) {
      await move(seller, next, 'decline')
      continue
    }
    const confirmed = await move(seller, next, 'confirm')
    if (confirmed.is !== 'ok') continue
    const isHandedOver = await move(seller, { ...next, status: 'confirmed' }, 'hand-over')
    if (isHandedOver.is === 'ok' && seller.random() < 0.5)
      await move(seller, { ...next, status: 'handed-over' }, 'deliver')
  }
}

/** What is sold by the piece: a set of several would take other numbers out of stock. */
async function findOffer(client: Client): Promise<Offer | undefined> {
  const answer = (await client.read('/api/v1/shop/offers')) as { offers: Offer[] } | undefined
  return answer?.offers.find(({ payWays, parts }) => payWays.includes('cash') && parts.length === 0)
}

async function order(buyer: Client, offer: Offer, name: string): Promise<string | undefined> {
  const quantity = 1 + Math.floor(buyer.random() * 3)
  const told = await buyer.write({
    ...{ act: 'order.place', key: uuidFrom(buyer.random), says: `${name} ${quantity}`, again: 'by-itself' },
    ...{ method: 'POST', path: '/api/v1/shop/orders' },
    body: {
      lines: [{ offerId: offer.id, quantity }],
      buyer: { name, phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' },
      payWays: { [offer.seller.id]: 'cash' },
      seenDong: quantity * offer.priceDong + offer.deliveryDong,
    },
    resultOf: ({ json }) => (json.code as string).replaceAll('-', ''),
  })
  return told.result
}

async function findOrder(buyer: Client, code: string): Promise<Order | undefined> {
  const answer = (await buyer.read(`/api/v1/shop/orders/${code}`)) as
    | { orders: { id: string; status: string }[] }
    | undefined
  const [found] = answer?.orders ?? []
  return found && { code, id: found.id, status: found.status }
}

type Move = 'cancel' | 'confirm' | 'decline' | 'hand-over' | 'deliver'

/** Two who move the same order from the same place are rivals. A buyer has no key: what was not answered stays unknown. */
function move(client: Client, { id, code, status }: Order, what: Move) {
  const path = what === 'cancel' ? `/api/v1/shop/orders/${code}/${id}/cancel` : `/api/v1/market/orders/${id}/${what}`
  const words = what === 'decline' ? { words: 'Hết hàng (thử)' } : {}
  return client.write({
    ...{ act: 'order.move', key: `${id} ${status}`, says: what, method: 'POST', path },
    ...(what === 'cancel' ? { again: 'never' as const } : { body: words }),
  })
}

/** Stock by the seller's form: it has no key, so what was not answered is not sent again. */
function takeIn(seller: Client, { id }: Offer, batch: string) {
  return seller.write({
    ...{ act: 'stock.record', key: batch, says: '200', method: 'POST', path: `/market/offers/${id}/stock` },
    ...{ again: 'never', form: { place: 'Kho thử', batch, quantity: '200' } },
  })
}
