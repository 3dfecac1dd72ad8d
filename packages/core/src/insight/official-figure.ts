import type { IndicatorKey } from './indicator.ts'

/** A figure that an authority or the press published. `sortsAs` orders the series; `asOf` is the day as published, which may be rough. */
export type OfficialFigure = {
  indicator: IndicatorKey
  scope: string
  asOf: string
  sortsAs: string
  value: number
  source: string
  note?: string
}

/** What was published of one indicator for one day. More than one value is a conflict, and stays one. */
export type OfficialPoint = { asOf: string; sortsAs: string; figures: readonly OfficialFigure[]; isConflict: boolean }

/** The published figures of an indicator in a scope as a series, oldest first; different values of one day stand side by side. */
export function seriesOf(figures: readonly OfficialFigure[], key: IndicatorKey, scope: string): OfficialPoint[] {
  const mine = figures.filter(({ indicator, scope: its }) => indicator === key && its === scope)
  const byDay = Map.groupBy(mine, ({ sortsAs }) => sortsAs)
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([sortsAs, figures]) => ({
      asOf: (figures[0] as OfficialFigure).asOf,
      sortsAs,
      figures,
      isConflict: new Set(figures.map(({ value }) => value)).size > 1,
    }))
}
