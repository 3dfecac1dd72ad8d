import { fold } from '../../kernel/text.ts'
import { placeKey } from '../../people/place-name.ts'

/** A commune or ward of before 1 July 2025 with its district, which carriers still ask for. Names are full. */
export type OldPlace = {
  wardCode: string
  ward: string
  districtCode: string
  district: string
  provinceCode: string
  province: string
}

/** One on whose ground a commune of today lies; `isWhole` when all of it went into that commune. */
export type OldCandidate = OldPlace & { isWhole: boolean }

export type OldPlaceAnswer = { kind: 'one'; place: OldPlace } | { kind: 'ask'; candidates: readonly OldCandidate[] }

/**
 * Which old ward an address of today lies in: the only one there is, else the one that a person chose before, else the only one
 * whose name the address itself bears; otherwise a person is asked. Names that a longer name holds do not count beside it.
 */
export function chooseOldPlace(
  candidates: readonly OldCandidate[],
  { address, chosenCode }: { address: string; chosenCode?: string | undefined },
): OldPlaceAnswer {
  const one = (place: OldPlace): OldPlaceAnswer => ({ kind: 'one', place })
  const [first] = candidates
  if (first && candidates.length === 1) return one(first)
  const named = findNamed(candidates, ({ ward }) => ward, address)
  if (named.length === 1 && named[0]) return one(named[0])
  const chosen = candidates.find(({ wardCode }) => wardCode === chosenCode)
  return chosen ? one(chosen) : { kind: 'ask', candidates }
}

/** The place that a price is asked for before anybody decided: as `chooseOldPlace`, else the first that lies there whole. */
export function placeForQuote(
  candidates: readonly OldCandidate[],
  known: { address: string; chosenCode?: string | undefined },
): OldPlace | undefined {
  const answer = chooseOldPlace(candidates, known)
  if (answer.kind === 'one') return answer.place
  return candidates.find(({ isWhole }) => isWhole) ?? candidates[0]
}

/** The commune that an address names, if it names one alone; undefined where it names none or several. Units without their type. */
export function guessCommune(
  communes: readonly { code: string; shortName: string }[],
  address: string,
): string | undefined {
  const named = findNamed(communes, ({ shortName }) => shortName, address)
  return named.length === 1 ? named[0]?.code : undefined
}

function findNamed<T>(units: readonly T[], nameOf: (unit: T) => string, address: string): T[] {
  const text = ` ${fold(address)} `
  const named = units.filter((unit) => keysOf(nameOf(unit)).some((key) => text.includes(` ${key} `)))
  return named.filter((unit) => !named.some((other) => isLonger(placeKey(nameOf(other)), placeKey(nameOf(unit)))))
}

// A ward that is a number is named only with its type: "số 1, Phường 9" lies in no Phường 1.
function keysOf(name: string): string[] {
  const key = placeKey(name)
  return /^\d+$/.test(key) ? [`phuong ${key}`, `phuong 0${key}`, `p ${key}`, `p${key}`] : [key]
}

const isLonger = (longer: string, name: string) => longer !== name && ` ${longer} `.includes(` ${name} `)
