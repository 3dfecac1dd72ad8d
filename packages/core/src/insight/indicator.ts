import type { OrganisationKind } from '../people/organisation.ts'

/** Products of one province that are alike in all that indicators ask of a product. Fictitious ones are never among them. */
export type ProductGroup = {
  provinceCode: string
  /** Stars of the newest recognition; null when its record does not tell. */
  star: number | null
  /** Whether the newest certificate holds on the day; null when its term is not known. */
  holds: boolean | null
  /** How many decisions have recognised the product. */
  recognitions: number
  many: number
}

/** Producers (chủ thể OCOP) of one province with a product whose certificate holds, alike in all that indicators ask. */
export type ProducerGroup = {
  provinceCode: string
  /** Null when the record names a producer but no kind, as press reports and annexes often do. */
  kind: OrganisationKind | null
  many: number
}

/** What an indicator is measured on. */
export type Register = { products: readonly ProductGroup[]; producers: readonly ProducerGroup[] }

/** Of `among` that could be judged, `counted` meet the definition; `unknown` could not be judged and are in neither. */
export type Measure = { counted: number; among: number; unknown: number }

type Judge<Group> = (group: Group) => boolean | null
type Definition =
  | { unit: 'count' | 'percent'; of: 'product'; among: Judge<ProductGroup>; counts: Judge<ProductGroup> }
  | { unit: 'count' | 'percent'; of: 'producer'; among: Judge<ProducerGroup>; counts: Judge<ProducerGroup> }
  | { unit: 'count' | 'percent'; of: 'nothing-yet' }

const isRanked: Judge<ProductGroup> = ({ star, holds }) => (star === null ? null : star < 3 ? false : holds)
const isOfKind = (...kinds: OrganisationKind[]): Judge<ProducerGroup> => {
  return ({ kind }) => (kind === null ? null : kinds.includes(kind))
}
const always = () => true

/**
 * Every indicator of the programme, defined once: its words are `insight.indicator-<key>` and `insight.meaning-<key>`,
 * its code is here. `nothing-yet` stands where a target exists and the register holds nothing that could tell.
 */
export const indicators = {
  'products-ranked': { unit: 'count', of: 'product', among: always, counts: isRanked },
  'products-five-star': {
    unit: 'count',
    of: 'product',
    among: always,
    counts: (group) => (group.star === 5 ? group.holds : group.star === null ? null : false),
  },
  'products-upgraded': {
    unit: 'percent',
    of: 'product',
    among: isRanked,
    counts: ({ recognitions }) => recognitions > 1,
  },
  'producers-cooperative': { unit: 'percent', of: 'producer', among: always, counts: isOfKind('cooperative') },
  'producers-sme': { unit: 'percent', of: 'producer', among: always, counts: isOfKind('sme') },
  'producers-green-chain': { unit: 'percent', of: 'nothing-yet' },
  'craft-villages-with-product': { unit: 'percent', of: 'nothing-yet' },
  'producers-modern-channel': { unit: 'percent', of: 'nothing-yet' },
  'forums-a-year': { unit: 'count', of: 'nothing-yet' },
  'showrooms-a-province': { unit: 'count', of: 'nothing-yet' },
} as const satisfies Record<string, Definition>

export type IndicatorKey = keyof typeof indicators

/** Every indicator, in the order of the programme. */
export const indicatorKeys = Object.keys(indicators) as IndicatorKey[]

/** Whether a text names an indicator. */
export const isIndicator = (key: string): key is IndicatorKey => Object.hasOwn(indicators, key)

/** What the register says of an indicator; undefined where it holds nothing that could tell. */
export function measure(key: IndicatorKey, { products, producers }: Register): Measure | undefined {
  const definition: Definition = indicators[key]
  if (definition.of === 'product') return count(products, definition)
  return definition.of === 'producer' ? count(producers, definition) : undefined
}

function count<Group extends { many: number }>(
  groups: readonly Group[],
  { among, counts }: { among: Judge<Group>; counts: Judge<Group> },
): Measure {
  const sum: Measure = { counted: 0, among: 0, unknown: 0 }
  for (const group of groups) {
    const isAmong = among(group)
    const isCounted = isAmong ? counts(group) : isAmong
    if (isAmong === false) continue
    if (isCounted === null) sum.unknown += group.many
    else sum.among += group.many
    if (isCounted) sum.counted += group.many
  }
  return sum
}

/** The figure of a measure in the indicator's unit: a number of things, or percent with one decimal; undefined when none could be judged. */
export function figureOf(key: IndicatorKey, { counted, among }: Measure): number | undefined {
  if (indicators[key].unit === 'count') return counted
  return among === 0 ? undefined : Math.round((counted / among) * 1000) / 10
}

/** What each province has of an indicator, largest first, ties by code. */
export function measureByProvince(key: IndicatorKey, register: Register): (Measure & { provinceCode: string })[] {
  const codes = new Set([...register.products, ...register.producers].map(({ provinceCode }) => provinceCode))
  return [...codes]
    .flatMap((provinceCode) => {
      const found = measure(key, ofProvince(register, provinceCode))
      return found ? [{ provinceCode, ...found }] : []
    })
    .toSorted((a, b) => b.counted - a.counted || a.provinceCode.localeCompare(b.provinceCode))
}

/** The part of a register that is one province's. */
export function ofProvince({ products, producers }: Register, code: string): Register {
  const isThere = ({ provinceCode }: { provinceCode: string }) => provinceCode === code
  return { products: products.filter(isThere), producers: producers.filter(isThere) }
}
