import { defaultMappings } from '@saolang/core/trace/exchange/default-mappings.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime } from '../../platform/act.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { type MadeProduct, makeProduct } from '../../testing/published-lots.ts'
import { validateHtml } from '../../testing/validate-html.ts'
import { publishLot } from '../publish/publish.ts'

type Visit = Awaited<ReturnType<typeof signIn>>

let opened: TestApp
let made: MadeProduct
let admin: Visit
let auditor: Visit
let maker: Visit

beforeAll(async () => {
  opened = await openApp()
  const day = `${currentTime().getUTCFullYear() + 2}-05-31`
  made = await makeProduct({ lots: 1, expiresOn: day })
  await publishLot(made.maker, { lotId: made.lotIds[0] as string })
  await opened.deliverEvents()
  admin = await signIn(await createActor({ role: 'administrator' }))
  auditor = await signIn(await createActor({ role: 'auditor' }))
  maker = await signIn(made.maker)
})
afterAll(() => opened.close())

const open = (visit: Visit, url: string) =>
  opened.app.inject({ url, headers: { ...visit.headers, accept: 'text/html' } })
const post = (visit: Visit, url: string, fields: Record<string, string>) =>
  opened.app.inject({
    method: 'POST',
    url,
    headers: { ...visit.headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf: visit.csrf, ...fields }).toString(),
  })
const mappingPage = '/exchange/targets/ndatrace/mapping'

/** The fields of the form of a page as a browser would send them. */
function fieldsOf(html: string): Record<string, string> {
  const form = html.slice(html.indexOf(`action="${mappingPage}"`))
  const own = form.slice(0, form.indexOf('</form>'))
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  const fields: Record<string, string> = {}
  for (const [tag] of own.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    const isLeftOut = /type="(radio|checkbox)"/.test(tag) && !/ checked/.test(tag)
    if (name && !isLeftOut) fields[name] = plain(/ value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name, inner] of own.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*selected[^>]*>/.exec(inner as string)?.[0] ?? ''
    fields[name as string] = /value="([^"]*)"/.exec(chosen)?.[1] ?? ''
  }
  for (const [, name, inner] of own.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs))
    fields[name as string] = plain(inner as string)
  return fields
}

test('the page of targets says that no real portal was reached, and makers do not see it', async () => {
  const page = await open(admin, '/exchange')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Chưa nối tới cổng thật nào')
  expect(page.body.match(/Đang tắt/g)).toHaveLength(4)
  expect((await open(maker, '/exchange')).statusCode).toBe(403)
})

test.each(['/exchange', '/exchange/targets/verigoods', mappingPage, '/exchange/deliveries?state=dead&text=x'])(
  '%s is right HTML',
  async (url) => {
    expect(await validateHtml((await open(admin, url)).body)).toEqual([])
  },
)

test('an auditor looks and finds nothing to press', async () => {
  const page = await open(auditor, '/exchange/targets/verigoods')
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toContain('name="isOn"')
})

test('a maker sees its lot on a page of its own', async () => {
  const page = await open(maker, '/exchange/mine')
  expect(page.body).toContain('Chưa gửi cổng nào')
})

test('the mapping as the form shows it is the mapping that is kept: nothing is lost on the way through a browser', async () => {
  const page = await open(admin, mappingPage)
  const fields = fieldsOf(page.body)
  const { reference } = defaultMappings.ndatrace
  expect(fields).toMatchObject({ after: '0', reference, 'field.0.to': 'subject', 'field.0.from': 'record.subject' })
  const kept = await post(admin, mappingPage, {
    ...fields,
    act: 'save',
    reference: 'Đặc tả thử 1.0',
    basis: 'specification',
  })
  expect([kept.statusCode, kept.headers.location]).toEqual([303, '/exchange/targets/ndatrace'])
  const json = await opened.app.inject({ url: `${mappingPage}.json`, headers: admin.headers })
  expect(json.json()).toEqual({
    ...defaultMappings.ndatrace,
    ...{ reference: 'Đặc tả thử 1.0', basis: 'specification' },
  })
})

test('a mapping that is wrong is shown again with what was typed and every reason, at its row', async () => {
  const fields = fieldsOf((await open(admin, mappingPage)).body)
  const wrong = {
    ...fields,
    act: 'save',
    'field.0.to': 'mã lạ',
    'field.0.from': '',
    'field.1.most': 'nhiều',
    dated: '30/2',
  }
  const answer = await post(admin, mappingPage, wrong)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('value="mã lạ"')
  expect(answer.body).toContain('Độ dài phải là số')
})

test('a file of JSON is previewed and not kept; what is none is refused in words', async () => {
  const load = (text: string) => {
    const part = (head: string, body: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`
    return opened.app.inject({
      method: 'POST',
      url: `${mappingPage}/load`,
      headers: { ...admin.headers, accept: 'text/html', 'content-type': 'multipart/form-data; boundary=x' },
      payload: `${part('name="csrf"', admin.csrf)}${part('name="json"; filename="m.json"', text)}--x--\r\n`,
    })
  }
  const shown = await load(JSON.stringify({ ...defaultMappings.ndatrace, reference: 'Từ tệp' }))
  expect([shown.statusCode, shown.body.includes('value="Từ tệp"')]).toEqual([200, true])
  const broken = await load('{')
  expect([broken.statusCode, broken.body.includes('Tệp không phải JSON')]).toEqual([422, true])
  expect((await open(admin, mappingPage)).body).not.toContain('Từ tệp')
})

test('a setting that is refused comes back with what was typed', async () => {
  const address = 'https://10.0.0.1/x'
  const answer = await post(admin, '/exchange/targets/verigoods', { isOn: 'on', address, auth: 'none' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(address)
  expect(answer.body).toContain('Không gửi tới địa chỉ này')
})
