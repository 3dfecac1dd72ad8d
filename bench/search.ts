// Search over 1,000,000 generated products, the whole use case: reading the words, the list, its order and the facet counts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fold } from '@saolang/core/kernel/text.ts'
import { facetLexemes, listingWords } from '@saolang/core/registry/listing.ts'
import { parse } from 'csv-parse/sync'
import { connect } from '../packages/server/src/platform/connect.ts'
import { inTransaction } from '../packages/server/src/platform/sql.ts'
import { type NewListing, saveListings } from '../packages/server/src/registry/search/listing.sql.ts'
import { searchProducts } from '../packages/server/src/registry/search/search-products.ts'
import { onDatabase } from './setup/on-database.ts'
import { randomFrom } from './setup/random-from.ts'

const rows = Number(process.env.SAOLANG_BENCH_ROWS ?? 1_000_000)
const limitMs = 30
const questions = 300
const brands = 30_000
const source = join(import.meta.dirname, '../packages/server/src')
const readRows = (file: string) =>
  parse(readFileSync(join(source, file)), { columns: true }) as Record<string, string>[]

const records = readRows('registry/data/ocop-products-real.csv')
const communes = readRows('people/data/units.csv').filter(({ code, valid_to }) => code?.length === 5 && !valid_to)
const provinces = new Map(
  readRows('people/data/units.csv').flatMap(({ code = '', name = '', valid_to }) =>
    code.length === 2 && !valid_to ? [[code, name] as const] : [],
  ),
)

const random = randomFrom(2026)
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
// As in the world, a few names are everywhere and most are rare.
const pickSkewed = <T>(all: readonly T[]): T => all[Math.floor(random() ** 2 * all.length)] as T

const syllables = [...new Set(communes.flatMap(({ name = '' }) => name.split(/[\s-]+/)))]
const brandNames = Array.from({ length: brands }, () => pick(syllables) + fold(pick(syllables)).replace(/ /g, ''))
const kinds = ['HTX', 'Công ty TNHH', 'Hộ kinh doanh', 'Tổ hợp tác']

function makeListing(i: number): NewListing {
  const commune = pickSkewed(communes)
  const { code: communeCode = '', name: communeName = '', parent = '' } = commune
  const provinceCode = provinces.has(parent) ? parent : '96'
  const name = `${pickSkewed(records).product} ${random() < 0.5 ? pick(communes).name : pick(brandNames)}`
  const producer = `${pick(kinds)} ${random() < 0.5 ? communeName : pick(brandNames)}`
  const place = `${communeName}, ${provinces.get(provinceCode)}`
  const facts = {
    star: 3 + Math.floor(random() ** 2 * 3),
    year: 2019 + Math.floor(random() * 8),
    setNo: 1 + Math.floor(random() * 26),
  }
  const industryCode = pickSkewed(['I', 'III', 'IV', 'II', 'VI', 'V'])
  const id = `019b0000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`
  const facets = { province: provinceCode, commune: communeCode, star: String(facts.star), industry: industryCode }
  return {
    productId: id,
    address: String(i),
    name,
    nameExact: name.toLowerCase(),
    nameFolded: fold(name),
    producer,
    place,
    industryCode,
    ...facts,
    provinceCode,
    communeCode,
    decidedOn: `${facts.year}-06-30`,
    standing: 'clocked',
    lastDay: `${facts.year + 3}-06-30`,
    expiresOn: `${facts.year + 3}-06-30`,
    isDemo: false,
    newest: facts.year * 365 + (i % 365),
    lexemes: [
      ...listingWords({ name, producer, places: [place], codes: [] }),
      ...facetLexemes({ ...facets, set: String(facts.setNo), year: String(facts.year) }),
    ],
  }
}

/** Some of the products, for questions that have answers. */
const sample: NewListing[] = []

async function fill(url: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  await sql.unsafe(`
    alter table registry.listing drop constraint listing_product, set unlogged;
    drop index registry.listing_words; drop index registry.listing_newest; drop index registry.listing_expires`)
  for (let i = 0; i < rows; i += 5000) {
    const batch = Array.from({ length: Math.min(5000, rows - i) }, (_, j) => makeListing(i + j))
    sample.push(...batch.slice(0, 20))
    await inTransaction((tx) => saveListings(tx, batch))
  }
  await sql.unsafe(
    `
    set maintenance_work_mem = '512MB';
    create index listing_words on registry.listing using gin (words) with (fastupdate = off);
    create index listing_newest on registry.listing (newest desc, product_id);
    create index listing_expires on registry.listing (expires_on) where standing = 'clocked';
    insert into registry.term (term, uses)
      select word, ndoc from ts_stat('select words from registry.listing') where word not like '%=%';
    vacuum analyze registry.listing`.replace(/vacuum[^;]*$/, ''),
  )
  await sql.unsafe('vacuum analyze registry.listing')
  await sql.end()
}

/** Two to four folded words of a product's name and place, as people type them. */
function makeQuestion(): string {
  const { nameFolded, place, producer } = pick(sample)
  const words = nameFolded.split(' ').slice(0, 2 + Math.floor(random() * 3))
  return [
    ...words,
    ...(random() < 0.4 ? [fold(random() < 0.5 ? (place.split(',')[0] as string) : producer)] : []),
  ].join(' ')
}

function slip(question: string): string {
  const words = question.split(' ')
  const at = words.findIndex((word) => word.length >= 4)
  const i = at < 0 ? 0 : at
  const word = words[i] as string
  const where = 1 + Math.floor(random() * (word.length - 1))
  const forms = [
    word.slice(0, where) + word.slice(where + 1),
    word.slice(0, where) + pick([...'bcdghklmnprstvx']) + word.slice(where),
    word.slice(0, where - 1) + (word[where] ?? '') + word[where - 1] + word.slice(where + 1),
  ]
  words[i] = pick(forms)
  return words.join(' ')
}

type Question = Pick<Parameters<typeof searchProducts>[0], 'q' | 'facets'>

async function measure(title: string, make: () => Question): Promise<void> {
  const asked = Array.from({ length: questions }, make)
  const times: number[] = []
  let found = 0
  for (const [i, question] of [...asked.slice(0, 30), ...asked].entries()) {
    const start = performance.now()
    const { total } = await searchProducts({ ...question, page: 1, size: 24 })
    if (i < 30) continue
    times.push(performance.now() - start)
    if (total > 0) found += 1
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] as number
  const p95 = at(0.95)
  console.log(
    `search, ${rows} products, ${title}: p50 ${at(0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${found} of ${questions} found, limit p95 ${limitMs} ms, ratio ${(limitMs / p95).toFixed(2)}`,
  )
}

await onDatabase(async ({ url }) => {
  await fill(url)
  await measure('without tone marks', () => ({ q: makeQuestion(), facets: {} }))
  await measure('with one typing error', () => ({ q: slip(makeQuestion()), facets: {} }))
  await measure('with two facets', () => ({
    q: makeQuestion().split(' ').slice(0, 2).join(' '),
    facets: { province: pick([...provinces.keys()]), star: pick(['3', '4', '5']) },
  }))
  await measure('one common word and two facets', () => ({
    q: pick(['mat', 'ca', 'che', 'tra', 'gao', 'banh', 'nuoc']),
    facets: { province: pick([...provinces.keys()]), star: '3' },
  }))
}, 4)
