import { randomBytes } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../demo/seed-demo.ts'
import { currentTime } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { changeProduct } from '../../registry/change-product.ts'
import { addressOf, getRecord } from '../../registry/get-product.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { getProductKey } from '../product-key.ts'
import { openRecall } from '../recall/open-recall.ts'
import { addLink, endLink } from './change-links.ts'

let running: TestApp
let maker: Actor
let product: { id: string; name: string }
let key: string
const gtin = '09521234543213'

beforeAll(async () => {
  running = await openApp()
  await seedDemo()
  await running.deliverEvents()
  const [row] = await inTransaction(
    (tx) => tx<{ id: string; name: string; organisationId: string }[]>`
      select id, name, organisation_id as "organisationId" from registry.product where is_demo and organisation_id is not null
      order by id limit 1`,
  )
  if (!row) throw new Error('the demo has no product')
  product = row
  maker = await createActor({ role: 'producer', organisationId: row.organisationId })
  await changeProduct(maker, { productId: row.id, name: row.name, gtin })
  const made = { now: currentTime(), newRandom: (count: number) => new Uint8Array(randomBytes(count)) }
  key = (await inTransaction((tx) => getProductKey({ tx, ...made }, row.id))).key
})
afterAll(() => running.close())

const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'OPTIONS' = 'GET') =>
  running.app.inject({ url, method, headers: { accept: '*/*', ...headers } })

test.each([
  ['a check digit that is wrong', '/01/09521234543214'],
  ['qualifiers in the wrong order', '/01/09521234543213/21/1/10/A'],
  ['letters where digits belong', '/01/MATONG'],
])('%s is malformed, never found', async (_, url) => {
  const answer = await ask(url)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().problems[0]?.code).toBe('malformed.digital-link')
})

test('a well-formed code of which nothing is known is not found', async () => {
  for (const url of ['/01/09506000134352', '/414/9521321000018', '/00/095213210000000018'])
    expect((await ask(url)).statusCode, url).toBe(404)
})

test('a scan is led to the page of the product, lot and serial kept, its own parameters passed on', async () => {
  const answer = await ask(`/01/${gtin}/10/ABC/21/7?utm_source=jar`)
  expect(answer.statusCode).toBe(307)
  expect(new URL(String(answer.headers.location))).toMatchObject({
    pathname: `/q/${key}/10/ABC/21/7`,
    search: '?utm_source=jar',
  })
  expect(answer.headers.link).toContain('rel="linkset"')
  expect(answer.headers['access-control-allow-origin']).toBe('*')
})

test('a trailing slash, HEAD and OPTIONS are taken as the standard asks', async () => {
  expect((await ask(`/01/${gtin}/`)).statusCode).toBe(307)
  const head = await ask(`/01/${gtin}`, {}, 'HEAD')
  expect([head.statusCode, head.body]).toEqual([307, ''])
  expect((await ask(`/01/${gtin}`, {}, 'OPTIONS')).statusCode).toBe(204)
})

test('the linkset says every level up to the key, each with one bare default link', async () => {
  for (const answer of [
    await ask(`/01/${gtin}/10/ABC/21/7?linkType=linkset`),
    await ask(`/01/${gtin}/10/ABC/21/7`, { accept: 'application/linkset+json' }),
  ]) {
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('application/linkset+json')
    const { linkset } = answer.json()
    expect(linkset.map(({ anchor }: { anchor: string }) => new URL(anchor).pathname)).toEqual([
      `/01/${gtin}/10/ABC/21/7`,
      `/01/${gtin}/10/ABC`,
      `/01/${gtin}`,
    ])
    for (const context of linkset) {
      const [bare, ...others] = context['https://ref.gs1.org/voc/defaultLink']
      expect(others).toEqual([])
      expect(Object.keys(bare).toSorted()).toEqual(['href', 'title'])
      expect(context['https://ref.gs1.org/voc/epcis']).toHaveLength(1)
    }
    expect(linkset.at(-1)['https://ref.gs1.org/voc/certificationInfo'][0].href).toContain('/v/')
  }
})

test('a type is answered in the language asked for; one that is not there is not found', async () => {
  const english = await ask(`/01/${gtin}?linkType=gs1:pip`, { 'accept-language': 'en' })
  expect(english.headers.location).toContain('lang=en')
  expect((await ask(`/01/${gtin}?linkType=https://gs1.org/voc/pip`)).headers.location).toContain('lang=vi')
  expect((await ask(`/01/${gtin}?linkType=gs1:safetyInfo`)).statusCode).toBe(404)
})

test('a producer adds a link to its own product only, with every reason when it is wrong', async () => {
  const link = {
    productId: product.id,
    type: 'recipeInfo',
    href: 'https://bep.example/mat-ong',
    title: 'Món với mật ong',
  }
  await expect(addLink(await createActor({ role: 'producer' }), link)).rejects.toThrow('forbidden.organisation')
  await expect(addLink(maker, { ...link, type: 'epcis', href: 'http://x', title: '' })).rejects.toThrow(
    'link.type-unknown at type, link.address-wrong at href, link.title-missing at title',
  )
  const first = await addLink(maker, link)
  expect((await ask(`/01/${gtin}?linkType=gs1:recipeInfo`)).headers.location).toBe('https://bep.example/mat-ong')
  await addLink(maker, { ...link, href: 'https://bep.example/khac', title: 'Món khác' })
  const several = await ask(`/01/${gtin}/10/A?linkType=gs1:recipeInfo`)
  expect(several.statusCode).toBe(300)
  expect(several.body).toContain('https://bep.example/khac')
  await endLink(maker, { productId: product.id, id: first })
  await expect(endLink(maker, { productId: product.id, id: first })).rejects.toThrow('not-found.link')
  expect((await ask(`/01/${gtin}?linkType=gs1:recipeInfo`)).headers.location).toBe('https://bep.example/khac')
})

test('the description file says where the resolver stands and what it takes', async () => {
  const answer = await ask('/.well-known/gs1resolver')
  expect(answer.json()).toMatchObject({ supportedPrimaryKeys: ['all'], supportedLinkType: [{ prefix: 'gs1:' }] })
})

test('the code of a recalled lot leads to its recall, the code of another lot to none', async () => {
  const { code } = await openRecall(maker, {
    codes: [`https://any.example/01/${gtin}/10/RECALLED`],
    hazard: 'quality',
    reason: 'Nắp chai không kín (dữ liệu mẫu)',
    advice: 'Mang trả nơi đã mua (dữ liệu mẫu)',
    detectedAt: currentTime(),
  })
  const record = await inTransaction((tx) => getRecord(tx, product.id, legalDateOf(currentTime())))
  expect((await ask(`/products/${addressOf(record)}`)).body).toContain(`/recalls/${code}`)
  const wanted = 'linkType=gs1:recallStatus'
  const answer = await ask(`/01/${gtin}/10/RECALLED/21/9?${wanted}&lang=vi`)
  expect([answer.statusCode, new URL(String(answer.headers.location)).pathname]).toEqual([307, `/recalls/${code}`])
  expect((await ask(`/01/${gtin}/10/FINE?${wanted}`)).statusCode).toBe(404)
})
