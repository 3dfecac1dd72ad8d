import { citeItem, type MinimumItemId, minimumItems } from '@saolang/law/traceability/minimum-items.ts'
import type { Problem } from '../../kernel/problem.ts'

/** What is known of each item of the legal minimum, as a reader would see it; what is not known is left out. */
export type KnownItems = { readonly [Id in MinimumItemId]?: string | undefined }

/** An item of the minimum with what is known of it and what asks for it. */
export type ShownItem = {
  id: MinimumItemId
  about: 'product' | 'lot'
  need: 'always' | 'if-any'
  value?: string
  sources: readonly string[]
}

/** What is published: a product, or a lot of it, which needs the product's items too. */
export type PublicationScope = 'product' | 'lot'

/** The legal minimum of a product or a lot, each item with its value and its sources, in the order of the lists. */
export function listMinimum(known: KnownItems, scope: PublicationScope): ShownItem[] {
  return minimumItems
    .filter(({ about }) => scope === 'lot' || about === 'product')
    .map(({ id, about, need, sources }) => {
      const value = known[id]
      return { ...{ id, about, need, sources: sources.map(citeItem) }, ...(value && { value }) }
    })
}

/**
 * Every item that the law asks for and that is empty, at once, each with its source: with one of them nothing is published
 * (Circular 02/2024/TT-BKHCN, Decree 37/2026/NĐ-CP art. 32, Decision 25/QĐ-BNNMT).
 */
export function findMissingForPublication(known: KnownItems, scope: PublicationScope): Problem[] {
  return listMinimum(known, scope)
    .filter(({ need, value }) => need === 'always' && !value)
    .map(({ id, sources }) => ({ code: `publish.missing-${id}`, at: id, source: sources.join('; ') }))
}
