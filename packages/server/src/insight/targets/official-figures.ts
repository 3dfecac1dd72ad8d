import type { OfficialFigure } from '@saolang/core/insight/official-figure.ts'
import figures from './official-figures.json' with { type: 'json' }

/** Every published national figure of an indicator, as its source gives it. */
export const officialFigures = figures as readonly OfficialFigure[]

/** The newest published figure of an indicator for the nation up to a day; where its sources part, the one named last. */
export function newestOfficial(indicator: string, upTo = '9999'): OfficialFigure | undefined {
  return officialFigures
    .filter((figure) => figure.indicator === indicator && figure.sortsAs <= upTo)
    .toSorted((a, b) => (a.sortsAs < b.sortsAs ? -1 : 1))
    .at(-1)
}
