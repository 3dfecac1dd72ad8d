import { createHmac } from 'node:crypto'
import { type Platform, platforms } from '@saolang/core/market/channels/platform.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { goodTerms, putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openStandIn } from '../../testing/platforms/open-platforms.ts'
import { type ShelfOrder, shelfKey } from '../../testing/platforms/platform-shelf.ts'
import type { StandIn } from '../../testing/platforms/stand-in.ts'
import { saveTerms } from '../offers/save-terms.ts'
import { readOffer } from '../shop/read-offer.ts'
import { receiveStock } from '../stock/record-stock.ts'
import { findLedgerGaps } from '../stock/stock.sql.ts'
import { beginConsent, finishConsent } from './links/authorise.ts'
import { linkChannel, setChannelBuffer, setChannelState } from './links/link-channel.ts'
import { settleChannel, tieListing } from './links/tie-listing.ts'
import { configurePlatforms } from './platforms/hosts.ts'
import { signHook, signLazada, signShopee, signTikTok } from './platforms/sign.ts'
import { readChannel } from './read-channels.ts'
import { compareChannels } from './sync/compare-channels.ts'
import { syncChannels } from './sync/sync-channels.ts'

let running: TestApp
let sold: Recognised
const standIns = {} as Record<Platform, StandIn>
let moved = 0

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  await saveTerms(sold.producer, { form: goodTerms })
  for (const platform of platforms) standIns[platform] = await openStandIn(platform, () => currentTime().getTime())
})
afterAll(async () => {
  configurePlatforms({})
  for (const platform of platforms) await standIns[platform].close()
  await running.close()
})
afterEach(() => forward(0))

/** Moves the clock on, from where it stands. */
function forward(minutes: number): void {
  moved += minutes * 60_000
  setClock(() => new Date(Date.now() + moved))
}

function askStandIns(): void {
  const hosts = Object.fromEntries(
    platforms.map((platform) => {
      const api = standIns[platform].address + (platform === 'lazada' ? '/rest' : '')
      return [platform, { api, auth: api, consent: standIns[platform].address }]
    }),
  )
  configurePlatforms(hosts)
}

const formOf = (platform: Platform) => {
  const { appKey, secret, shopId } = standIns[platform].keys
  return { platform, appKey, secret, shopId, buffer: '2' }
}

describe('signatures', () => {
  test('are those of the platforms, byte for byte', () => {
    // The example of Lazada's own documentation.
    const params = {
      app_key: '123456',
      access_token: 'test',
      timestamp: '1517820392000',
      sign_method: 'sha256',
      order_id: '1234',
    }
    expect(signLazada('helloworld', { path: '/order/get', params })).toBe(
      '4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A',
    )
    const plain = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')
    const asked = {
      partnerId: '2001887',
      path: '/api/v2/shop/get',
      seconds: 1610000000,
      access: 'tok',
      shopId: '209920',
    }
    expect(signShopee('key', asked)).toBe(plain('key', '2001887/api/v2/shop/get1610000000tok209920'))
    const query = { timestamp: '1', app_key: 'k', sign: 'x', access_token: 'y' }
    expect(signTikTok('s', { path: '/order', query, body: '{}' })).toBe(plain('s', 's/orderapp_keyktimestamp1{}s'))
    const hook = { secret: 's', appKey: 'k', address: 'https://a.example/h', body: '{}' }
    expect(signHook('shopee', hook)).toBe(plain('s', 'https://a.example/h|{}'))
    expect(signHook('tiktok', hook)).toBe(plain('s', 'k{}'))
  })
})

describe('who may link a shop', () => {
  test('nobody but its seller and the officer of its commune, and a demo takes no real key', async () => {
    askStandIns()
    await expect(linkChannel(visitor, { form: formOf('shopee') })).rejects.toThrow('unauthenticated')
    await expect(linkChannel(await createActor({ role: 'auditor' }), { form: {} })).rejects.toThrow('forbidden.role')
    const stranger = await createActor({ role: 'commune-officer', communeCode: '32044' })
    const organisationId = sold.producer.organisationId as string
    await expect(linkChannel(stranger, { organisationId, form: {} })).rejects.toThrow('forbidden.jurisdiction')
    await expect(linkChannel(sold.producer, { form: { platform: 'shopee' } })).rejects.toThrow(
      /channel.app-key.*channel.secret.*channel.shop-id.*channel.buffer/,
    )
    configurePlatforms({})
    await expect(linkChannel(sold.producer, { form: formOf('shopee') })).rejects.toThrow('channel.demo-keys')
    askStandIns()
  })
})

describe.each(platforms)('a shop on %s', (platform) => {
  const item = '1001'
  const sku = platform === 'shopee' ? '' : '77'
  let linkId: string
  let offerId: string
  let at: StandIn

  beforeAll(async () => {
    askStandIns()
    at = standIns[platform]
    at.shelf.stock.set(shelfKey(item, sku), 500)
    offerId = await putOnSale(sold, 10, `Chai ${platform}`)
    linkId = (await linkChannel(sold.producer, { form: formOf(platform) })).id
  })
  const left = async () => (await readOffer(offerId)).offer.available
  const told = () => at.shelf.stock.get(shelfKey(item, sku))
  const look = () => readChannel(sold.producer, linkId)
  const visit = async (minutes = 2) => {
    forward(minutes)
    await syncChannels()
  }
  let orders = 0
  const order = (status: string, quantity: number, more: Partial<ShelfOrder> = {}): ShelfOrder => {
    orders++
    const lines = [{ item, sku, quantity, priceDong: 150_000 }]
    const made = {
      id: `25${orders}0${platforms.indexOf(platform)}`,
      status,
      changedAt: currentTime(),
      lines,
      deliveryDong: 20_000,
      ...more,
    }
    at.shelf.orders.push(made)
    return made
  }
  const move = (known: ShelfOrder, status: string) => Object.assign(known, { status, changedAt: currentTime() })
  const words = {
    shopee: { unpaid: 'UNPAID', paid: 'READY_TO_SHIP', sent: 'SHIPPED', done: 'COMPLETED', off: 'CANCELLED' },
    tiktok: { unpaid: 'UNPAID', paid: 'AWAITING_SHIPMENT', sent: 'IN_TRANSIT', done: 'DELIVERED', off: 'CANCELLED' },
    lazada: { unpaid: 'unpaid', paid: 'pending', sent: 'shipped', done: 'delivered', off: 'canceled' },
  }[platform]
  const ownStates = () =>
    inTransaction(
      (tx) => tx<{ externalId: string; outcome: string; status: string | null }[]>`
        select c.external_id as "externalId", c.outcome, o.status from market.channel_order c
        left join market.shop_order o on o.id = c.order_id where c.link_id = ${linkId} order by c.external_id`,
    )

  test('keeps its secret sealed, and is not talked to before its owner agreed', async () => {
    const [row] = await inTransaction((tx) => tx`select * from market.channel_link where id = ${linkId}`)
    expect(JSON.stringify(row)).not.toContain(at.keys.secret)
    await visit()
    expect(at.heard).toEqual([])
    await expect(linkChannel(sold.producer, { form: formOf(platform) })).rejects.toThrow('conflict.channel-linked')
  })

  test('is opened by its owner’s consent: the code of the platform, and a state that is this person’s', async () => {
    const address = await beginConsent(sold.producer, {
      id: linkId,
      address: `https://ocop.example/market/channels/${linkId}/back`,
    })
    expect(address.startsWith(at.address)).toBe(true)
    const [, state = ''] = /state(?:=|%3D)([\w%-]+)/.exec(address) ?? []
    const own = decodeURIComponent(decodeURIComponent(state))
    const back = { id: linkId, code: at.keys.code, shopId: at.keys.shopId }
    await expect(finishConsent(sold.producer, { ...back, state: 'x' })).rejects.toThrow('forbidden.channel-state')
    await expect(finishConsent(sold.producer, { ...back, state: own, code: 'wrong' })).rejects.toThrow(
      'channel.not-granted',
    )
    await finishConsent(sold.producer, { ...back, state: own })
    expect((await look()).channel.state).toBe('on')
    const [row] = await inTransaction((tx) => tx`select * from market.channel_link where id = ${linkId}`)
    expect(JSON.stringify(row)).not.toContain(at.keys.access)
  })

  test('is told what is left less its buffer, and again only when that changes', async () => {
    await expect(tieListing(sold.producer, { linkId, form: { offerId, item: 'x y' } })).rejects.toThrow('channel.item')
    await tieListing(sold.producer, { linkId, form: { offerId, item, sku } })
    await expect(tieListing(sold.producer, { linkId, form: { offerId, item, sku } })).rejects.toThrow(
      'conflict.listing-tied',
    )
    await visit()
    expect(told()).toBe(8)
    const asked = at.heard.length
    await visit()
    expect(at.heard.slice(asked).filter(({ path }) => /stock|inventory/.test(path))).toEqual([])
    await setChannelBuffer(sold.producer, { id: linkId, buffer: 3 })
    await visit()
    expect(told()).toBe(7)
  })

  test('orders here once what was paid there, however often it is told', async () => {
    order(words.unpaid, 1)
    order(words.paid, 2)
    await visit()
    await visit()
    expect(await left()).toBe(8)
    expect(told()).toBe(5)
    const states = await ownStates()
    expect(states.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['waiting', null],
      ['placed', 'confirmed'],
    ])
  })

  test('moves our order when it is sent, and lets stock go when it is cancelled there', async () => {
    const [, paid] = at.shelf.orders.slice(-2) as [ShelfOrder, ShelfOrder]
    const other = order(words.paid, 3)
    await visit()
    expect(await left()).toBe(5)
    move(paid, words.sent)
    move(other, words.off)
    await visit()
    expect(await left()).toBe(8)
    expect((await ownStates()).map(({ outcome, status }) => [outcome, status])).toEqual([
      ['waiting', null],
      ['placed', 'handed-over'],
      ['cancelled', 'cancelled'],
    ])
    move(paid, words.off)
    await visit()
    const { queue } = await look()
    expect(queue.map(({ outcome }) => outcome)).toEqual(['cancelled-late'])
    await expect(settleChannel(sold.producer, { linkId, externalId: paid.id, words: ' ' })).rejects.toThrow(
      'order.words-missing',
    )
    await settleChannel(sold.producer, { linkId, externalId: paid.id, words: 'Hàng đã về kho' })
    expect((await look()).queue).toEqual([])
  })

  test('sold more than there is waits for a person, and goes through when stock comes', async () => {
    const large = order(words.paid, 20)
    await visit()
    expect((await look()).queue.map(({ externalId, outcome }) => [externalId, outcome])).toEqual([
      [large.id, 'no-stock'],
    ])
    expect(await left()).toBe(8)
    await receiveStock(sold.producer, { offerId, place: 'Kho', batch: 'L9', expiresOn: '', quantity: 20 })
    await visit(30)
    expect((await look()).queue).toEqual([])
    expect(await left()).toBe(8)
  })

  test('leaves goods that are not tied alone, and names them where an order mixes', async () => {
    const foreign = { item: '9999', sku: sku && '88', quantity: 1, priceDong: 90_000 }
    order(words.paid, 1, { lines: [foreign] })
    order(words.paid, 1, { lines: [foreign, { item, sku, quantity: 1, priceDong: 150_000 }] })
    await visit()
    expect(await left()).toBe(7)
    const { queue } = await look()
    expect(queue.map(({ outcome, about }) => [outcome, about])).toEqual([['unknown-listing', 'Hàng 9999']])
    await settleChannel(sold.producer, { linkId, externalId: queue[0]?.externalId as string, words: 'Hàng ngoài sổ' })
  })

  test('that goes down loses nothing: it is asked again, ever more seldom, from where it stopped', async () => {
    order(words.paid, 2)
    at.down(3)
    await visit()
    expect((await look()).channel).toMatchObject({ state: 'on', tries: 1 })
    await visit(1)
    await visit(2)
    expect((await look()).channel.tries).toBe(3)
    expect(await left()).toBe(7)
    await visit(10)
    expect((await look()).channel).toMatchObject({ tries: 0 })
    expect(await left()).toBe(5)
    expect(told()).toBe(2)
  })

  test('that asks for patience is left alone for as long as it says', async () => {
    at.allow(0)
    await visit()
    const asked = at.heard.length
    await visit(1)
    expect(at.heard.length).toBe(asked)
    at.allow(1000)
    await visit(3)
    expect((await look()).channel.tries).toBe(0)
  })

  test('has its token renewed before it ends; a token that works no more switches the link off until its owner agrees', async () => {
    const { issued } = at.keys
    await visit(8 * 24 * 60)
    expect(at.keys.issued).toBe(issued + 1)
    expect((await look()).channel.state).toBe('on')
    at.keys.refresh = 'gone'
    await visit(8 * 24 * 60)
    expect((await look()).channel.state).toBe('refused')
    order(words.paid, 1)
    await visit()
    expect(await left()).toBe(5)
    const address = await beginConsent(sold.producer, { id: linkId, address: 'https://ocop.example/back' })
    const [, state = ''] = /state(?:=|%3D)([\w%-]+)/.exec(address) ?? []
    const back = { id: linkId, code: at.keys.code, shopId: at.keys.shopId }
    await finishConsent(sold.producer, { ...back, state: decodeURIComponent(decodeURIComponent(state)) })
    await visit()
    expect(await left()).toBe(4)
  })

  test('calls us with its signature, or is refused', async () => {
    order(words.paid, 1)
    const url = `/hooks/channels/${platform}/${linkId}`
    const body = JSON.stringify({ data: { ordersn: '1' } })
    const { secret, appKey } = at.keys
    const authorization = signHook(platform, { secret, appKey, address: running.config.publicUrl + url, body })
    const send = (headers: Record<string, string>, payload = body) =>
      running.app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } })
    expect((await send({})).statusCode).toBe(403)
    expect((await send({ authorization: authorization.replace(/^./, 'z') })).statusCode).toBe(403)
    expect((await send({ authorization }, `${body} `)).statusCode).toBe(403)
    expect((await send({ authorization })).statusCode).toBe(200)
    await running.deliverEvents()
    expect(await left()).toBe(3)
  })

  test('is compared with our ledger at night: the ledger holds, and what was missed is taken', async () => {
    await visit()
    at.shelf.stock.set(shelfKey(item, sku), 400)
    await inTransaction((tx) => tx`update market.channel_link set pulled_to = ${currentTime()} where id = ${linkId}`)
    order(words.paid, 1, { changedAt: new Date(currentTime().getTime() - 3_600_000) })
    await visit()
    forward(5)
    await compareChannels()
    const { comparison } = await look()
    expect(comparison?.differences.map(({ kind }) => kind).sort()).toEqual(['order-missing', 'stock-differs'])
    await visit()
    expect(await left()).toBe(2)
    expect(told()).toBe(0)
  })

  test('that is ended keeps no secret and is told nothing more', async () => {
    await setChannelState(sold.producer, { id: linkId, state: 'ended' })
    const [row] = await inTransaction(
      (tx) => tx`select secret, access_token from market.channel_link where id = ${linkId}`,
    )
    expect(row).toEqual({ secret: '', access_token: null })
    await expect(look()).rejects.toThrow('not-found.channel')
    const asked = at.heard.length
    await visit()
    expect(at.heard.length).toBe(asked)
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })
})

test('the pages lead from the list of shops to one, and a refused secret is not written back', async () => {
  const { headers, csrf } = await signIn(sold.producer)
  const page = await running.app.inject({ url: '/market/channels', headers })
  expect(page.body).toContain('Nối một gian hàng')
  const payload = new URLSearchParams({
    csrf,
    platform: 'shopee',
    appKey: '',
    secret: 'bi-mat-rat-dai-day',
    shopId: '',
    buffer: '2',
  })
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
  const refused = await running.app.inject({
    method: 'POST',
    url: '/market/channels',
    headers: form,
    payload: payload.toString(),
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).not.toContain('bi-mat-rat-dai-day')
})
