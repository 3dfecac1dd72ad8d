import { type ShelfOrder, shelfBuyer, shelfKey } from './platform-shelf.ts'
import { type Asked, issueTokens, type StandIn } from './stand-in.ts'

const fourHours = 4 * 3_600_000

/** What Shopee says behind its door. */
export function answerShopee(standIn: StandIn, { path, query, body }: Asked): object {
  const { keys, shelf, now } = standIn
  const said = body ? (JSON.parse(body) as Record<string, unknown>) : {}
  switch (path) {
    case '/api/v2/auth/token/get':
    case '/api/v2/auth/access_token/get': {
      const isRight = path.includes('access_token') ? said.refresh_token === keys.refresh : said.code === keys.code
      if (!isRight || String(said.shop_id) !== keys.shopId)
        return { error: 'error_auth', message: 'Invalid code or token' }
      issueTokens(keys, now(), fourHours)
      return { access_token: keys.access, refresh_token: keys.refresh, expire_in: fourHours / 1000 }
    }
    case '/api/v2/product/update_stock':
      return updateStock(standIn, said as never)
    case '/api/v2/product/get_model_list': {
      const own = [...shelf.stock].filter(([key]) => key.split('/')[0] === query.item_id && key.includes('/'))
      if (!hasItem(standIn, query.item_id)) return { error: 'error_item_not_found', message: 'item' }
      return { response: { model: own.map(([key, n]) => ({ model_id: Number(key.split('/')[1]), ...counted(n) })) } }
    }
    case '/api/v2/product/get_item_base_info': {
      const id = query.item_id_list ?? ''
      const known = shelf.stock.get(id)
      return { response: { item_list: known === undefined ? [] : [{ item_id: Number(id), ...counted(known) }] } }
    }
    case '/api/v2/order/get_order_list':
      return listOrders(standIn, query)
    case '/api/v2/order/get_order_detail': {
      const wanted = (query.order_sn_list ?? '').split(',')
      const found = shelf.orders.filter(({ id }) => wanted.includes(id))
      return { response: { order_list: found.map(toOrder) } }
    }
    default:
      return { error: 'error_not_found', message: path }
  }
}

const hasItem = ({ shelf }: StandIn, item = '') => [...shelf.stock.keys()].some((key) => key.split('/')[0] === item)
const counted = (n: number) => ({
  stock_info_v2: { summary_info: { total_available_stock: n, total_reserved_stock: 0 } },
})

type Stock = { item_id: number; stock_list: { model_id: number; seller_stock: { stock: number }[] }[] }

function updateStock({ shelf }: StandIn, { item_id: item, stock_list: list }: Stock): object {
  const failed: object[] = []
  for (const { model_id: model, seller_stock: stock } of list) {
    const key = shelfKey(String(item), model === 0 ? '' : String(model))
    if (shelf.stock.has(key)) shelf.stock.set(key, stock[0]?.stock ?? 0)
    else failed.push({ model_id: model, failed_reason: 'The model does not exist' })
  }
  return { response: { failure_list: failed, success_list: [] } }
}

function listOrders({ shelf }: StandIn, query: Record<string, string>): object {
  const from = Number(query.time_from)
  const to = Number(query.time_to)
  if (to - from > 15 * 86_400) return { error: 'error_param', message: 'The time range is limited to 15 days' }
  const size = Number(query.page_size)
  const start = Number(query.cursor || 0)
  const found = shelf.orders.filter(({ changedAt }) => {
    const at = Math.floor(changedAt.getTime() / 1000)
    return at >= from && at <= to
  })
  const more = found.length > start + size
  const page = found.slice(start, start + size).map(({ id }) => ({ order_sn: id }))
  return { response: { more, next_cursor: more ? String(start + size) : '', order_list: page } }
}

function toOrder({ id, status, changedAt, lines, deliveryDong }: ShelfOrder): object {
  return {
    ...{ order_sn: id, order_status: status, update_time: Math.floor(changedAt.getTime() / 1000) },
    ...{ estimated_shipping_fee: deliveryDong, message_to_seller: '' },
    recipient_address: {
      ...{ name: shelfBuyer.name, phone: shelfBuyer.phone },
      ...{ full_address: shelfBuyer.address, state: shelfBuyer.province },
    },
    item_list: lines.map(({ item, sku, quantity, priceDong }) => ({
      ...{ item_id: Number(item), item_name: `Hàng ${item}`, model_id: Number(sku || 0) },
      ...{ model_quantity_purchased: quantity, model_discounted_price: priceDong },
    })),
  }
}
