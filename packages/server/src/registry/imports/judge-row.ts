import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import {
  factKey,
  findRowProblems,
  type ImportRow,
  productKey,
  type RecordedRow,
  readRow,
} from '@saolang/core/registry/import-row.ts'
import type { ActContext } from '../../platform/act.ts'
import { type FoundRowPlace, findRowPlaces, type PlaceMemory } from './find-row-place.ts'

type KnownPlace = Extract<FoundRowPlace, { kind: 'found' }>

/** What a row says, once it may enter: its record, its place of today, and what makes its product and its fact known again. */
export type Judged =
  | { kind: 'fit'; row: RecordedRow; place: KnownPlace; productKey: string; factKey: string }
  | { kind: 'refused'; problems: Problem[] }

/** Judges rows as the trial and the taking in both do: every reason against each, or what it says. */
export async function judgeRows(
  { tx, now, who }: Pick<ActContext, 'tx' | 'now' | 'who'>,
  rows: readonly ImportRow[],
  memory: PlaceMemory,
): Promise<Judged[]> {
  const today = legalDateOf(now)
  const problems = rows.map((row) => findRowProblems(row, today))
  const sound = rows.filter((_, i) => problems[i]?.length === 0)
  const places = (await findRowPlaces(tx, sound, memory)).values()
  return rows.map((row, i) =>
    problems[i]?.length
      ? { kind: 'refused', problems: problems[i] }
      : judgePlaced(who, row, places.next().value as FoundRowPlace),
  )
}

function judgePlaced(who: Actor, raw: ImportRow, place: FoundRowPlace): Judged {
  if (place.kind === 'unknown-province')
    return { kind: 'refused', problems: [{ code: 'import.province-unknown', at: 'province_old' }] }
  const { provinceCode, communeCode } = place
  const outside = findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' })
  if (outside.length > 0) return { kind: 'refused', problems: outside }
  const keys = { productKey: productKey(raw, provinceCode), factKey: factKey(raw) }
  return { kind: 'fit', row: readRow(raw), place, ...keys }
}
