import { isLegalDate, type LegalDate } from '../kernel/calendar.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { type IndicatorKey, indicators, isIndicator } from './indicator.ts'

/** Indicator × unit × period × value × legal source. `provinceCode` is absent for a target of the nation. */
export type Target = {
  indicator: IndicatorKey
  provinceCode?: string
  from: LegalDate
  to: LegalDate
  atLeast: number
  upTo?: number
  /** Number of the decision or plan that sets it. */
  document: string
  source: string
}

export type TargetClaim = Omit<Target, 'indicator'> & { indicator: string }

const most = { percent: 100, count: 10_000_000 } as const

/** Every reason why this cannot be a target: no such indicator, a value beyond its unit, a period that ends before it starts, no document. */
export function findTargetProblems(claim: TargetClaim): Problem[] {
  const { indicator, atLeast, upTo, from, to, document, source } = claim
  const unit = isIndicator(indicator) ? indicators[indicator].unit : 'count'
  const isInRange = (value: number) => Number.isFinite(value) && value > 0 && value <= most[unit]
  const hasDays = isLegalDate(from) && isLegalDate(to)
  return listProblems([
    !isIndicator(indicator) && { code: 'target.indicator-unknown', at: 'indicator' },
    !isInRange(atLeast) && { code: 'target.value-out-of-range', at: 'atLeast', values: { most: most[unit] } },
    upTo !== undefined && (!isInRange(upTo) || upTo < atLeast) && { code: 'target.range-upside-down', at: 'upTo' },
    !isLegalDate(from) && { code: 'target.no-such-day', at: 'from' },
    !isLegalDate(to) && { code: 'target.no-such-day', at: 'to' },
    hasDays && to <= from && { code: 'target.period-upside-down', at: 'to' },
    document.trim() === '' && { code: 'target.document-missing', at: 'document' },
    !/^https?:\/\/\S+$/.test(source) && { code: 'target.source-is-no-address', at: 'source' },
  ])
}

/** Where a target stands: before its period ends it is `reached` or `open`, after it `met` or `missed`; `unknown` without a figure. */
export type TargetStanding = 'reached' | 'open' | 'met' | 'missed' | 'unknown'

/** How a figure of a day answers a target. */
export function standOf(
  target: Pick<Target, 'to' | 'atLeast'>,
  figure: number | undefined,
  on: LegalDate,
): TargetStanding {
  if (figure === undefined) return 'unknown'
  const isOver = on > target.to
  return figure >= target.atLeast ? (isOver ? 'met' : 'reached') : isOver ? 'missed' : 'open'
}
