import { makeVocabulary, type Vocabulary } from '@saolang/core/registry/vocabulary.ts'
import { forgetWithDatabase } from '../../platform/processes/remembered.ts'
import type { Tx } from '../../platform/sql.ts'
import { listTerms } from './listing.sql.ts'

// New words of the last half minute may miss their typing errors; they are found by their right spelling at once.
const keptForMs = 30_000

let kept: { vocabulary: Vocabulary; at: number } | undefined
let loading: Promise<Vocabulary> | undefined
forgetWithDatabase(forgetVocabulary)

/** The words of the register, at most half a minute old; an old one serves while the next is being read. */
export function getVocabulary(tx: Tx): Promise<Vocabulary> {
  const isFresh = kept && performance.now() - kept.at < keptForMs
  if (!isFresh && !loading) loading = load(tx).finally(() => (loading = undefined))
  return kept ? Promise.resolve(kept.vocabulary) : (loading as Promise<Vocabulary>)
}

/** Forgets the words, so that the next question reads them anew. */
export function forgetVocabulary(): void {
  kept = undefined
  loading = undefined
}

async function load(tx: Tx): Promise<Vocabulary> {
  const terms = await listTerms(tx)
  const vocabulary = makeVocabulary(terms.map(({ term, uses }) => [term, uses] as const))
  kept = { vocabulary, at: performance.now() }
  return vocabulary
}
