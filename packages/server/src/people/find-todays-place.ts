import { fold } from '@saolang/core/kernel/text.ts'
import { placeKeys } from '@saolang/core/people/place-name.ts'
import {
  type AskedPlace,
  decideTodaysPlace,
  type TodaysPlace,
  twoLevelsSince,
  type UnitReading,
} from '@saolang/core/people/todays-place.ts'
import type { Tx } from '../platform/sql.ts'
import { listPlaces, type NamedPlace } from './get-place.ts'
import { listAnswers } from './places.sql.ts'
import { listCommunesByCode, listDistrictSuccessors, listReadings } from './units.sql.ts'

/** Today's place of an old record; `ambiguous` is for a person to decide (`askAboutPlace`), `unknown` for a person to correct. */
export type FoundPlace =
  | { kind: 'one'; place: NamedPlace }
  | { kind: 'ambiguous'; candidates: NamedPlace[]; reason: string }
  | { kind: 'unknown'; reason: string }

/** Today's commune of a place by a code or names of any era; what a person once answered holds. */
export async function findTodaysPlace(tx: Tx, asked: AskedPlace): Promise<FoundPlace> {
  return (await findTodaysPlaces(tx, [asked]))[0] as FoundPlace
}

/** As `findTodaysPlace`, of many places at once, in the order asked. */
export async function findTodaysPlaces(tx: Tx, asked: readonly AskedPlace[]): Promise<FoundPlace[]> {
  const answers = await listAnswers(tx, asked.map(placeQuestionKey))
  const decided = await decide(tx, asked)
  const found: FoundPlace[] = []
  const codes = new Set([...answers.values(), ...decided.flatMap(codesOf)])
  const communes = await listPlaces(tx, [...codes])
  const named = (code: string) => communes.get(code) as NamedPlace
  for (const [i, place] of decided.entries()) {
    const answer = answers.get(placeQuestionKey(asked[i] as AskedPlace))
    if (answer) found.push({ kind: 'one', place: named(answer) })
    else found.push(place.kind === 'lost' ? await toLost(tx, place.unit) : toFound(place, named))
  }
  return found
}

const codesOf = (place: TodaysPlace) =>
  place.kind === 'one' ? [place.code] : place.kind === 'ambiguous' ? place.codes : []

function toFound(place: Exclude<TodaysPlace, { kind: 'lost' }>, named: (code: string) => NamedPlace): FoundPlace {
  switch (place.kind) {
    case 'one':
      return { kind: 'one', place: named(place.code) }
    case 'ambiguous':
      return { kind: 'ambiguous', candidates: place.codes.map(named).toSorted(byName), reason: place.reason }
    case 'unknown':
      return place
  }
}

const alphabet = new Intl.Collator('vi')
const byName = (a: NamedPlace, b: NamedPlace) =>
  alphabet.compare(a.communeName, b.communeName) || (a.communeCode < b.communeCode ? -1 : 1)

async function toLost(tx: Tx, unit: UnitReading): Promise<FoundPlace> {
  return { kind: 'ambiguous', candidates: await listHeirs(tx, unit), reason: 'merged-before-2025' }
}

// A code that nobody ever had is a slip of the pen: the names beside it may still tell.
async function decide(tx: Tx, asked: readonly AskedPlace[]): Promise<TodaysPlace[]> {
  const codes = [...new Set(asked.flatMap(({ code }) => code ?? []))]
  const byCode = Map.groupBy(codes.length > 0 ? await listReadings(tx, { codes, keys: [] }) : [], ({ code }) => code)
  const isByName = ({ code, communeName }: AskedPlace) => communeName && !(code && byCode.has(code))
  const keys = [...new Set(asked.filter(isByName).flatMap(({ communeName = '' }) => placeKeys(communeName)))]
  const readings = keys.length > 0 ? await listReadings(tx, { codes: [], keys }) : []
  const byKey = Map.groupBy(readings, ({ searchKey }) => searchKey)
  return asked.map((one) => {
    if (!isByName(one)) return decideTodaysPlace(one, byCode.get(one.code ?? '') ?? [])
    const { code: _, ...names } = one
    const own = [...new Set(placeKeys(names.communeName ?? ''))].flatMap((key) => byKey.get(key) ?? [])
    return decideTodaysPlace(names, own)
  })
}

/** What makes two questions the same question, whatever their spelling. */
export function placeQuestionKey({ code, communeName, districtName, provinceName, on }: AskedPlace): string {
  const era = on === undefined ? '' : on < twoLevelsSince ? 'old' : 'new'
  return [code ?? '', ...[communeName, districtName, provinceName].map((name) => fold(name ?? '')), era].join('|')
}

async function listHeirs(tx: Tx, unit: UnitReading): Promise<NamedPlace[]> {
  const codes = unit.districtCode ? await listDistrictSuccessors(tx, unit.districtCode) : []
  return listCommunesByCode(tx, codes)
}
