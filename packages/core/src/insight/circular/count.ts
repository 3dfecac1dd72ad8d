import { type Cell, isSafeJudgement, wholeOf, withhold } from '../small-cells.ts'
import { traitKeys, traits } from './trait.ts'

/** Products whose certificate holds, of one province and industry, alike in their traits. `asked` is null where no council here judged them. */
export type TraitGroup = {
  provinceCode: string
  industryCode: string
  asked: readonly string[] | null
  held: readonly string[] | null
  many: number
}

/** Producers with a product whose certificate holds, alike in who speaks for them; null where they did not say. */
export type LeadGroup = {
  provinceCode: string
  gender: 'female' | 'male' | 'other' | null
  isOfMinority: boolean | null
  many: number
}

/** Who leads a producer. */
export const leadKeys = ['led-by-woman', 'led-by-minority'] as const
export type LeadKey = (typeof leadKeys)[number]

/** Everything that is measured of circular economy and culture, in the order of the themes. */
export const circularKeys = [...traitKeys, ...leadKeys] as const
export type CircularKey = (typeof circularKeys)[number]

/** Whether a text names one of them. */
export const isCircular = (key: string): key is CircularKey => (circularKeys as readonly string[]).includes(key)

/** What people ask for and nothing here can tell; `insight.unmeasured-<key>` says why. */
export const unmeasuredKeys = ['recycled-weight', 'waste-weight', 'intangible-heritage', 'craft-villages'] as const

/** What is counted on. */
export type CircularFacts = { products: readonly TraitGroup[]; producers: readonly LeadGroup[] }

/** By what rows are told apart. */
export type Breakdown = 'province' | 'industry'

/** A figure as it may be shown: of `among`, `counted`. Undefined where so few stand behind it that they would be known. */
export type ShownCell = Cell | undefined

/** One indicator: the whole, and its rows by unit code. `unknown` could not be judged and are in neither. */
export type CircularFigure = {
  key: CircularKey
  whole: ShownCell
  unknown: number
  rows: { code: string; cell: ShownCell }[]
}

const knows: Record<LeadKey, (group: LeadGroup) => boolean | null> = {
  'led-by-woman': ({ gender }) => (gender === null ? null : gender === 'female'),
  'led-by-minority': ({ isOfMinority }) => isOfMinority,
}

/** An indicator over the facts. `isSample`: the facts are fictitious and so nobody's: nothing is withheld. */
export function countCircular(
  key: CircularKey,
  { products, producers }: CircularFacts,
  { by, isSample }: { by: Breakdown; isSample: boolean },
): CircularFigure {
  const isLead = (leadKeys as readonly string[]).includes(key)
  const judged = isLead
    ? producers.map((group) => ({ code: group.provinceCode, has: knows[key as LeadKey](group), many: group.many }))
    : products.map((group) => ({
        code: by === 'province' ? group.provinceCode : group.industryCode,
        has: holds(group, key),
        many: group.many,
      }))
  const cells = [...Map.groupBy(judged, ({ code }) => code)].map(([code, groups]) => ({ code, ...sumOf(groups) }))
  const unknown = judged.filter(({ has }) => has === null).reduce((sum, { many }) => sum + many, 0)
  const isSafe = isSample ? () => true : isPersonal(key) ? undefined : isSafeJudgement
  const shown = withhold(cells, isSafe)
  return {
    ...{ key, unknown, whole: wholeOf(cells, isSafe) },
    rows: cells.map(({ code }, i) => ({
      code,
      cell: shown[i] && { counted: shown[i].counted, among: shown[i].among },
    })),
  }
}

/** Whether an indicator is about persons, so that both sides of a share are protected. */
export const isPersonal = (key: CircularKey): boolean =>
  key === 'led-by-woman' || key === 'led-by-minority' || 'isPersonal' in traits[key]

// A sheet that does not ask tells nothing and counts nowhere: `undefined`.
function holds({ asked, held }: TraitGroup, key: CircularKey): boolean | null | undefined {
  if (asked === null) return null
  return asked.includes(key) ? (held ?? []).includes(key) : undefined
}

function sumOf(groups: readonly { has: boolean | null | undefined; many: number }[]): Cell {
  const sum = (wanted: boolean[]) =>
    groups.reduce((total, { has, many }) => total + (wanted.includes(has as boolean) ? many : 0), 0)
  return { counted: sum([true]), among: sum([true, false]) }
}
