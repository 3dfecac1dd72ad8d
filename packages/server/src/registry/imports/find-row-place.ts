import type { Problem } from '@saolang/core/kernel/problem.ts'
import { fold } from '@saolang/core/kernel/text.ts'
import type { AskedPlace } from '@saolang/core/people/todays-place.ts'
import { askedPlaceOf, communeByFile, type ImportRow } from '@saolang/core/registry/import-row.ts'
import { type FoundPlace, findTodaysPlaces } from '../../people/find-todays-place.ts'
import { listProvinces, listUnitDays, type NamedUnit } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'

/**
 * Today's place of a row: with its commune, or with the province alone, where the source names no commune or a person must
 * decide; `question` is what to put to that person.
 */
export type FoundRowPlace =
  | {
      kind: 'found'
      provinceCode: string
      communeCode: string | null
      problems: Problem[]
      question?: { asked: AskedPlace; found: Exclude<FoundPlace, { kind: 'one' }> }
    }
  | { kind: 'unknown-province' }

/** What was found for the places of the rows before: thousands of rows name a few hundred places. */
export type PlaceMemory = { provinces?: Provinces; eras?: string[]; places: Map<string, FoundRowPlace> }

/** Today's provinces by code and by folded name, full and short; and what was found for the words of a file so far. */
type Provinces = { byKey: ReadonlyMap<string, string>; said: Map<string, string | undefined> }

type Search = {
  key: string
  asked: AskedPlace | undefined
  byFile: string | undefined
  province: string | undefined
  words: string
}

/** Finds where the places of rows lie today, in the order of the rows. */
export async function findRowPlaces(tx: Tx, rows: readonly ImportRow[], memory: PlaceMemory): Promise<FoundRowPlace[]> {
  memory.provinces ??= toProvinces(await listProvinces(tx))
  memory.eras ??= await listUnitDays(tx)
  const searches = rows.map((row) => toSearch(row, memory))
  const news = [...new Map(searches.map((search) => [search.key, search])).values()].filter(
    ({ key }) => !memory.places.has(key),
  )
  const asked = news.flatMap((search) => (search.asked ? [{ search, asked: search.asked }] : []))
  const found = await findTodaysPlaces(
    tx,
    asked.map((one) => one.asked),
  )
  for (const search of news)
    if (!search.asked)
      memory.places.set(
        search.key,
        search.province
          ? { kind: 'found', provinceCode: search.province, communeCode: null, problems: [] }
          : unknownProvince,
      )
  for (const [i, { search }] of asked.entries()) memory.places.set(search.key, settle(search, found[i] as FoundPlace))
  return searches.map(({ key }) => memory.places.get(key) as FoundRowPlace)
}

// A day matters only by which units there were on it.
function toSearch(row: ImportRow, { provinces, eras = [] }: PlaceMemory): Search {
  const province = provinces && findProvince(provinces, row)
  const byFile = communeByFile(row)
  const asked = askedPlaceOf(row) ?? (byFile ? { code: byFile, on: todaysUnits } : undefined)
  const era = asked?.on ? eras.filter((day) => day <= (asked.on as string)).length : 0
  const key = JSON.stringify([province, byFile, asked && { ...asked, on: era }])
  return { key, asked, byFile, province, words: row.commune_old || row.commune_old_code }
}

function settle({ asked, byFile, province, words }: Search, found: FoundPlace): FoundRowPlace {
  if (found.kind === 'one') return { kind: 'found', ...codesOf(found.place), problems: [] }
  // Where several heirs are possible, the file's own answer decides when it names one of them.
  const named = found.kind === 'ambiguous' && found.candidates.find(({ communeCode }) => communeCode === byFile)
  if (named) return { kind: 'found', ...codesOf(named), problems: [] }
  const provinceCode = province ?? (found.kind === 'ambiguous' ? found.candidates[0]?.provinceCode : undefined)
  if (!provinceCode) return unknownProvince
  const problem = { code: `import.place-${found.kind}`, at: 'commune_old', values: { place: words } }
  const question = { asked: asked as AskedPlace, found }
  return { kind: 'found', provinceCode, communeCode: null, problems: [problem], question }
}

const todaysUnits = '2025-07-01'
const unknownProvince = { kind: 'unknown-province' } as const

const codesOf = ({ provinceCode, communeCode }: { provinceCode: string; communeCode: string }) => ({
  provinceCode,
  communeCode,
})

function toProvinces(units: readonly NamedUnit[]): Provinces {
  const keys = units.flatMap(({ code, name, shortName }) =>
    [code, fold(name), fold(shortName)].map((key) => [key, code]),
  )
  return { byKey: new Map(keys as [string, string][]), said: new Map() }
}

function findProvince({ byKey, said }: Provinces, row: ImportRow): string | undefined {
  const byCode = byKey.get(row.province_new_code)
  if (byCode) return byCode
  if (!said.has(row.province_old)) said.set(row.province_old, byKey.get(fold(row.province_old.replace(/\(.*\)/, ''))))
  return said.get(row.province_old)
}
