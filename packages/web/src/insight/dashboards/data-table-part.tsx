import { BarChart } from '../../kit/charts/bar-chart.tsx'
import { RangeChart } from '../../kit/charts/range-chart.tsx'
import { StackedChart } from '../../kit/charts/stacked-chart.tsx'
import { formatDay, formatInstant, formatNumber, formatShare } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import type { ColumnKind, DataTable, TableCell } from './views.ts'

type Row = DataTable['rows'][number]
type Lang = ReturnType<typeof useShell>['lang']

// More columns than this make a row longer than a phone's screen: such a table is moved sideways instead.
const mostStacked = 7

/** A table of figures in the reader's words; its first column names the row and leads to what is behind it. */
export function DataTableView({ title, columns, rows }: Pick<DataTable, 'title' | 'columns' | 'rows'>) {
  const { lang } = useShell()
  return (
    <Table
      caption={title}
      hideCaption
      stacks={columns.length <= mostStacked}
      rows={rows}
      rowKey={({ cells, href }) => `${href ?? ''} ${cells.join(' ')}`}
      columns={columns.map(
        ({ title, kind }, i): Column<Row> => ({
          key: `${i}`,
          title,
          isHead: i === 0,
          isNumber: i > 0 && kind !== 'text',
          cell: ({ cells, href }) => {
            const words = cellInWords(lang, kind, cells[i] ?? null)
            return i === 0 && href ? <a href={href}>{words}</a> : words
          },
        }),
      )}
    />
  )
}

/** A cell as it is read: `1.234`, `37,5%`, `30/06/2026`; nothing is a dash. */
export function cellInWords(lang: Lang, kind: ColumnKind, cell: TableCell): string {
  if (cell === null || cell === '') return '–'
  if (kind === 'share') return formatShare(lang, Number(cell))
  if (kind === 'day') return formatDay(String(cell))
  if (kind === 'instant') return formatInstant(String(cell))
  return typeof cell === 'number' ? formatNumber(lang, cell) : cell
}

/** Whether a table stands in the open beside its drawing: it does where it has no drawing, and where it leads to units. */
export const hasOwnPlace = ({ chart }: Pick<DataTable, 'chart'>): boolean => !chart || chart.kind === 'stacked'

const mostDrawn = 12

/** The drawing of a table, if it has one: at most twelve rows, the table has them all. */
export function TableDrawing({ table, at, csvHref }: { table: DataTable; at: string; csvHref: string }) {
  const { title, columns, rows, chart } = table
  if (!chart || rows.length === 0) return null
  const words = {
    title,
    date: formatInstant(at),
    csvHref,
    full: hasOwnPlace(table) ? undefined : <DataTableView {...table} />,
  }
  const axis = columns[0]?.title ?? ''
  const shown = rows.slice(0, mostDrawn).map(({ cells, href }) => ({
    ...{ label: String(cells[0]), values: cells.map((cell) => Number(cell ?? 0)) },
    ...(href && { href }),
  }))
  const number = (values: readonly number[], i: number) => values[i] ?? 0
  if (chart.kind === 'bar')
    return (
      <BarChart
        {...words}
        title={columns[chart.value]?.title ?? title}
        axis={axis}
        bars={shown.map(({ values, ...bar }) => ({ ...bar, value: number(values, chart.value) }))}
      />
    )
  if (chart.kind === 'stacked') {
    const parted = shown.map(({ values, ...row }) => ({ ...row, values: chart.parts.map((i) => number(values, i)) }))
    return (
      <StackedChart
        {...words}
        title={chart.total}
        axis={axis}
        total={chart.total}
        parts={chart.parts.map((i) => columns[i]?.title ?? '')}
        rows={parted.filter(({ values }) => values.some((value) => value > 0))}
      />
    )
  }
  const name = (i: number) => columns[i]?.title ?? ''
  return (
    <RangeChart
      {...words}
      title={name(chart.middle)}
      axis={axis}
      names={{ low: name(chart.low), middle: name(chart.middle), high: name(chart.high) }}
      rows={shown.map(({ values, ...row }) => ({
        ...row,
        low: number(values, chart.low),
        middle: number(values, chart.middle),
        high: number(values, chart.high),
      }))}
    />
  )
}
