import { type ShelfOrder, shelfBuyer, shelfKey } from './platform-shelf.ts'
import { type Asked, issueTokens, type StandIn } from './stand-in.ts'

const week = 7 * 86_400_000

/** What TikTok Shop says behind its door: data, or a code that refuses. */
export function answerTikTok(standIn: StandIn, { path, query, body }: Asked): object | number {
  const { keys, shelf, now } = standIn
  const said = body ? (JSON.parse(body) as Record<string, unknown>) : {}
  if (path.startsWith('/api/v2/token/')) {
    const isRight = path.endsWith('/get') ? query.auth_code === keys.code : query.refresh_token === keys.refresh
    if (!isRight) return 105_003
    issueTokens(keys, now(), week)
    const until = { access_token_expire_in: Math.floor(keys.accessUntil / 1000) }
    const refresh = { refresh_token: keys.refresh, refresh_token_expire_in: Math.floor((now() + 4 * week) / 1000) }
    return { access_token: keys.access, ...until, ...refresh, open_id: 'mau' }
  }
  if (path === '/authorization/202309/shops')
    return { shops: [{ id: keys.shopId, cipher: keys.shopCipher, region: 'VN', name: 'Gian hàng mẫu' }] }
  const [, product] = /^\/product\/202309\/products\/(\d+)\/inventory\/update$/.exec(path) ?? []
  if (product) return updateStock(standIn, product, said as never)
  if (path === '/product/202309/inventory/search') {
    const wanted = said.product_ids as string[]
    const found = wanted.map((item) => ({ product_id: item, skus: skusOf(standIn, item) }))
    return { inventory: found.filter(({ skus }) => skus.length > 0) }
  }
  if (path === '/order/202309/orders/search') {
    const { update_time_ge: from, update_time_lt: to } = said as { update_time_ge: number; update_time_lt: number }
    const start = Number(query.page_token || 0)
    const size = Number(query.page_size)
    const found = shelf.orders.filter(({ changedAt }) => {
      const at = Math.floor(changedAt.getTime() / 1000)
      return at >= from && at < to
    })
    const next = found.length > start + size ? String(start + size) : ''
    return { total_count: found.length, next_page_token: next, orders: found.slice(start, start + size).map(toOrder) }
  }
  return 36_009_009
}

const skusOf = ({ shelf }: StandIn, item: string) =>
  [...shelf.stock]
    .filter(([key]) => key.startsWith(`${item}/`))
    .map(([key, n]) => ({ id: key.split('/')[1], total_available_quantity: n, seller_sku: '' }))

type Update = { skus: { id: string; inventory: { quantity: number }[] }[] }

function updateStock({ shelf }: StandIn, product: string, { skus }: Update): object {
  const errors: object[] = []
  for (const { id, inventory } of skus) {
    const key = shelfKey(product, id)
    if (shelf.stock.has(key)) shelf.stock.set(key, inventory[0]?.quantity ?? 0)
    else errors.push({ code: 12_052_048, message: 'The SKU does not exist' })
  }
  return { errors }
}

// Every piece is a line of its own; sums are texts.
function toOrder({ id, status, changedAt, lines, deliveryDong }: ShelfOrder): object {
  return {
    ...{ id, status, update_time: Math.floor(changedAt.getTime() / 1000), buyer_message: '' },
    payment: { currency: 'VND', shipping_fee: String(deliveryDong) },
    recipient_address: {
      ...{ name: shelfBuyer.name, phone_number: shelfBuyer.phone, full_address: shelfBuyer.address },
      district_info: [{ address_level: 'L1', address_level_name: 'Province', address_name: shelfBuyer.province }],
    },
    line_items: lines.flatMap(({ item, sku, quantity, priceDong }) =>
      Array.from({ length: quantity }, (_, i) => ({
        ...{ id: `${id}${i}`, product_id: item, sku_id: sku, product_name: `Hàng ${item}` },
        ...{ sale_price: String(priceDong), currency: 'VND' },
      })),
    ),
  }
}
