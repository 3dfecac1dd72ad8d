import { type ShelfOrder, shelfBuyer, shelfKey } from './platform-shelf.ts'
import { issueTokens, type StandIn } from './stand-in.ts'

const week = 7 * 86_400_000

/** What Lazada says behind its door: an answer, or the code that refuses. */
export function answerLazada(
  standIn: StandIn,
  { path, params }: { path: string; params: Record<string, string> },
): object | string {
  const { keys, shelf, now } = standIn
  switch (path) {
    case '/auth/token/create':
    case '/auth/token/refresh': {
      const isRight = path.endsWith('create') ? params.code === keys.code : params.refresh_token === keys.refresh
      if (!isRight) return path.endsWith('create') ? 'InvalidCode' : 'IllegalRefreshToken'
      issueTokens(keys, now(), week)
      return {
        ...{ access_token: keys.access, expires_in: week / 1000, refresh_token: keys.refresh },
        ...{ refresh_expires_in: (4 * week) / 1000, account_platform: 'seller_center' },
        country_user_info: [{ country: 'vn', seller_id: keys.shopId, user_id: '1', short_code: 'VNMAU' }],
      }
    }
    case '/product/stock/sellable/update': {
      const [, item = ''] = /<ItemId>(\d+)<\/ItemId>/.exec(params.payload ?? '') ?? []
      const [, sku = ''] = /<SkuId>(\d*)<\/SkuId>/.exec(params.payload ?? '') ?? []
      const [, quantity] = /<SellableQuantity>(\d+)<\/SellableQuantity>/.exec(params.payload ?? '') ?? []
      const key = shelfKey(item, sku)
      if (!shelf.stock.has(key) || quantity === undefined) return '501'
      shelf.stock.set(key, Number(quantity))
      return {}
    }
    case '/product/item/get': {
      const own = [...shelf.stock].filter(([key]) => key.startsWith(`${params.item_id}/`))
      if (own.length === 0) return '206'
      const skus = own.map(([key, quantity]) => ({ SkuId: Number(key.split('/')[1]), quantity, SellerSku: key }))
      return { data: { item_id: Number(params.item_id), skus } }
    }
    case '/orders/get': {
      const from = Date.parse(params.update_after ?? '')
      const to = Date.parse(params.update_before ?? '')
      const found = shelf.orders.filter(({ changedAt }) => changedAt.getTime() >= from && changedAt.getTime() <= to)
      const start = Number(params.offset)
      const page = found.slice(start, start + Number(params.limit))
      return { data: { countTotal: found.length, count: page.length, orders: page.map(toHead) } }
    }
    case '/orders/items/get': {
      const wanted = JSON.parse(params.order_ids ?? '[]').map(String)
      return { data: shelf.orders.filter(({ id }) => wanted.includes(id)).map(toItems) }
    }
    default:
      return 'InvalidApiPath'
  }
}

const toHead = ({ id, status, changedAt, deliveryDong }: ShelfOrder) => ({
  ...{ order_id: Number(id), order_number: Number(id), statuses: [status], updated_at: changedAt.toISOString() },
  ...{ shipping_fee: deliveryDong, remarks: '', price: '0' },
  address_shipping: {
    ...{ first_name: shelfBuyer.name, last_name: '', phone: shelfBuyer.phone },
    ...{ address1: shelfBuyer.address, address3: shelfBuyer.province, country: 'Vietnam' },
  },
})

// Every piece is an item of its own.
const toItems = ({ id, status, lines }: ShelfOrder) => ({
  ...{ order_id: Number(id), order_number: Number(id) },
  order_items: lines.flatMap(({ item, sku, quantity, priceDong }) =>
    Array.from({ length: quantity }, (_, i) => ({
      ...{ order_item_id: Number(`${id}${i}`), product_id: item, sku_id: sku, sku: `${item}/${sku}` },
      ...{ name: `Hàng ${item}`, paid_price: priceDong, item_price: priceDong, status },
    })),
  ),
})
