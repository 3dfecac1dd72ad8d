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
import type { NamedPlace } from './get-place.ts'
import { findAnswer } from './places.sql.ts'
import { listCommunesByCode, listDistrictSuccessors, listReadings } from './units.sql.ts'

/** Today's place of an old record; `ambiguous` is for a person to decide (`askAboutPlace`), `unknown` for a person to correct. */
export type FoundPlace =
  | { kind: 'one'; place: NamedPlace }
  | { kind: 'ambiguous'; candidates: NamedPlace[]; reason: string }
  | { kind: 'unknown'; reason: string }

/** Today's commune of a place by a code or names of any era; what a person once answered holds. */
export async function findTodaysPlace(tx: Tx, asked: AskedPlace): Promise<FoundPlace> {
  const answer = await findAnswer(tx, placeQuestionKey(asked))
  if (answer) return { kind: 'one', place: (await listCommunesByCode(tx, [answer]))[0] as NamedPlace }
  const decided = await decide(tx, asked)
  switch (decided.kind) {
    case 'one':
      return { kind: 'one', place: (await listCommunesByCode(tx, [decided.code]))[0] as NamedPlace }
    case 'ambiguous':
      return { kind: 'ambiguous', candidates: await listCommunesByCode(tx, decided.codes), reason: decided.reason }
    case 'lost':
      return { kind: 'ambiguous', candidates: await listHeirs(tx, decided.unit), reason: 'merged-before-2025' }
    case 'unknown':
      return decided
  }
}

// A code that nobody ever had is a slip of the pen: the names beside it may still tell.
async function decide(tx: Tx, asked: AskedPlace): Promise<TodaysPlace> {
  const { code, communeName, ...rest } = asked
  const byCode = code ? await listReadings(tx, { code, keys: [] }) : []
  if (byCode.length > 0 || !communeName) return decideTodaysPlace(asked, byCode)
  const readings = await listReadings(tx, { code: undefined, keys: placeKeys(communeName) })
  return decideTodaysPlace({ communeName, ...rest }, readings)
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
