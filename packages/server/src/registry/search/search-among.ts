import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { listedStatusOn, toTsquery } from '@saolang/core/registry/listing.ts'
import { readQuery, widenQuery } from '@saolang/core/registry/search-query.ts'
import type { Tx } from '../../platform/sql.ts'
import { listListingsAmong } from './listing.sql.ts'
import type { FoundProduct } from './search-products.ts'
import { getVocabulary } from './vocabulary-cache.ts'

/**
 * Some products as the register lists them today, newest first, and with words only those found by them, as forgiving as the
 * register's own search: for rooms that show a part of the register.
 */
export async function searchAmong(
  tx: Tx,
  { productIds, q, now }: { productIds: readonly string[]; q: string; now: Date },
): Promise<FoundProduct[]> {
  const today = legalDateOf(now)
  const look = async (tsquery: string | undefined) =>
    (await listListingsAmong(tx, { productIds, tsquery })).map((row) => ({
      ...row,
      status: listedStatusOn(row, today),
    }))
  const typed = tidy(q)
  if (!typed) return look(undefined)
  const vocabulary = await getVocabulary(tx)
  const first = readQuery(typed, vocabulary)
  for (const { words } of [first, ...widenQuery(first, vocabulary)]) {
    if (words.length === 0) continue
    const found = await look(toTsquery(words, {}))
    if (found.length > 0) return found
  }
  return []
}
