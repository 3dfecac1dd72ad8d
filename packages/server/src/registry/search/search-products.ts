import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'
import {
  clockRangeFor,
  type FacetValues,
  foldedPhrase,
  type ListingStatus,
  listedStatusOn,
  toTsquery,
} from '@saolang/core/registry/listing.ts'
import { type QueryReading, readQuery, widenQuery } from '@saolang/core/registry/search-query.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import {
  browseListings,
  countListings,
  type FacetCount,
  type ListingRow,
  listListingsAfter,
  searchListings,
} from './listing.sql.ts'
import { getVocabulary } from './vocabulary-cache.ts'

/** What is asked of the register: words as typed, facets, a status; which page of how many. */
export type ProductSearch = {
  q: string
  facets: FacetValues
  status?: ListingStatus | undefined
  page: number
  size: number
}

export type FoundProduct = ListingRow & { status: CertificateStatus }

/** What was found. `isCapped`: more than `total` match; order and counts are of the first so many. */
export type ProductResults = {
  products: FoundProduct[]
  total: number
  isCapped: boolean
  counts: FacetCount[]
  reading: Omit<QueryReading, 'words'>
}

/** So many of the found are ordered and counted: who finds more narrows the question, not the order. */
const mostCandidates = 1000

/** Finds products, forgiving tone marks, typing errors and the order of words; counts what further facets would leave. */
export const searchProducts = publicView(async ({ tx, now }, search: ProductSearch): Promise<ProductResults> => {
  const today = legalDateOf(now)
  const found = await find(tx, search, today)
  return { ...found, products: found.rows.map((row) => ({ ...row, status: listedStatusOn(row, today) })) }
})

type Found = Omit<ProductResults, 'products'> & { rows: ListingRow[] }

const asTyped = { corrected: [], unknown: [] }

async function find(tx: Tx, search: ProductSearch, today: string): Promise<Found> {
  const filter = filterOf(search, today)
  const typed = tidy(search.q)
  if (!typed) {
    const question = { ...filter, tsquery: toTsquery([], search.facets) }
    const offset = (search.page - 1) * search.size
    const [rows, counted] = await Promise.all([
      browseListings(tx, { ...question, size: search.size, offset }),
      countListings(tx, question),
    ])
    return { rows, ...counted, isCapped: false, reading: asTyped }
  }
  const vocabulary = await getVocabulary(tx)
  const first = readQuery(typed, vocabulary)
  const found = await look(tx, search, first, filter)
  if (found.total > 0 || first.words.length === 0) return found
  for (const wider of widenQuery(first, vocabulary)) {
    const more = await look(tx, search, wider, filter)
    if (more.total > 0) return more
  }
  return found
}

async function look(
  tx: Tx,
  { q, facets, page, size }: ProductSearch,
  { words, ...reading }: QueryReading,
  filter: ReturnType<typeof filterOf>,
): Promise<Found> {
  if (words.length === 0) return { rows: [], total: 0, counts: [], isCapped: false, reading }
  const found = await searchListings(tx, {
    ...filter,
    tsquery: toTsquery(words, facets) as string,
    exact: tidy(q).toLowerCase(),
    folded: foldedPhrase(q),
    candidates: mostCandidates,
    size,
    offset: (page - 1) * size,
  })
  return { ...found, isCapped: found.total >= mostCandidates, reading }
}

function filterOf({ status }: Pick<ProductSearch, 'status'>, today: string) {
  const clock = status ? (clockRangeFor(status, today) ?? null) : null
  return { clock, standing: status && !clock ? (status as ListingRow['standing']) : null }
}

const exportedAtOnce = 1000

/** Every product that matches, in batches, for an export of any length; the order is that of the register. */
export async function* exportProducts(
  search: Pick<ProductSearch, 'q' | 'facets' | 'status'>,
): AsyncGenerator<FoundProduct[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await nextBatch({ ...search, after })
    if (batch.length > 0) yield batch
    if (batch.length < exportedAtOnce) return
    after = batch.at(-1)?.productId as string
  }
}

const nextBatch = publicView(
  async ({ tx, now }, { q, after, ...search }: Pick<ProductSearch, 'q' | 'facets' | 'status'> & { after: string }) => {
    const today = legalDateOf(now)
    const typed = tidy(q)
    const words = typed ? readQuery(typed, await getVocabulary(tx)).words : []
    if (typed && words.length === 0) return []
    const tsquery = toTsquery(words, search.facets)
    const rows = await listListingsAfter(tx, { ...filterOf(search, today), tsquery, after, size: exportedAtOnce })
    return rows.map((row): FoundProduct => ({ ...row, status: listedStatusOn(row, today) }))
  },
)
