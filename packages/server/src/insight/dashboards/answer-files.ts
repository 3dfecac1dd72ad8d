import type { DataTable, MeasureView, ScopeView } from '@saolang/web/insight/dashboards/views.ts'
import { formatInstant } from '@saolang/web/kit/format.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { makeWorkbook, type Sheet } from '../../platform/paper/workbook.ts'

/** Where figures come from, of which moment and under which filters: the line that every file of them carries. */
export function sourceLine(lang: Lang, scope: ScopeView): string {
  const named = (all: readonly { code: string; name: string }[], code: string | undefined) =>
    all.find((each) => each.code === code)?.name
  const filters = [
    scope.place ?? say(lang, 'insight.dash.wholeNation'),
    say(lang, 'insight.dash.months', { n: scope.months }),
    scope.star && say(lang, 'insight.dash.stars', { n: scope.star }),
    named(scope.groups, scope.group),
  ].filter(Boolean)
  const source = say(lang, 'insight.dash.sourceLine', { at: formatInstant(scope.at) })
  return `${source}. ${say(lang, 'insight.dash.filteredBy', { filters: filters.join(', ') })}.`
}

/** The headline figures as a table, for files. */
export function readingsTable(lang: Lang, readings: readonly MeasureView[]): DataTable {
  return {
    key: 'headline',
    title: say(lang, 'insight.dash.headline'),
    none: '',
    columns: [
      { title: say(lang, 'insight.dash.measure'), kind: 'text' },
      { title: say(lang, 'insight.dash.counted'), kind: 'count' },
      { title: say(lang, 'insight.dash.outOf'), kind: 'count' },
    ],
    rows: readings.map(({ key, counted, of }) => ({
      cells: [say(lang, `insight.dash.measure-${key}`), counted, of ?? null],
    })),
  }
}

/** A table as CSV; shares stay 0 to 1, days are ISO 8601, so that a program reads them. */
export function toCsv({ columns, rows }: DataTable): string {
  return csvMark + csvRow(columns.map(({ title }) => title)) + rows.map(({ cells }) => csvRow(cells)).join('')
}

/** Several tables as one tidy CSV: a figure a line, with the moment it is of. */
export function toTidyCsv(tables: readonly DataTable[], scope: ScopeView): string {
  const lines = tables.flatMap(({ key, columns, rows }) =>
    rows.flatMap(({ cells }) =>
      columns.slice(1).map(({ title }, i) => [scope.at, key, cells[0] ?? '', title, cells[i + 1] ?? null]),
    ),
  )
  return csvMark + csvRow(['at', 'part', 'row', 'measure', 'value']) + lines.map((line) => csvRow(line)).join('')
}

/** Tables as a workbook, a sheet each. */
export function toWorkbook(tables: readonly DataTable[], source: string): Promise<Buffer> {
  return makeWorkbook(
    tables.map(
      ({ title, columns, rows }): Sheet => ({
        name: title,
        title,
        source,
        columns,
        rows: rows.map(({ cells }) => cells),
      }),
    ),
  )
}
