import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { signIn } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct, withdrawStars } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveShowcase, storeShowcasePhoto } from '../shop/save-showcase.ts'
import { fillTemplate, type TemplateOffer } from './template/fill-template.ts'
import { readTemplateOffers } from './template/read-offers.ts'

let running: TestApp
let sold: Recognised
let offerId: string

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  offerId = await putOnSale(sold, 5)
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

const get = (url: string, headers: Record<string, string> = {}) => running.app.inject({ url, headers })

async function addPhoto(): Promise<void> {
  const { default: sharp } = await import('sharp')
  const background = { r: 200, g: 150, b: 20 }
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const file = await storeShowcasePhoto({ bytes, fileName: 'chai.jpg' })
  const photo = { file, alt: 'Chai mật ong' }
  await saveShowcase(sold.producer, { productId: sold.productId, story: '', months: [], photo })
}

describe('a feed', () => {
  test('leaves out what its reader would refuse, and the seller is told what is missing', async () => {
    expect((await get('/feeds/google.xml')).body).not.toContain(offerId)
    expect((await get('/feeds/plain.json')).json().items).toHaveLength(1)
    const { headers } = await signIn(sold.producer)
    const page = await get('/market/channels/faults', headers)
    expect(page.body).toContain('<code>image_link</code>')
    expect(page.body).toContain(`/market/products/${sold.productId}/window`)
    await addPhoto()
  })

  test.each([
    ['google.xml', 'application/xml', '<g:availability>in_stock</g:availability>'],
    ['google.tsv', 'text/tab-separated-values', '150000 VND'],
    ['meta.csv', 'text/csv', 'in stock'],
    ['openai.csv', 'text/csv', 'is_eligible_search'],
    ['openai.jsonl', 'application/jsonl', '"target_countries":"VN"'],
    ['plain.json', 'application/json', '"star": "4"'],
    ['plain.csv', 'text/csv', 'price_dong'],
  ])('%s is read by anybody, of all, of a seller and of a province', async (file, type, words) => {
    const seller = sold.producer.organisationId
    for (const url of [`/feeds/${file}`, `/feeds/sellers/${seller}/${file}`, `/feeds/provinces/96/${file}`]) {
      const { statusCode, headers, body } = await get(url)
      expect([url, statusCode, String(headers['content-type']).startsWith(type)]).toEqual([url, 200, true])
      expect(body).toContain(offerId)
      expect(body).toContain(words)
    }
    expect((await get(`/feeds/provinces/01/${file}`)).body).not.toContain(offerId)
  })

  test('that is nobody’s, or in no writing of its own, is not there', async () => {
    for (const url of ['/feeds/google.json', '/feeds/amazon.xml', '/feeds/provinces/99/google.xml'])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404])
    expect((await get('/feeds/sellers/01a20e8a-f892-7348-91cc-0ab727f49e4e/google.xml')).statusCode).toBe(404)
  })

  test('answers 304 to whoever holds it already, and may be kept for half a minute at most', async () => {
    const { headers } = await get('/feeds/meta.csv')
    expect(headers['cache-control']).toBe('public, max-age=30')
    expect((await get('/feeds/meta.csv', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
    expect((await get('/feeds/meta.csv', { 'if-none-match': '"other"' })).statusCode).toBe(200)
  })
})

describe('a platform’s own sheet', () => {
  const makeSheet = async (rows: string[][]) => {
    const { default: exceljs } = await import('exceljs')
    const book = new exceljs.Workbook()
    book.addWorksheet('Hướng dẫn').addRow(['Đọc trước khi điền'])
    const sheet = book.addWorksheet('Bản đăng tải')
    for (const row of rows) sheet.addRow(row)
    sheet.getCell('A5').note = 'giữ lại'
    return Buffer.from(await book.xlsx.writeBuffer())
  }
  const rows = [
    ['ps_product_name|1|0', 'ps_price|1|1', 'ps_stock|1|1', 'ps_weight|1|1', 'ps_item_cover_image|1|0'],
    ['Tên sản phẩm', 'Giá', 'Kho hàng', 'Cân nặng', 'Ảnh bìa'],
    ['Bắt buộc', 'Bắt buộc', 'Bắt buộc', 'Bắt buộc', 'Tùy chọn'],
  ]
  const offers = async (): Promise<TemplateOffer[]> =>
    (await readTemplateOffers(sold.producer, { organisationId: undefined, publicUrl: 'https://ocop.example' })).offers

  test('is filled in below its heads, and each row says what it lacks', async () => {
    const filled = await fillTemplate(await makeSheet(rows), await offers())
    expect(filled).toMatchObject({ sheet: 'Bản đăng tải', unknownRequired: ['Cân nặng'] })
    expect(filled.rows.map(({ missing }) => missing)).toEqual([['Cân nặng']])
    const { default: exceljs } = await import('exceljs')
    const book = new exceljs.Workbook()
    await book.xlsx.load(filled.bytes as never)
    const sheet = book.getWorksheet('Bản đăng tải')
    expect(sheet?.getRow(4).getCell(2).value).toBe(150_000)
    expect(sheet?.getRow(4).getCell(3).value).toBe(5)
    expect(String(sheet?.getRow(4).getCell(5).value)).toMatch(/^https:\/\/ocop.example\/shop\/pictures\//)
    expect(sheet?.getRow(1).getCell(1).value).toBe('ps_product_name|1|0')
    expect(book.worksheets).toHaveLength(2)
  })

  test.each([
    ['nothing', () => Buffer.alloc(0), 'template.missing'],
    ['a text', () => Buffer.from('tên,giá'), 'template.unreadable'],
    ['a sheet of people', () => makeSheet([['Họ tên', 'Điện thoại', 'Địa chỉ']]), 'template.no-head'],
    ['six megabytes', () => Buffer.alloc(6 * 1024 * 1024), 'too-large.template'],
  ])('refuses %s', async (_, make, code) => {
    await expect(fillTemplate(await make(), [])).rejects.toThrow(code)
  })

  test('comes back over the page, to its seller alone', async () => {
    await expect(readTemplateOffers(visitor, { organisationId: undefined, publicUrl: '' })).rejects.toThrow(
      'unauthenticated',
    )
    const { headers, csrf } = await signIn(sold.producer)
    const send = async (want: string) => {
      const parts = [
        ['csrf', csrf],
        ['want', want],
      ].map(([n, v]) => `--x\r\ncontent-disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`)
      const head =
        '--x\r\ncontent-disposition: form-data; name="file"; filename="mau.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n'
      const payload = Buffer.concat([
        Buffer.from(parts.join('') + head),
        await makeSheet(rows),
        Buffer.from('\r\n--x--\r\n'),
      ])
      const form = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
      return running.app.inject({ method: 'POST', url: '/market/channels/template', headers: form, payload })
    }
    expect((await send('list')).body).toContain('Cân nặng')
    const file = await send('file')
    expect(file.headers['content-disposition']).toContain('saolang-da-dien.xlsx')
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('what is kept of a price', () => {
  test('is reckoned for anybody, without a script, and refuses what is no price', async () => {
    const page = await get('/margin?priceDong=165000&quantity=2&packingDong=5000&deliveryDong=0&tax=household')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('320.050 đồng')
    expect(page.body).toContain('chưa biết')
    expect(page.body).not.toContain('<script src')
    expect((await get('/margin?priceDong=abc&quantity=1&packingDong=0&deliveryDong=0')).statusCode).toBe(422)
    const api = await get('/api/v1/channels/margin?priceDong=330000&packingDong=5000&on=2026-11-25')
    expect(api.json().margins[0]).toMatchObject({ channel: 'own-shop', keeps: { least: 320_050, most: 320_050 } })
    expect((await get('/api/v1/channels/fees')).json().fees.length).toBeGreaterThan(10)
    expect((await get('/margin/fees.csv')).body).toContain('shopee,commission,,,,2025-06-12,none')
  })
})

test('what has lost its stars leaves every feed at once', async () => {
  await withdrawStars(sold)
  for (const file of ['google.xml', 'meta.csv', 'openai.csv', 'plain.json'])
    expect([file, (await get(`/feeds/${file}`)).body.includes(offerId)]).toEqual([file, false])
})
