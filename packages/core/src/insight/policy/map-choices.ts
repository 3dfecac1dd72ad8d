import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'

/** Why a choice made under one set says nothing under another: its option is gone, or reads otherwise; a criterion is new; or members stand on both sides of a floor and nobody settled it. */
export type Gap = { criterion: string; why: 'option-gone' | 'option-changed' | 'criterion-new' | 'disputed' }

/** How the options of a set are found again in another. */
export type Mapping = { places: ReadonlyMap<string, string | null | Gap>; fresh: readonly Gap[] }

/**
 * Finds the options of one set again in another, by their ids: the same id with the same words keeps its choice, whatever it is worth and
 * wherever its criterion stands now (a code); null where the whole criterion is gone and nothing is asked any more; else a gap. Nothing is
 * ever guessed.
 */
export function mapOptions(from: CriteriaSet, to: CriteriaSet): Mapping {
  const before = listLeaves(from).map(({ leaf }) => leaf)
  const after = listLeaves(to).map(({ leaf }) => leaf)
  const kept = new Set(after.map(({ id }) => id))
  const found = new Map(
    after.flatMap(({ code, options }) => options.map(({ id, text }) => [id, { code, text }] as const)),
  )
  const placeOf = (leaf: (typeof before)[number], { id, text }: { id: string; text: string }): string | null | Gap => {
    const there = found.get(id)
    if (there) return there.text === text ? there.code : { criterion: leaf.code, why: 'option-changed' }
    return kept.has(leaf.id) ? { criterion: leaf.code, why: 'option-gone' } : null
  }
  const asked = new Set(before.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]))
  return {
    places: new Map(
      before.flatMap((leaf) => leaf.options.map((option) => [option.id, placeOf(leaf, option)] as const)),
    ),
    fresh: after
      .filter(({ id, options }) => !asked.has(id) && !options.some((option) => asked.has(option.id)))
      .map(({ code }) => ({ criterion: code, why: 'criterion-new' })),
  }
}
