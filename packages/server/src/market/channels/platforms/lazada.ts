import { mergeLines, type PlatformOrder, type PlatformStep, stepOf } from '@saolang/core/market/channels/platform.ts'
import { z } from 'zod'
import { askPlatform, inParts } from './ask-platform.ts'
import { hostOf } from './hosts.ts'
import { type PlatformClient, PlatformFailed, type Shop, type Tokens } from './platform-client.ts'
import { signLazada } from './sign.ts'

type Params = Readonly<Record<string, string>>
type Call = { path: string; params?: Params; isWrite?: boolean; now: Date }
type App = Pick<Shop, 'appKey' | 'secret'> & Partial<Pick<Shop, 'access'>>

/** Lazada Open Platform (open.lazada.com), the Vietnamese gateway. */
export const lazada: PlatformClient = {
  consentAddress: ({ appKey }, { address, state }) => {
    const asked = { response_type: 'code', force_auth: 'true', redirect_uri: address, client_id: appKey, state }
    return `${hostOf('lazada').consent}/oauth/authorize?${new URLSearchParams(asked)}`
  },
  exchange: async (shop, { code }, now) => {
    const said = Granted.parse(await call(shop, { path: '/auth/token/create', params: { code }, now }))
    const own = said.country_user_info.find(({ country }) => country === 'vn') ?? said.country_user_info[0]
    return { ...toTokens(said, now), shopId: own?.seller_id ?? shop.shopId, shopCipher: null }
  },
  refresh: async (shop, refreshToken, now) => {
    const params = { refresh_token: refreshToken }
    return toTokens(Granted.parse(await call(shop, { path: '/auth/token/refresh', params, now })), now)
  },
  tellStock: async (shop, { item, sku, quantity }, now) => {
    const named = `<ItemId>${toXml(item)}</ItemId><SkuId>${toXml(sku)}</SkuId>`
    const payload = `<Request><Product><Skus><Sku>${named}<SellableQuantity>${quantity}</SellableQuantity></Sku></Skus></Product></Request>`
    await call(shop, { path: '/product/stock/sellable/update', params: { payload }, isWrite: true, now })
  },
  listStock: async (shop, listings, now) => {
    const items = [...new Set(listings.map(({ item }) => item))]
    return (await Promise.all(items.map((item) => listSkus(shop, item, now)))).flat()
  },
  listChanged: async (shop, { from, to }, now) => {
    const heads: z.infer<typeof Head>[] = []
    for (let offset = 0, more = true; more; offset += 100) {
      const span = { update_after: from.toISOString(), update_before: to.toISOString() }
      const params = { ...span, sort_by: 'updated_at', sort_direction: 'ASC', limit: '100', offset: String(offset) }
      const { data } = Heads.parse(await call(shop, { path: '/orders/get', params, now }))
      heads.push(...data.orders)
      more = data.orders.length === 100
    }
    const orders: PlatformOrder[] = []
    for (const part of inParts(heads, 50)) orders.push(...(await readItems(shop, part, now)))
    return orders
  },
}

const Granted = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string(),
  refresh_expires_in: z.number(),
  country_user_info: z.array(z.object({ country: z.string(), seller_id: z.string() })).default([]),
})
const Item = z.object({
  data: z.object({ skus: z.array(z.object({ SkuId: z.coerce.string(), quantity: z.coerce.number() })) }),
})
const Head = z.object({
  order_id: z.coerce.string(),
  statuses: z.array(z.string()),
  updated_at: z.string(),
  shipping_fee: z.coerce.number().default(0),
  remarks: z.string().nullish(),
  address_shipping: z
    .object({
      first_name: z.string(),
      last_name: z.string(),
      phone: z.string(),
      address1: z.string(),
      address3: z.string(),
    })
    .partial()
    .default({}),
})
const Heads = z.object({ data: z.object({ orders: z.array(Head) }) })
const Items = z.object({
  data: z.array(
    z.object({
      order_id: z.coerce.string(),
      order_items: z.array(
        z.object({
          product_id: z.coerce.string(),
          sku_id: z.coerce.string(),
          name: z.string(),
          paid_price: z.coerce.number(),
          status: z.string(),
        }),
      ),
    }),
  ),
})

function toTokens(said: z.infer<typeof Granted>, now: Date): Tokens {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  return {
    ...{ access: said.access_token, refresh: said.refresh_token },
    ...{ accessUntil: after(said.expires_in), refreshUntil: after(said.refresh_expires_in) },
  }
}

async function listSkus(shop: Shop, item: string, now: Date) {
  try {
    const { data } = Item.parse(await call(shop, { path: '/product/item/get', params: { item_id: item }, now }))
    return data.skus.map(({ SkuId: sku, quantity }) => ({ item, sku, quantity }))
  } catch (error) {
    if (error instanceof PlatformFailed && error.kind === 'refused') return []
    throw error
  }
}

async function readItems(shop: Shop, heads: readonly z.infer<typeof Head>[], now: Date): Promise<PlatformOrder[]> {
  const params = { order_ids: `[${heads.map(({ order_id: id }) => id).join(',')}]` }
  const { data } = Items.parse(await call(shop, { path: '/orders/items/get', params, now }))
  return heads.map((head) => {
    const items = data.find(({ order_id: id }) => id === head.order_id)?.order_items ?? []
    const {
      first_name: first = '',
      last_name: last = '',
      phone = '',
      address1 = '',
      address3 = '',
    } = head.address_shipping
    return {
      externalId: head.order_id,
      step: wholeStep(head.statuses),
      changedAt: new Date(head.updated_at),
      deliveryDong: Math.round(head.shipping_fee),
      buyer: {
        name: `${first} ${last}`.trim(),
        phone,
        address: address1,
        province: address3,
        note: head.remarks ?? '',
      },
      lines: mergeLines(
        items
          .filter(({ status }) => stepOf('lazada', status) !== 'cancelled' || head.statuses.every((s) => s === status))
          .map((line) => ({
            ...{ item: line.product_id, sku: line.sku_id, name: line.name, quantity: 1 },
            priceDong: Math.round(line.paid_price),
          })),
      ),
    }
  })
}

const stepOrder: readonly PlatformStep[] = [
  'unpaid',
  'unknown',
  'to-send',
  'sent',
  'returned',
  'delivered',
  'cancelled',
]

// An order stands where its earliest piece stands: pieces are packed and cancelled one by one.
function wholeStep(statuses: readonly string[]): PlatformStep {
  const steps = statuses.map((word) => stepOf('lazada', word))
  return stepOrder.find((step) => steps.includes(step)) ?? 'unknown'
}

async function call(shop: App, { path, params = {}, isWrite = false, now }: Call): Promise<Record<string, unknown>> {
  const isAuth = path.startsWith('/auth/')
  const asked: Record<string, string> = {
    ...{ app_key: shop.appKey, timestamp: String(now.getTime()), sign_method: 'sha256' },
    ...(shop.access && !isAuth && { access_token: shop.access }),
    ...params,
  }
  const signed = new URLSearchParams({ ...asked, sign: signLazada(shop.secret, { path, params: asked }) }).toString()
  const { api, auth } = hostOf('lazada')
  const url = `${isAuth ? auth : api}${path}`
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  return read(
    await askPlatform(isWrite ? { url, method: 'POST', body: signed, headers: form } : { url: `${url}?${signed}` }),
  )
}

function read(said: Record<string, unknown>): Record<string, unknown> {
  const { code, message = '' } = said as { code?: string; message?: string }
  if (code === undefined || code === '0') return said
  const words = `${code}: ${message}`.slice(0, 300)
  if (/CallLimit/.test(code)) throw new PlatformFailed('slow-down', words)
  const isDoor =
    /^(IncompleteSignature|IllegalAccessToken|InvalidAppKey|IllegalRefreshToken|MissingAccessToken|InvalidCode|InvalidTimestamp)$/
  throw new PlatformFailed(isDoor.test(code) ? 'not-authorised' : 'refused', words)
}

const toXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
