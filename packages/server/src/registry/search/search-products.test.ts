import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { importRealRecords } from '../imports/import-real-records.ts'
import { searchProducts } from './search-products.ts'
import { forgetVocabulary } from './vocabulary-cache.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
  await importRealRecords()
  forgetVocabulary()
})
afterAll(() => running.close())

type Variant = Record<'nfc' | 'nfd' | 'no_accent' | 'other_tone_style' | 'misspelling' | 'no_space', string>
// Names of real products as people type them: a sample of the house's search variants.
const variants = parse(readFileSync(join(import.meta.dirname, 'search-variants.csv')), { columns: true }) as Variant[]
const ask = { facets: {}, page: 1, size: 24 }
const find = async (q: string, more: Partial<Parameters<typeof searchProducts>[0]> = {}) =>
  (await searchProducts({ ...ask, q, ...more })).products.map(({ name }) => name)
const missed = async (typed: (variant: Variant) => string) => {
  const lost: string[] = []
  for (const variant of variants) {
    const q = typed(variant)
    if (q && !(await find(q)).includes(variant.nfc.normalize('NFC'))) lost.push(q)
  }
  return lost
}

test('what the register does not hold is not found, and the words that nothing resembles are named', async () => {
  const { products, reading } = await searchProducts({ ...ask, q: 'qqqqqqqq xxxxxxxx' })
  expect(products).toEqual([])
  expect(reading.unknown).toEqual(['qqqqqqqq', 'xxxxxxxx'])
})

test.each(['nfc', 'nfd', 'no_accent', 'other_tone_style'] as const)(
  'every product is found by its name typed as %s',
  async (form) => {
    expect(await missed((variant) => variant[form])).toEqual([])
  },
)

test('every product is found by its words in any order', async () => {
  expect(await missed(({ no_accent }) => no_accent.split(' ').reverse().join(' '))).toEqual([])
})

test('a common misspelling, or a missing space, finds the product all the same', async () => {
  expect(await missed(({ misspelling }) => misspelling)).toEqual([])
  expect((await missed(({ no_space }) => no_space)).length).toBeLessThanOrEqual(6)
})

test('a letter too many, too few, wrong or swapped finds the product', async () => {
  const names = ['mat ong', 'ca phe', 'nuoc mam', 'sau rieng say']
  for (const name of names) {
    const [right] = await find(name)
    const slips = [name.replace(/(\w)(\w)$/, '$2$1'), `${name.slice(0, 2)}q${name.slice(2)}`]
    for (const slip of slips) expect((await find(slip)).length, slip).toBeGreaterThan(0)
    expect(right).toBeDefined()
  }
})

test('names with the very tone marks typed come first', async () => {
  const first = (await find('Cà phê'))[0]?.toLowerCase()
  expect(first).toContain('cà phê')
})

test('facets narrow, and count what is left', async () => {
  const all = await searchProducts({ ...ask, q: '' })
  const ofNgheAn = await searchProducts({ ...ask, q: '', facets: { province: '40' } })
  const counted = all.counts.find(({ facet, value }) => facet === 'province' && value === '40')
  expect(ofNgheAn.total).toBe(counted?.count)
  const words = await searchProducts({ ...ask, q: 'may tre', facets: { province: '40', star: '4' } })
  expect(words.products.every(({ star, provinceCode }) => star === 4 && provinceCode === '40')).toBe(true)
  expect(words.counts.filter(({ facet }) => facet === 'star')).toMatchObject([{ value: '4', count: words.total }])
})

test('a status is a question of the day', async () => {
  for (const status of ['in-force', 'expired', 'unknown-term', 'proposed'] as const) {
    const { products } = await searchProducts({ ...ask, q: '', status })
    expect(products.length, status).toBeGreaterThan(0)
    expect(new Set(products.map((product) => product.status)), status).toEqual(new Set([status]))
  }
})

test('the page searches without JavaScript and says how it read a mistyped word', async () => {
  const page = await running.app.inject({
    url: '/products?q=ca+phe+boun&star=&province=',
    headers: { accept: 'text/html' },
  })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Không có “boun”, đã tìm “buon”')
  expect(page.body).not.toContain('<script')
})

test('any result is there whole as CSV, as JSON page by page, and a word cannot break out of the question', async () => {
  const json = (await running.app.inject({ url: '/api/v1/products?province=40&size=5' })).json()
  const csv = await running.app.inject({ url: '/products.csv?province=40' })
  expect(csv.body.trim().split('\r\n')).toHaveLength(json.total + 1)
  expect(json.products).toHaveLength(5)
  expect(
    (await running.app.inject({ url: new URL(json.next).pathname + new URL(json.next).search })).json().products,
  ).toHaveLength(5)
  for (const q of ["'", "a' | 'b", '!!:*&', '\\', "';drop table registry.listing"])
    expect((await running.app.inject({ url: `/products?q=${encodeURIComponent(q)}` })).statusCode).toBe(200)
})
