import { mergeLines, type PlatformOrder, stepOf } from '@saolang/core/market/channels/platform.ts'
import { z } from 'zod'
import { askPlatform, fromSeconds, inParts, toSeconds } from './ask-platform.ts'
import { hostOf } from './hosts.ts'
import { type PlatformClient, PlatformFailed, type Shop, type Tokens } from './platform-client.ts'
import { signShopee } from './sign.ts'

type Params = Readonly<Record<string, string | number>>
type Call = { path: string; params?: Params; body?: object; now: Date }
type App = Pick<Shop, 'appKey' | 'secret'>

const dayMillis = 86_400_000
// A span of more than fifteen days is refused.
const mostSpanMillis = 15 * dayMillis - 1000

/** Shopee Open Platform, version 2 (open.shopee.com). */
export const shopee: PlatformClient = {
  consentAddress: (shop, { address, state }, now) => {
    const path = '/api/v2/shop/auth_partner'
    const back = `${address}?state=${encodeURIComponent(state)}`
    return `${addressOf(shop, { path, now })}&redirect=${encodeURIComponent(back)}`
  },
  exchange: async (shop, { code, shopId }, now) => {
    const body = { code, shop_id: Number(shopId || shop.shopId), partner_id: Number(shop.appKey) }
    const said = await call(shop, { path: '/api/v2/auth/token/get', body, now })
    return { ...toTokens(said, now), shopId: shopId || shop.shopId, shopCipher: null }
  },
  refresh: async (shop, refreshToken, now) => {
    const body = { refresh_token: refreshToken, shop_id: Number(shop.shopId), partner_id: Number(shop.appKey) }
    return toTokens(await call(shop, { path: '/api/v2/auth/access_token/get', body, now }), now)
  },
  tellStock: async (shop, { item, sku, quantity }, now) => {
    const stock = { model_id: Number(sku || 0), seller_stock: [{ stock: quantity }] }
    const body = { item_id: Number(item), stock_list: [stock] }
    const { response } = Updated.parse(await call(shop, { path: '/api/v2/product/update_stock', body, now }))
    const [failed] = response.failure_list
    if (failed) throw new PlatformFailed('refused', failed.failed_reason)
  },
  listStock: async (shop, listings, now) => {
    const items = [...new Set(listings.map(({ item }) => item))]
    const known = await Promise.all(items.map((item) => listModels(shop, item, now)))
    return known.flat()
  },
  listChanged: async (shop, { from, to }, now) => {
    const orders: PlatformOrder[] = []
    for (let start = from.getTime(); start < to.getTime(); start += mostSpanMillis) {
      const end = Math.min(start + mostSpanMillis, to.getTime())
      const ids = await listIds(shop, { from: new Date(start), to: new Date(end) }, now)
      for (const part of inParts(ids, 50)) orders.push(...(await readOrders(shop, part, now)))
    }
    return orders
  },
}

const Granted = z.object({ access_token: z.string(), refresh_token: z.string(), expire_in: z.number() })
const Updated = z.object({
  response: z.object({ failure_list: z.array(z.object({ failed_reason: z.string() })).default([]) }),
})
const Counted = z.object({ summary_info: z.object({ total_available_stock: z.number() }) })
const Wholes = z.object({
  response: z.object({ item_list: z.array(z.object({ item_id: z.number(), stock_info_v2: Counted })).default([]) }),
})
const Models = z.object({
  response: z.object({
    model: z.array(z.object({ model_id: z.number(), stock_info_v2: Counted })),
  }),
})
const Listed = z.object({
  response: z.object({
    more: z.boolean(),
    next_cursor: z.string().default(''),
    order_list: z.array(z.object({ order_sn: z.string() })),
  }),
})
const Told = z.object({
  response: z.object({
    order_list: z.array(
      z.object({
        order_sn: z.string(),
        order_status: z.string(),
        update_time: z.number(),
        estimated_shipping_fee: z.number().default(0),
        message_to_seller: z.string().default(''),
        recipient_address: z
          .object({ name: z.string(), phone: z.string(), full_address: z.string(), state: z.string() })
          .partial()
          .default({}),
        item_list: z.array(
          z.object({
            item_id: z.number(),
            item_name: z.string(),
            model_id: z.number(),
            model_quantity_purchased: z.number(),
            model_discounted_price: z.number(),
          }),
        ),
      }),
    ),
  }),
})

// The refresh token lives thirty days and works once.
function toTokens(said: unknown, now: Date): Tokens {
  const { access_token: access, refresh_token: refresh, expire_in: seconds } = Granted.parse(said)
  const accessUntil = new Date(now.getTime() + seconds * 1000)
  return { access, refresh, accessUntil, refreshUntil: new Date(now.getTime() + 30 * dayMillis) }
}

async function listModels(shop: Shop, item: string, now: Date) {
  const params = { item_id: item }
  try {
    const { response } = Models.parse(await call(shop, { path: '/api/v2/product/get_model_list', params, now }))
    if (response.model.length === 0) return listWhole(shop, item, now)
    return response.model.map(({ model_id: sku, stock_info_v2: { summary_info: counted } }) => ({
      ...{ item, sku: sku === 0 ? '' : String(sku), quantity: counted.total_available_stock },
    }))
  } catch (error) {
    if (error instanceof PlatformFailed && error.kind === 'refused') return []
    throw error
  }
}

// Goods of one kind have no models; their stock stands with the item.
async function listWhole(shop: Shop, item: string, now: Date) {
  const params = { item_id_list: item }
  const { response } = Wholes.parse(await call(shop, { path: '/api/v2/product/get_item_base_info', params, now }))
  return response.item_list.map(({ stock_info_v2: { summary_info: counted } }) => ({
    ...{ item, sku: '', quantity: counted.total_available_stock },
  }))
}

async function listIds(shop: Shop, { from, to }: { from: Date; to: Date }, now: Date): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const span = { time_range_field: 'update_time', time_from: toSeconds(from), time_to: toSeconds(to) }
    const params = { ...span, page_size: 100, cursor }
    const { response } = Listed.parse(await call(shop, { path: '/api/v2/order/get_order_list', params, now }))
    ids.push(...response.order_list.map(({ order_sn: id }) => id))
    cursor = response.more ? response.next_cursor : undefined
  }
  return ids
}

const wantedFields = 'item_list,recipient_address,estimated_shipping_fee'

async function readOrders(shop: Shop, ids: readonly string[], now: Date): Promise<PlatformOrder[]> {
  const params = { order_sn_list: ids.join(','), response_optional_fields: wantedFields }
  const { response } = Told.parse(await call(shop, { path: '/api/v2/order/get_order_detail', params, now }))
  return response.order_list.map((order) => {
    const { name = '', phone = '', full_address: address = '', state: province = '' } = order.recipient_address
    return {
      externalId: order.order_sn,
      step: stepOf('shopee', order.order_status),
      changedAt: fromSeconds(order.update_time),
      deliveryDong: Math.round(order.estimated_shipping_fee),
      buyer: { name, phone, address, province, note: order.message_to_seller },
      lines: mergeLines(
        order.item_list.map((line) => ({
          ...{
            item: String(line.item_id),
            sku: line.model_id === 0 ? '' : String(line.model_id),
            name: line.item_name,
          },
          ...{ quantity: line.model_quantity_purchased, priceDong: Math.round(line.model_discounted_price) },
        })),
      ),
    }
  })
}

const authErrors = ['error_auth', 'error_permission', 'invalid_access_token', 'invalid_acceess_token', 'error_sign']

async function call(shop: App & Partial<Shop>, { path, params, body, now }: Call): Promise<Record<string, unknown>> {
  const said = await askPlatform({
    url: addressOf(shop, { path, now, ...(params && { params }) }),
    ...(body && {
      method: 'POST' as const,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  const { error, message } = said as { error?: string; message?: string }
  if (!error) return said
  const words = `${error}: ${message ?? ''}`.slice(0, 300)
  if (/rate_limit|too_many/.test(error)) throw new PlatformFailed('slow-down', words)
  throw new PlatformFailed(authErrors.includes(error) ? 'not-authorised' : 'refused', words)
}

function addressOf(shop: App & Partial<Shop>, { path, params = {}, now }: Omit<Call, 'body'>): string {
  const { appKey: partnerId, secret, access, shopId } = shop
  const seconds = toSeconds(now)
  const isOfShop = access !== undefined && shopId !== undefined
  const sign = signShopee(secret, { partnerId, path, seconds, ...(isOfShop && { access, shopId }) })
  const query = new URLSearchParams({
    ...{ partner_id: partnerId, timestamp: String(seconds), sign },
    ...(isOfShop && { access_token: access, shop_id: shopId }),
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
  })
  return `${hostOf('shopee').api}${path}?${query}`
}
