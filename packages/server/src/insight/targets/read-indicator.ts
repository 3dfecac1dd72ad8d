import { endOfMonth, forecast, monthsBefore, paceOf } from '@saolang/core/insight/forecast.ts'
import {
  figureOf,
  type IndicatorKey,
  indicators,
  type Measure,
  measure,
  measureByProvince,
  ofProvince,
} from '@saolang/core/insight/indicator.ts'
import { seriesOf } from '@saolang/core/insight/official-figure.ts'
import { dealOut, wayToShare } from '@saolang/core/insight/way-to-target.ts'
import { addDays, type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { IndicatorPageProps } from '@saolang/web/insight/indicator-page'
import type { PaceLine, ShareWay } from '@saolang/web/insight/targets/pace-part'
import type { ProvinceFigure } from '@saolang/web/insight/targets/provinces-part'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { nation } from './keep-snapshot.ts'
import { officialFigures } from './official-figures.ts'
import { getRegister } from './read-register.ts'
import { toTarget } from './read-targets.ts'
import { countFirstRecognised, countRunningOut } from './register.sql.ts'
import { listSnapshots, listTargetRows, type SnapshotRow, type TargetRow } from './targets.sql.ts'

export type WantedIndicator = { indicator: IndicatorKey; province: string | undefined }

/** The least stars of the products that an indicator counts; only counts of products have a pace. */
const starOf: Partial<Record<IndicatorKey, number>> = { 'products-ranked': 3, 'products-five-star': 5 }
const monthsOfPace = 12

/** One indicator for the nation or a province: today, before, published, by province, and how fast. Refused for a code that is no province. */
export const readIndicator = publicView(
  async ({ tx, now }, { indicator, province: code }: WantedIndicator): Promise<IndicatorPageProps> => {
    const on = legalDateOf(now)
    const [register, provinces, snapshots] = await Promise.all([
      getRegister(tx, on),
      listProvinces(tx),
      listSnapshots(tx, indicator, code ?? nation),
    ])
    const province = provinces.find((each) => each.code === code)
    refuseIf(code && !province ? [{ code: 'not-found.province', at: 'province' }] : [])
    const found = measure(indicator, province ? ofProvince(register, province.code) : register)
    const figure = found && figureOf(indicator, found)
    const byProvince = new Map(measureByProvince(indicator, register).map((each) => [each.provinceCode, each]))
    const rows = provinces.map(({ code, name }) => {
      const its = byProvince.get(code) ?? { counted: 0, among: 0, unknown: 0 }
      const figure = figureOf(indicator, its)
      return { code, name, counted: its.counted, among: its.among, ...(figure !== undefined && { figure }) }
    })
    const open = (await listTargetRows(tx)).filter(
      (row) => row.indicator === indicator && row.provinceCode === (province?.code ?? null) && row.to > on,
    )
    const pace = await readPace(tx, open, { indicator, code: province?.code ?? null, value: found?.counted ?? 0, on })
    return {
      ...{ indicator, on, snapshots: snapshots.flatMap((row) => toSnapshot(indicator, row)) },
      ...(province && { province: { code: province.code, name: province.name } }),
      ...(found && { measure: found }),
      ...(figure !== undefined && { figure }),
      official: seriesOf(officialFigures, indicator, nation),
      provinces: withShares(indicators[indicator].of === 'nothing-yet' ? [] : rows, province ? undefined : pace[0]),
      ...{ pace, ways: waysOf(indicator, found, open) },
    }
  },
)

type PaceOf = { indicator: IndicatorKey; code: string | null; value: number; on: LegalDate }

async function readPace(
  tx: Tx,
  open: readonly TargetRow[],
  { indicator, code, value, on }: PaceOf,
): Promise<PaceLine[]> {
  const star = starOf[indicator]
  if (star === undefined || open.length === 0) return []
  const months = monthsBefore(on, monthsOfPace)
  const from = months[0] as LegalDate
  const counts = await countFirstRecognised(tx, {
    ...{ star, from, provinceCode: code },
    to: addDays(endOfMonth(months.at(-1) as LegalDate), 1),
  })
  const monthly = months.map((month) => counts.find((each) => each.month === month)?.many ?? 0)
  return Promise.all(
    open.map(async (row): Promise<PaceLine> => {
      const target = toTarget(row)
      const runningOut = await countRunningOut(tx, { star, today: on, to: target.to, provinceCode: code })
      const pace = paceOf(value, target, on)
      if (!pace) throw new Error(`target ${row.id} is open and over`)
      const foretold = forecast({ on, value, monthly, runningOut }, target.to)
      const perMonthNow = monthly.reduce((sum, n) => sum + n, 0) / monthly.length
      return { id: row.id, target, pace, perMonthNow, runningOut, ...(foretold && { forecast: foretold }) }
    }),
  )
}

/** The provinces, largest first; where the nation has an open target, each with its part of what is missing. */
function withShares(provinces: readonly ProvinceFigure[], line: PaceLine | undefined): ProvinceFigure[] {
  const sorted = provinces.toSorted((a, b) => b.counted - a.counted)
  if (!line || line.pace.missing === 0) return sorted
  const shares = new Map(dealOut(line.pace.missing, line.pace.monthsLeft, sorted).map((share) => [share.code, share]))
  return sorted.map((province) => {
    const share = shares.get(province.code)
    return { ...province, ...(share && { share: { missing: share.missing, perMonth: share.perMonth } }) }
  })
}

function waysOf(indicator: IndicatorKey, found: Measure | undefined, open: readonly TargetRow[]): ShareWay[] {
  if (!found || found.among === 0 || indicators[indicator].unit !== 'percent') return []
  return open.map((row) => ({ id: row.id, target: toTarget(row), ...wayToShare(found, row.atLeast) }))
}

function toSnapshot(indicator: IndicatorKey, row: SnapshotRow): { on: LegalDate; value: number }[] {
  const value = figureOf(indicator, row)
  return value === undefined ? [] : [{ on: row.takenOn, value }]
}
