import { paceOf } from '@saolang/core/insight/forecast.ts'
import {
  figureOf,
  type IndicatorKey,
  indicatorKeys,
  indicators,
  type Measure,
  measure,
  ofProvince,
} from '@saolang/core/insight/indicator.ts'
import { wayToShare } from '@saolang/core/insight/way-to-target.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { programmes } from '@saolang/law/programme-targets.ts'
import type { DataTable } from '@saolang/web/insight/dashboards/views.ts'
import type { TargetLine } from '@saolang/web/insight/targets/targets-table'
import { formatDay } from '@saolang/web/kit/format.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { Tx } from '../../platform/sql.ts'
import { nation } from '../targets/keep-snapshot.ts'
import { getRegister } from '../targets/read-register.ts'
import { lineOf, publishedFigure, toTarget } from '../targets/read-targets.ts'
import { listNewestSnapshots, listTargetRows, type TargetRow } from '../targets/targets.sql.ts'

type Asked = { provinceCode: string | null; today: LegalDate; lang: Lang }

/** What an indicator of a unit was in the newest night, or is now where no night has been kept. */
type Kept = Measure & { on: LegalDate }

/** The targets of a unit with where they stand and what would have to happen, and for a province what it adds to the nation's. */
export async function readTargetParts(
  tx: Tx,
  { provinceCode, today, lang }: Asked,
): Promise<{ targets: TargetLine[]; contribution?: DataTable }> {
  const rows = (await listTargetRows(tx)).filter((row) => row.provinceCode === provinceCode)
  const kept = await getKept(tx, provinceCode, today)
  const own = rows.map((row) => toLine(row, kept.get(provinceCode ?? nation)?.get(row.indicator), today))
  if (provinceCode === null) return { targets: [...own, ...programmeLines(today)] }
  return { targets: own, contribution: contributionTable(lang, kept, provinceCode) }
}

type KeptUnits = Map<string, Map<IndicatorKey, Kept>>

// The nightly snapshots are what a dashboard of many products can afford; a register without one yet is small enough to count now.
async function getKept(tx: Tx, provinceCode: string | null, today: LegalDate): Promise<KeptUnits> {
  const units = provinceCode === null ? [nation] : [nation, provinceCode]
  const rows = await listNewestSnapshots(tx, { units, indicators: indicatorKeys })
  if (rows.length > 0)
    return new Map(
      units.map((unit) => [
        unit,
        new Map(
          rows
            .filter((row) => row.unit === unit)
            .map(({ indicator, takenOn: on, counted, among, unknown }) => [
              indicator as IndicatorKey,
              { counted, among, unknown, on },
            ]),
        ),
      ]),
    )
  const register = await getRegister(tx, today)
  return new Map(
    units.map((unit) => {
      const its = unit === nation ? register : ofProvince(register, unit)
      return [
        unit,
        new Map(
          indicatorKeys.flatMap((key) => {
            const found = measure(key, its)
            return found ? [[key, { ...found, on: today }] as const] : []
          }),
        ),
      ]
    }),
  )
}

function toLine(row: TargetRow, kept: Kept | undefined, today: LegalDate): TargetLine {
  const target = toTarget(row)
  const published = target.provinceCode ? undefined : publishedFigure(target.indicator, target.to)
  const value = kept && figureOf(target.indicator, kept)
  const figure =
    published ??
    (value === undefined ? undefined : ({ value, date: formatDay((kept as Kept).on), kind: 'register' } as const))
  const way = figure && wayOf(target, kept, figure.value, today)
  return { ...lineOf(target, row.id, figure, today), ...(way && { way }) }
}

function wayOf(
  target: { indicator: IndicatorKey; atLeast: number; from: LegalDate; to: LegalDate },
  kept: Kept | undefined,
  value: number,
  today: LegalDate,
): TargetLine['way'] {
  if (today >= target.to || value >= target.atLeast) return undefined
  if (indicators[target.indicator].unit === 'percent')
    return kept && kept.among > 0 ? { kind: 'share', ...wayToShare(kept, target.atLeast) } : undefined
  const pace = paceOf(value, target, today)
  return pace && { kind: 'count', missing: pace.missing, perMonth: pace.perMonth }
}

/** The targets of decisions, with the figure that was published of them. */
function programmeLines(today: LegalDate): TargetLine[] {
  return programmes.flatMap(({ id, number, from, to, targets }) =>
    targets.map(({ indicator, confidence: _, ...value }) => {
      const target = { ...value, indicator: indicator as IndicatorKey, from, to, document: number }
      return lineOf(target, `${id} ${indicator}`, publishedFigure(target.indicator, to), today)
    }),
  )
}

function contributionTable(lang: Lang, kept: KeptUnits, provinceCode: string): DataTable {
  const rows = indicatorKeys.flatMap((key) => {
    const [own, whole] = [kept.get(provinceCode)?.get(key), kept.get(nation)?.get(key)]
    if (!whole) return []
    const sign = indicators[key].unit === 'percent' ? '%' : ''
    const figure = (its: Kept | undefined) => (its ? `${figureOf(key, its) ?? '–'}${sign}` : '–')
    const share = whole.counted > 0 ? (own?.counted ?? 0) / whole.counted : null
    return [
      {
        cells: [say(lang, `insight.indicator-${key}`), figure(own), figure(whole), share, whole.on],
        href: `/targets/${key}?province=${provinceCode}`,
      },
    ]
  })
  return {
    key: 'contribution',
    title: say(lang, 'insight.dash.contribution'),
    none: say(lang, 'insight.dash.contributionNone'),
    columns: [
      { title: say(lang, 'insight.dash.indicatorName'), kind: 'text' },
      { title: say(lang, 'insight.dash.ownFigure'), kind: 'text' },
      { title: say(lang, 'insight.dash.nationFigure'), kind: 'text' },
      { title: say(lang, 'insight.dash.ownShare'), kind: 'share' },
      { title: say(lang, 'insight.dash.asOfDay'), kind: 'day' },
    ],
    rows,
  }
}
