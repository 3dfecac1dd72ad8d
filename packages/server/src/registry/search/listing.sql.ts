import type { ClockRange } from '@saolang/core/registry/listing.ts'
import type { Tx } from '../../platform/sql.ts'

/** A line of the register's list. */
export type ListingRow = {
  productId: string
  address: string
  name: string
  producer: string
  place: string
  industryCode: string
  setNo: number | null
  star: number | null
  provinceCode: string
  communeCode: string | null
  year: number
  decidedOn: string | null
  standing: 'clocked' | 'withdrawn' | 'unknown-term' | 'proposed' | 'ended'
  expiresOn: string | null
  lastDay: string | null
  isDemo: boolean
}

export type NewListing = ListingRow & { nameExact: string; nameFolded: string; newest: number; lexemes: string[] }

/** Writes lines of the list, new or anew. */
export async function saveListings(tx: Tx, rows: readonly NewListing[]): Promise<void> {
  await tx`
    insert into registry.listing (product_id, address, name, name_exact, name_folded, producer, place, industry_code, set_no, star,
      province_code, commune_code, year, decided_on, standing, expires_on, last_day, is_demo, newest, words)
    select r."productId", r.address, r.name, r."nameExact", r."nameFolded", r.producer, r.place, r."industryCode", r."setNo", r.star,
      r."provinceCode", r."communeCode", r.year, r."decidedOn", r.standing, r."expiresOn", r."lastDay", r."isDemo", r.newest,
      array_to_tsvector(r.lexemes)
    from jsonb_to_recordset(${tx.json(rows as never)}) as r ("productId" uuid, address text, name text, "nameExact" text,
      "nameFolded" text, producer text, place text, "industryCode" text, "setNo" int, star int, "provinceCode" text,
      "communeCode" text, year int, "decidedOn" date, standing text, "expiresOn" date, "lastDay" date, "isDemo" boolean,
      newest int, lexemes text[])
    on conflict (product_id) do update set address = excluded.address, name = excluded.name, name_exact = excluded.name_exact,
      name_folded = excluded.name_folded, producer = excluded.producer, place = excluded.place,
      industry_code = excluded.industry_code, set_no = excluded.set_no, star = excluded.star,
      province_code = excluded.province_code, commune_code = excluded.commune_code, year = excluded.year,
      decided_on = excluded.decided_on, standing = excluded.standing, expires_on = excluded.expires_on,
      last_day = excluded.last_day, newest = excluded.newest, words = excluded.words`
}

/** Takes products out of the list: they were merged into others, or taken back. */
export async function dropListings(tx: Tx, productIds: readonly string[]): Promise<void> {
  await tx`delete from registry.listing where product_id = any(${productIds as string[]}::uuid[])`
}

/** Counts words into the vocabulary, each as often as it is given. */
export async function addTerms(tx: Tx, terms: readonly string[]): Promise<void> {
  await tx`
    insert into registry.term (term, uses)
    select t, count(*)::int from unnest(${terms as string[]}::text[]) as t group by t order by t
    on conflict (term) do update set uses = term.uses + excluded.uses`
}

/** The whole vocabulary with how often each word was counted. */
export async function listTerms(tx: Tx): Promise<{ term: string; uses: number }[]> {
  return tx<{ term: string; uses: number }[]>`select term, uses from registry.term`
}

/** What a search asks: a tsquery, what the clock or the standing must be, and the phrase as typed and folded for the order. */
export type ListingQuery = {
  tsquery: string
  standing: ListingRow['standing'] | null
  clock: ClockRange | null
  exact: string
  folded: string
  candidates: number
  size: number
  offset: number
}

export type FacetCount = { facet: string; value: string; count: number }
export type ListingPage = { rows: ListingRow[]; total: number; counts: FacetCount[] }

const columns = (tx: Tx) => tx`
  product_id as "productId", address, name, producer, place, industry_code as "industryCode", set_no as "setNo", star,
  province_code as "provinceCode", commune_code as "communeCode", year, decided_on as "decidedOn", standing,
  expires_on as "expiresOn", last_day as "lastDay", is_demo as "isDemo"`

const matching = (tx: Tx, { tsquery, standing, clock }: Pick<ListingQuery, 'tsquery' | 'standing' | 'clock'>) => tx`
  words @@ ${tsquery}::tsquery
  ${standing ? tx`and standing = ${standing}` : tx``}
  ${clock ? within(tx, clock) : tx``}`

/**
 * A page of the products that match, those whose name holds the phrase as spelled first, then as folded, then the newest.
 * The order and the counts are of the first `candidates` found: beyond that a query is too wide for an order to mean much.
 */
export async function searchListings(tx: Tx, query: ListingQuery): Promise<ListingPage> {
  const { exact, folded, candidates, size, offset } = query
  const [row] = await tx<{ rows: ListingRow[]; counted: Counted[] }[]>`
    with found as materialized (
      select ${columns(tx)}, name_exact, name_folded, newest
      from registry.listing where ${matching(tx, query)} limit ${candidates}
    ), page as (
      select * from found
      order by (position(${exact} in name_exact) > 0) desc, (position(${folded} in name_folded) > 0) desc, newest desc, "productId"
      limit ${size} offset ${offset}
    ), counted as (
      select grouping(star, "industryCode", "setNo", "provinceCode", "communeCode", year) as g,
        coalesce(star::text, "industryCode", "setNo"::text, "provinceCode", "communeCode", year::text) as value, count(*)::int as n
      from found
      group by grouping sets ((star), ("industryCode"), ("setNo"), ("provinceCode"), ("communeCode"), (year), ())
    )
    select coalesce((select json_agg(page) from page), '[]') as rows,
      coalesce((select json_agg(json_build_object('g', g, 'value', value, 'n', n)) from counted), '[]') as counted`
  return { rows: row?.rows ?? [], ...toCounts(row?.counted ?? []) }
}

/** The products of some facets without words: by term where the clock is asked, what ends next or ended last first; else the newest. */
export async function browseListings(
  tx: Tx,
  query: Omit<ListingQuery, 'tsquery' | 'exact' | 'folded' | 'candidates'> & { tsquery: string | undefined },
): Promise<ListingRow[]> {
  const { size, offset, tsquery } = query
  const where = tsquery ? matching(tx, { ...query, tsquery }) : matchingAll(tx, query)
  return tx<ListingRow[]>`
    select ${columns(tx)} from registry.listing where ${where}
    order by ${orderOf(tx, query)} limit ${size} offset ${offset}`
}

const orderOf = (tx: Tx, { clock }: Pick<ListingQuery, 'clock'>) => {
  if (!clock) return tx`newest desc, product_id`
  return clock.last.from === '0001-01-01' ? tx`last_day desc nulls last, product_id` : tx`last_day, product_id`
}

const within = (tx: Tx, { expires, last }: ClockRange) => tx`
  and standing in ('clocked', 'ended')
  and coalesce(expires_on, '0001-01-01') between ${expires.from} and ${expires.to}
  and coalesce(last_day, '0001-01-01') between ${last.from} and ${last.to}`

const matchingAll = (tx: Tx, { standing, clock }: Pick<ListingQuery, 'standing' | 'clock'>) => tx`
  true ${standing ? tx`and standing = ${standing}` : tx``}
  ${clock ? within(tx, clock) : tx``}`

/** Counts by facet over everything that matches. */
export async function countListings(
  tx: Tx,
  query: Pick<ListingQuery, 'standing' | 'clock'> & { tsquery: string | undefined },
): Promise<{ total: number; counts: FacetCount[] }> {
  const { tsquery } = query
  const where = tsquery ? matching(tx, { ...query, tsquery }) : matchingAll(tx, query)
  const rows = await tx<Counted[]>`
    select grouping(star, industry_code, set_no, province_code, commune_code, year) as g,
      coalesce(star::text, industry_code, set_no::text, province_code, commune_code, year::text) as value, count(*)::int as n
    from registry.listing where ${where}
    group by grouping sets ((star), (industry_code), (set_no), (province_code), (commune_code), (year), ())`
  return toCounts(rows)
}

type Counted = { g: number; value: string | null; n: number }

// The bits of grouping(): 1 where a column is not grouped by; the first column is the highest bit.
const facetOfBits: Record<number, string> = {
  31: 'star',
  47: 'industry',
  55: 'set',
  59: 'province',
  61: 'commune',
  62: 'year',
}

function toCounts(rows: readonly Counted[]): { total: number; counts: FacetCount[] } {
  return {
    total: rows.find(({ g }) => g === 63)?.n ?? 0,
    counts: rows.flatMap(({ g, value, n }) => {
      const facet = facetOfBits[g]
      return facet && value !== null ? [{ facet, value, count: n }] : []
    }),
  }
}

/** Products after an id, in order of id, for exports of any length. */
export async function listListingsAfter(
  tx: Tx,
  query: Pick<ListingQuery, 'standing' | 'clock'> & { tsquery: string | undefined; after: string; size: number },
): Promise<ListingRow[]> {
  const { tsquery, after, size } = query
  const where = tsquery ? matching(tx, { ...query, tsquery }) : matchingAll(tx, query)
  return tx<ListingRow[]>`
    select ${columns(tx)} from registry.listing where product_id > ${after} and (${where})
    order by product_id limit ${size}`
}

/** Lines of the products of these ids, newest first; with a tsquery only those that match. */
export async function listListingsAmong(
  tx: Tx,
  { productIds, tsquery }: { productIds: readonly string[]; tsquery: string | undefined },
): Promise<ListingRow[]> {
  return tx<ListingRow[]>`
    select ${columns(tx)} from registry.listing
    where product_id = any(${productIds as string[]}::uuid[]) ${tsquery ? tx`and words @@ ${tsquery}::tsquery` : tx``}
    order by newest desc, product_id`
}
