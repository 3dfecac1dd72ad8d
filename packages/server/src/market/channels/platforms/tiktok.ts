import { mergeLines, type PlatformOrder, stepOf } from '@saolang/core/market/channels/platform.ts'
import { z } from 'zod'
import { askPlatform, fromSeconds, inParts, toSeconds } from './ask-platform.ts'
import { hostOf } from './hosts.ts'
import { type PlatformClient, PlatformFailed, type Shop, type Tokens } from './platform-client.ts'
import { signTikTok } from './sign.ts'

type Call = { path: string; query?: Readonly<Record<string, string>>; body?: object; now: Date }
type App = Pick<Shop, 'appKey' | 'secret'> & Partial<Pick<Shop, 'access' | 'shopCipher'>>

/** TikTok Shop Open API, version 202309 (partner.tiktokshop.com). */
export const tiktok: PlatformClient = {
  consentAddress: ({ appKey }, { state }) =>
    `${hostOf('tiktok').consent}/oauth/authorize?${new URLSearchParams({ app_key: appKey, state })}`,
  exchange: async (shop, { code }, now) => {
    const tokens = await askTokens(shop, '/api/v2/token/get', { auth_code: code, grant_type: 'authorized_code' })
    const { shops } = Shops.parse(
      await call({ ...shop, access: tokens.access, shopCipher: null }, { path: '/authorization/202309/shops', now }),
    )
    const own = shops.find(({ id }) => id === shop.shopId) ?? shops[0]
    if (!own) throw new PlatformFailed('refused', 'no shop was granted')
    return { ...tokens, shopId: own.id, shopCipher: own.cipher }
  },
  refresh: (shop, refreshToken) =>
    askTokens(shop, '/api/v2/token/refresh', { refresh_token: refreshToken, grant_type: 'refresh_token' }),
  tellStock: async (shop, { item, sku, quantity }, now) => {
    const body = { skus: [{ id: sku, inventory: [{ quantity }] }] }
    const path = `/product/202309/products/${encodeURIComponent(item)}/inventory/update`
    const { errors } = Updated.parse(await call(shop, { path, body, now }))
    if (errors[0]) throw new PlatformFailed('refused', errors[0].message)
  },
  listStock: async (shop, listings, now) => {
    const items = [...new Set(listings.map(({ item }) => item))]
    const found = []
    for (const part of inParts(items, 100)) {
      const body = { product_ids: part }
      const { inventory } = Inventory.parse(await call(shop, { path: '/product/202309/inventory/search', body, now }))
      found.push(...inventory)
    }
    return found.flatMap(({ product_id: item, skus }) =>
      skus.map(({ id: sku, total_available_quantity: quantity }) => ({ item, sku, quantity })),
    )
  },
  listChanged: async (shop, { from, to }, now) => {
    const orders: PlatformOrder[] = []
    for (let page: string | undefined = ''; page !== undefined; ) {
      const query = { page_size: '50', ...(page && { page_token: page }) }
      const body = { update_time_ge: toSeconds(from), update_time_lt: toSeconds(to) + 1 }
      const said = Orders.parse(await call(shop, { path: '/order/202309/orders/search', query, body, now }))
      orders.push(...said.orders.map(toOrder))
      page = said.next_page_token || undefined
    }
    return orders
  },
}

const Granted = z.object({
  access_token: z.string(),
  access_token_expire_in: z.number(),
  refresh_token: z.string(),
  refresh_token_expire_in: z.number(),
})
const Shops = z.object({ shops: z.array(z.object({ id: z.string(), cipher: z.string() })).default([]) })
const Updated = z.object({ errors: z.array(z.object({ message: z.string() })).default([]) })
const Inventory = z.object({
  inventory: z
    .array(
      z.object({
        product_id: z.string(),
        skus: z.array(z.object({ id: z.string(), total_available_quantity: z.number() })),
      }),
    )
    .default([]),
})
const Order = z.object({
  id: z.string(),
  status: z.string(),
  update_time: z.number(),
  buyer_message: z.string().default(''),
  payment: z.object({ shipping_fee: z.coerce.number().default(0) }).default({ shipping_fee: 0 }),
  recipient_address: z
    .object({
      name: z.string(),
      phone_number: z.string(),
      full_address: z.string(),
      district_info: z.array(z.object({ address_level: z.string(), address_name: z.string() })),
    })
    .partial()
    .default({}),
  line_items: z.array(
    z.object({ product_id: z.string(), sku_id: z.string(), product_name: z.string(), sale_price: z.coerce.number() }),
  ),
})
const Orders = z.object({ next_page_token: z.string().default(''), orders: z.array(Order).default([]) })

// Every piece is a line of its own there.
function toOrder(order: z.infer<typeof Order>): PlatformOrder {
  const {
    name = '',
    phone_number: phone = '',
    full_address: address = '',
    district_info: places = [],
  } = order.recipient_address
  const province = places.find(({ address_level: level }) => level === 'L1')?.address_name ?? ''
  return {
    externalId: order.id,
    step: stepOf('tiktok', order.status),
    changedAt: fromSeconds(order.update_time),
    deliveryDong: Math.round(order.payment.shipping_fee),
    buyer: { name, phone, address, province, note: order.buyer_message },
    lines: mergeLines(
      order.line_items.map((line) => ({
        ...{ item: line.product_id, sku: line.sku_id, name: line.product_name },
        ...{ quantity: 1, priceDong: Math.round(line.sale_price) },
      })),
    ),
  }
}

async function askTokens(
  { appKey, secret }: App,
  path: string,
  asked: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const query = new URLSearchParams({ app_key: appKey, app_secret: secret, ...asked })
  const said = Granted.parse(read(await askPlatform({ url: `${hostOf('tiktok').auth}${path}?${query}` })))
  return {
    access: said.access_token,
    refresh: said.refresh_token,
    accessUntil: fromSeconds(said.access_token_expire_in),
    refreshUntil: fromSeconds(said.refresh_token_expire_in),
  }
}

async function call(shop: App, { path, query = {}, body, now }: Call): Promise<unknown> {
  const text = body && JSON.stringify(body)
  const asked: Record<string, string> = {
    ...{ app_key: shop.appKey, timestamp: String(toSeconds(now)) },
    ...(shop.shopCipher && { shop_cipher: shop.shopCipher }),
    ...query,
  }
  const sign = signTikTok(shop.secret, { path, query: asked, ...(text && { body: text }) })
  const said = await askPlatform({
    url: `${hostOf('tiktok').api}${path}?${new URLSearchParams({ ...asked, sign })}`,
    headers: { 'content-type': 'application/json', 'x-tts-access-token': shop.access ?? '' },
    ...(text && { method: 'POST' as const, body: text }),
  })
  return read(said)
}

// 105000 to 105999 are of tokens, 106001 of the signature; 36009004 is theirs for asking too often.
function read(said: Record<string, unknown>): unknown {
  const { code, message = '', data } = said as { code?: number; message?: string; data?: unknown }
  if (code === 0) return data ?? {}
  const words = `${code}: ${message}`.slice(0, 300)
  if (code === 36009004) throw new PlatformFailed('slow-down', words)
  const isDoor = code === 106001 || (code !== undefined && code >= 105_000 && code < 106_000)
  throw new PlatformFailed(isDoor ? 'not-authorised' : 'refused', words)
}
