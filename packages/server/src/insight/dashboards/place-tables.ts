import { readingValue } from '@saolang/core/insight/dashboards/measure.ts'
import { countTerms, endingOf, type TermGroup } from '@saolang/core/insight/dashboards/terms.ts'
import type { DataTable, TableCell } from '@saolang/web/insight/dashboards/views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { ToRows } from './flow-tables.ts'
import type { OfficerFacts } from './read-officer-facts.ts'

type UnitNames = readonly { code: string; name: string }[]

/** When certificates run out, and which ran out in the period. */
export function termsTable(lang: Lang, groups: readonly TermGroup[], toRows: ToRows): DataTable {
  const { ended, ending } = countTerms(groups)
  const row = (term: 'ended' | 'within-30' | 'within-120' | 'within-180', many: number) => ({
    cells: [say(lang, `insight.dash.term-${term}`), many],
    href: toRows(term === 'ended' ? 'terms-ended' : 'terms-ending'),
  })
  return {
    key: 'terms',
    title: say(lang, 'insight.dash.terms'),
    none: say(lang, 'insight.dash.termsNone'),
    columns: [
      { title: say(lang, 'insight.dash.term'), kind: 'text' },
      { title: say(lang, 'insight.dash.products'), kind: 'count' },
    ],
    rows: [
      row('ended', ended),
      row('within-30', ending['within-30']),
      row('within-120', ending['within-120']),
      row('within-180', ending['within-180']),
    ],
    chart: { kind: 'bar', value: 1 },
  }
}

/** The units below, side by side: provinces of the nation, communes of a province; those with nothing at all left out. */
export function unitsTable(
  lang: Lang,
  facts: OfficerFacts,
  { names, isNation, toUnit }: { names: UnitNames; isNation: boolean; toUnit: (code: string) => string },
): DataTable {
  const nameOf = new Map(names.map(({ code, name }) => [code, name]))
  const rows = listUnits(facts)
    .map((unit) => ({
      cells: cellsOf(nameOf.get(unit) ?? (unit || say(lang, 'insight.dash.unplaced')), unit, facts),
      ...(nameOf.has(unit) && { href: toUnit(unit) }),
    }))
    .toSorted((a, b) => Number(b.cells[5]) - Number(a.cells[5]) || Number(b.cells[1]) - Number(a.cells[1]))
  const count = (
    key: 'open' | 'late' | 'stuck' | 'holding' | 'products3' | 'products4' | 'products5' | 'ending' | 'lateToFile',
  ) => ({ title: say(lang, `insight.dash.${key}`), kind: 'count' }) as const
  return {
    key: 'units',
    title: say(lang, isNation ? 'insight.dash.unitsNation' : 'insight.dash.unitsProvince'),
    none: say(lang, 'insight.dash.unitsNone'),
    columns: [
      { title: say(lang, 'insight.dash.unit'), kind: 'text' },
      ...[count('open'), count('late'), count('stuck')],
      { title: say(lang, 'insight.dash.right'), kind: 'share' },
      ...[
        count('holding'),
        count('products3'),
        count('products4'),
        count('products5'),
        count('ending'),
        count('lateToFile'),
      ],
    ],
    rows,
    chart: { kind: 'stacked', parts: [6, 7, 8], total: say(lang, 'insight.dash.holding') },
  }
}

function listUnits({ open, late, firstTime, terms, lateRenewals }: OfficerFacts): string[] {
  return [...new Set([...open.units, ...late, ...firstTime, ...terms, ...lateRenewals].map(({ unit }) => unit))]
}

function cellsOf(name: string, unit: string, facts: OfficerFacts): TableCell[] {
  const isIts = (row: { unit: string }) => row.unit === unit
  const open = facts.open.units.find(isIts)
  const first = facts.firstTime.find(isIts)
  const terms = countTerms(facts.terms.filter(isIts))
  const right = first && readingValue({ key: 'first-time-right', counted: first.right, of: first.forwarded })
  return [
    name,
    ...[open?.open ?? 0, facts.late.filter(isIts).length, open?.stuck ?? 0, right ?? null],
    ...[terms.holding, terms.byStar[3], terms.byStar[4], terms.byStar[5], endingOf(terms)],
    facts.lateRenewals.find(isIts)?.many ?? 0,
  ]
}
