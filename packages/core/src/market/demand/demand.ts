import { listProblems, type Problem } from '../../kernel/problem.ts'
import { areAmounts, type MonthAmount, type SupplyUnit, supplyUnits } from './months.ts'

/** Papers that a buyer may ask for besides the stars. */
export const qualityPapers = [
  'food-safety',
  'vietgap',
  'haccp',
  'iso-22000',
  'organic',
  'halal',
  'test-report',
] as const
export type QualityPaper = (typeof qualityPapers)[number]

/** Open to every producer of the group, or only to those whom the buyer asked. */
export const demandAccesses = ['open', 'invited'] as const
export type DemandAccess = (typeof demandAccesses)[number]

/** A request takes answers until its clock runs out, then waits for an award; it ends awarded or closed without one. */
export type DemandState = 'open' | 'awarded' | 'closed'

/** What a buyer asks for. Amounts in `unit`, prices in đồng for one unit. */
export type Demand = {
  title: string
  setNo: number
  unit: SupplyUnit
  minStar: number | null
  papers: QualityPaper[]
  quality: string
  packing: string
  minShelfDays: number
  deliveryPlace: string
  deliveryProvince: string
  /** Only from these provinces; none is from everywhere. */
  fromProvinces: string[]
  priceFromDong: number | null
  priceToDong: number | null
  replyBy: Date
  access: DemandAccess
  months: MonthAmount[]
}

const longestReplyMillis = 90 * 86_400_000

/** Everything that keeps a request from being posted. */
export function findDemandProblems(demand: Demand, now: Date): Problem[] {
  const { months, replyBy, priceFromDong, priceToDong } = demand
  const ahead = replyBy.getTime() - now.getTime()
  return [
    ...listProblems([
      (demand.title.length < 5 || demand.title.length > 160) && { code: 'demand.title', at: 'title' },
      !(demand.setNo >= 1 && demand.setNo <= 26) && { code: 'demand.set', at: 'setNo' },
      !supplyUnits.includes(demand.unit) && { code: 'demand.unit', at: 'unit' },
      demand.minStar !== null && ![3, 4, 5].includes(demand.minStar) && { code: 'demand.star', at: 'minStar' },
      !(demand.minShelfDays >= 0 && demand.minShelfDays <= 3650) && { code: 'demand.shelf', at: 'minShelfDays' },
      demand.packing.length > 1000 && { code: 'demand.too-long', at: 'packing' },
      demand.quality.length > 2000 && { code: 'demand.too-long', at: 'quality' },
      (demand.deliveryPlace.length < 3 || demand.deliveryPlace.length > 300) && {
        code: 'demand.place',
        at: 'deliveryPlace',
      },
      !/^\d{2}$/.test(demand.deliveryProvince) && { code: 'demand.province', at: 'deliveryProvince' },
      !(ahead >= 3_600_000 && ahead <= longestReplyMillis) && { code: 'demand.reply-by', at: 'replyBy' },
      (months.length === 0 || !areAmounts(months)) && { code: 'demand.months', at: 'months' },
    ]),
    ...findPriceProblems(priceFromDong, priceToDong),
  ]
}

function findPriceProblems(from: number | null, to: number | null): Problem[] {
  const isDong = (dong: number | null) => dong === null || (Number.isInteger(dong) && dong > 0)
  const isRange = from === null || to === null || from <= to
  return isDong(from) && isDong(to) && isRange ? [] : [{ code: 'demand.price-range', at: 'priceToDong' }]
}

/** Whether answers are still taken: the clock of the request runs. */
export function takesAnswers({ state, replyBy }: { state: DemandState; replyBy: Date }, now: Date): boolean {
  return state === 'open' && now < replyBy
}
