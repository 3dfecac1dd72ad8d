import type { LegalDate } from '../../kernel/calendar.ts'
import type { Demand, QualityPaper } from './demand.ts'
import type { MonthAmount, SupplyUnit } from './months.ts'

/** What a producer declared of a product, with what the register says of it today. */
export type Supply = {
  productId: string
  setNo: number | null
  star: number | null
  starHolds: boolean
  unit: SupplyUnit
  months: readonly MonthAmount[]
  shelfDays: number
  minOrder: number
  /** Provinces that are delivered to; none is the whole country. */
  deliversTo: readonly string[]
  provinceCode: string
  papers: readonly { kind: QualityPaper; untilOn: LegalDate | null }[]
}

type Need = Pick<
  Demand,
  'setNo' | 'unit' | 'minStar' | 'papers' | 'minShelfDays' | 'deliveryProvince' | 'fromProvinces' | 'months'
>

/** One thing that was looked at, and how it came out. `share`: it speaks against an answer alone, but not against one with others. */
export type Reason = {
  code: 'group' | 'star' | 'unit' | 'paper' | 'capacity' | 'shelf' | 'from' | 'delivery' | 'min-order'
  outcome: 'for' | 'against' | 'share'
  values: Record<string, string | number>
}

export type Match = { reasons: Reason[]; verdict: 'alone' | 'together' | 'no' }

/**
 * Holds a supply against a request: hard filters, every one of them told, for and against. Nothing is weighed. Capacity that
 * covers only part of a month speaks for answering together with others.
 */
export function matchSupply(need: Need, supply: Supply, today: LegalDate): Match {
  const reasons = [
    say('group', supply.setNo === need.setNo, { set: need.setNo }),
    say('star', supply.starHolds && (supply.star ?? 0) >= (need.minStar ?? 0), {
      star: supply.starHolds ? (supply.star ?? 0) : 0,
      wanted: need.minStar ?? 0,
    }),
    say('unit', supply.unit === need.unit, { unit: supply.unit, wanted: need.unit }),
    ...need.papers.map((kind) => sayPaper(kind, supply, today)),
    ...need.months.map(({ month, quantity }) => sayCapacity(month, quantity, supply)),
    say('shelf', supply.shelfDays >= need.minShelfDays, { days: supply.shelfDays, wanted: need.minShelfDays }),
    say('from', need.fromProvinces.length === 0 || need.fromProvinces.includes(supply.provinceCode), {
      province: supply.provinceCode,
    }),
    say('delivery', supply.deliversTo.length === 0 || supply.deliversTo.includes(need.deliveryProvince), {
      province: need.deliveryProvince,
    }),
    say(
      'min-order',
      need.months.every(({ quantity }) => quantity >= supply.minOrder),
      { least: supply.minOrder },
    ),
  ]
  const has = (outcome: Reason['outcome']) => reasons.some((reason) => reason.outcome === outcome)
  const gives = reasons.some(({ code, values }) => code === 'capacity' && Number(values.has) > 0)
  return { reasons, verdict: has('against') || !gives ? 'no' : has('share') ? 'together' : 'alone' }
}

function say(code: Reason['code'], isFor: boolean, values: Reason['values']): Reason {
  return { code, outcome: isFor ? 'for' : 'against', values }
}

function sayPaper(kind: QualityPaper, { papers }: Supply, today: LegalDate): Reason {
  const inForce = papers.find((paper) => paper.kind === kind && (paper.untilOn === null || paper.untilOn >= today))
  const lapsed = papers.find((paper) => paper.kind === kind)
  return say('paper', inForce !== undefined, { paper: kind, until: inForce?.untilOn ?? lapsed?.untilOn ?? '' })
}

function sayCapacity(month: string, quantity: number, { months }: Supply): Reason {
  const has = months.find((amount) => amount.month === month)?.quantity ?? 0
  return { code: 'capacity', outcome: has >= quantity ? 'for' : 'share', values: { month, has, wanted: quantity } }
}
