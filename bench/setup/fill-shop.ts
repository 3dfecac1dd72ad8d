import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '@saolang/core/kernel/text.ts'
import { facetLexemes, listingWords } from '@saolang/core/registry/listing.ts'
import { parse } from 'csv-parse/sync'
import { connect } from '../../packages/server/src/platform/connect.ts'
import { inTransaction } from '../../packages/server/src/platform/sql.ts'
import { type NewListing, saveListings } from '../../packages/server/src/registry/search/listing.sql.ts'
import type { Recognised } from '../../packages/server/src/testing/on-sale.ts'
import { randomFrom } from './random-from.ts'

const source = join(import.meta.dirname, '../../packages/server/src')
const readRows = (file: string) =>
  parse(readFileSync(join(source, file)), { columns: true }) as Record<string, string>[]

const records = readRows('registry/data/ocop-products-real.csv')
const units = readRows('people/data/units.csv').filter(({ valid_to }) => !valid_to)
const communes = units.filter(({ code }) => code?.length === 5)
const provinces = new Map(units.flatMap(({ code = '', name = '' }) => (code.length === 2 ? [[code, name]] : [])))
const random = randomFrom(2026)
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
// As in the world, a few names are everywhere and most are rare.
const pickSkewed = <T>(all: readonly T[]): T => all[Math.floor(random() ** 2 * all.length)] as T
const idOf = (kind: string, i: number) => `019b0000-0000-7000-8000-${kind}${i.toString(16).padStart(11, '0')}`

/** Names of products that are on sale, for questions that have answers. */
export type FilledShop = { names: string[]; provinces: string[] }

/**
 * Puts so many offers on sale, of as many products of a tenth as many sellers: names and places as in the register, prices, months,
 * stock, second packs and certificates spread as one would expect. All are copies of one product that was walked to its star.
 */
export async function fillShop(url: string, seller: Recognised, offers: number): Promise<FilledShop> {
  const products = Math.floor(offers * 0.8)
  const listings = Array.from({ length: products }, (_, i) => makeListing(i))
  const sql = connect(url, { max: 1 })
  await sql.unsafe(`set session_replication_role = replica`)
  for (let i = 0; i < products; i += 2000) await addProducts(sql, seller, listings.slice(i, i + 2000), i)
  await sql.unsafe(`alter table registry.listing drop constraint listing_product`)
  for (let i = 0; i < products; i += 2000) await inTransaction((tx) => saveListings(tx, listings.slice(i, i + 2000)))
  await sql.unsafe(`
    insert into registry.term (term, uses)
      select word, ndoc from ts_stat('select words from registry.listing') where word not like '%=%'
      on conflict (term) do update set uses = excluded.uses`)
  await addOffers(sql, { products, offers, sellers: Math.floor(offers / 10) })
  await sql.unsafe('vacuum analyze')
  await sql.end()
  return {
    names: listings.slice(0, 3000).map(({ nameFolded }) => nameFolded),
    provinces: [...provinces.keys()] as string[],
  }
}

function makeListing(i: number): NewListing {
  const { code: communeCode = '', name: communeName = '', parent = '' } = pickSkewed(communes)
  const provinceCode = provinces.has(parent) ? parent : '96'
  const name = `${pickSkewed(records).product} ${pick(communes).name}`
  const place = `${communeName}, ${provinces.get(provinceCode)}`
  const producer = `HTX ${communeName}`
  const star = 3 + Math.floor(random() ** 2 * 3)
  const industryCode = pickSkewed(['I', 'III', 'IV', 'II', 'VI', 'V'])
  const facets = {
    province: provinceCode,
    commune: communeCode,
    star: String(star),
    industry: industryCode,
    year: '2026',
  }
  return {
    productId: idOf('1', i),
    address: `P${i}`,
    name,
    nameExact: name.toLowerCase(),
    nameFolded: fold(name),
    ...{ producer, place, industryCode, star, provinceCode, communeCode },
    ...{ setNo: 4, year: 2026, decidedOn: '2026-06-30', standing: 'clocked', isDemo: false },
    ...{ expiresOn: '2029-06-30', lastDay: '2029-06-30', newest: 3000 + (i % 365) },
    lexemes: [...listingWords({ name, producer, places: [place], codes: [] }), ...facetLexemes(facets)],
  }
}

type Sql = ReturnType<typeof connect>

async function addProducts(sql: Sql, { productId }: Recognised, listings: readonly NewListing[], from: number) {
  const rows = listings.map((row, i) => ({ ...row, certificateId: idOf('2', from + i), code: `BENCH${from + i}` }))
  await sql`
    with r as (select * from jsonb_to_recordset(${sql.json(rows as never)}) as r ("productId" uuid, name text, producer text,
      place text, "provinceCode" text, "communeCode" text, "industryCode" text, star int, "certificateId" uuid, code text)),
    p as (insert into registry.product select (jsonb_populate_record(null::registry.product, to_jsonb(t) || jsonb_build_object(
      'id', r."productId", 'name', r.name, 'producer', r.producer, 'province_code', r."provinceCode", 'commune_code', r."communeCode",
      'recorded_place', r.place, 'industry_code', r."industryCode", 'is_demo', false))).*
      from registry.product t, r where t.id = ${productId}),
    c as (insert into registry.certificate select (jsonb_populate_record(null::registry.certificate, to_jsonb(t) || jsonb_build_object(
      'id', r."certificateId", 'product_id', r."productId", 'kind', 'transcribed', 'source', jsonb_build_object('level', 'official', 'url', '', 'words', ''),
      'star', r.star, 'fact_key', 'bench', 'number', null, 'serial', null, 'decision_id', null, 'dossier_id', null,
      'verdict_id', null, 'set_id', null))).*
      from (select * from registry.certificate where product_id = ${productId} limit 1) t, r)
    insert into registry.verification_code (code, product_id, issued_at) select code, "productId", now() from r`
}

async function addOffers(
  sql: Sql,
  { products, offers, sellers }: { products: number; offers: number; sellers: number },
) {
  const id = (kind: string, no: string) => `('019b0000-0000-7000-8000-${kind}' || lpad(to_hex(${no}), 11, '0'))::uuid`
  const product = `(i % ${products})`
  const seller = `(i % ${products} % ${sellers})`
  await sql.unsafe(`
    insert into people.organisation select (jsonb_populate_record(null::people.organisation, to_jsonb(t) || jsonb_build_object('id', ${id('3', 'i')}, 'name', 'HTX số ' || i))).*
      from (select * from people.organisation limit 1) t, generate_series(0, ${sellers - 1}) as i;
    insert into market.seller_terms select (jsonb_populate_record(null::market.seller_terms, to_jsonb(t) || jsonb_build_object('organisation_id', ${id('3', 'i')}))).*
      from (select * from market.seller_terms limit 1) t, generate_series(0, ${sellers - 1}) as i;
    insert into market.variant select (jsonb_populate_record(null::market.variant, to_jsonb(t) || jsonb_build_object('id', ${id('4', 'i')},
        'product_id', ${id('1', product)}, 'organisation_id', ${id('3', seller)}, 'pack', 'Túi số ' || i))).*
      from (select * from market.variant limit 1) t, generate_series(0, ${offers - 1}) as i;
    insert into market.offer select (jsonb_populate_record(null::market.offer, to_jsonb(t) || jsonb_build_object('id', ${id('5', 'i')},
        'variant_id', ${id('4', 'i')}, 'product_id', ${id('1', product)}, 'seller_id', ${id('3', seller)},
        'price_dong', 20000 + 1000 * (hashint4(i) & 511)))).*
      from (select * from market.offer limit 1) t, generate_series(0, ${offers - 1}) as i;
    insert into market.stock_level (id, variant_id, place, batch, on_hand, reserved)
      select uuidv7(), ${id('4', 'i')}, 'Kho', 'L' || batch, case when hashint4(i) & 15 = 0 then 0 else 40 end, 0
      from generate_series(0, ${offers - 1}) as i, generate_series(1, 2) as batch;
    insert into market.showcase (product_id, organisation_id, story, months, changed_at)
      select ${id('1', 'i')}, ${id('3', `(i % ${sellers})`)}, 'Chuyện', array[1 + i % 12, 1 + (i + 1) % 12, 1 + (i + 2) % 12]::smallint[], now()
      from generate_series(0, ${products - 1}) as i where i % 3 > 0;
    insert into trace.area (id, organisation_id, key, kind, name, commune_code, province_code, made_at, changed_at)
      select ${id('6', 'i')}, ${id('3', 'i')}, upper(lpad(to_hex(i), 12, '0')), 'field', 'Vùng', '32047', '96', now(), now()
      from generate_series(0, ${sellers - 1}) as i where i % 3 = 0;
    insert into trace.area_paper (id, area_id, kind, number, issuer, issued_on, expires_on, told_at)
      select uuidv7(), ${id('6', 'i')}, (array['vietgap', 'organic-vn', 'haccp'])[1 + i % 3], 'B' || i, 'Bench', '2026-01-01', '2029-01-01', now()
      from generate_series(0, ${sellers - 1}) as i where i % 3 = 0;
    insert into market.product_rating (product_id, reviews, stars_sum)
      select ${id('1', 'i')}, 5, 18 + i % 8 from generate_series(0, ${products - 1}) as i where i % 4 = 0`)
}
