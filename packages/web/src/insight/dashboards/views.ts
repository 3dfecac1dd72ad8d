import type { MeasureKey } from '@saolang/core/insight/dashboards/measure.ts'

/** What a column holds: `share` is 0 to 1, `day` a legal day, `instant` ISO 8601. */
export type ColumnKind = 'text' | 'count' | 'decimal' | 'share' | 'day' | 'instant'
export type TableCell = string | number | null

/** How a table is drawn above itself: the numbers of columns. */
export type TableChart =
  | { kind: 'bar'; value: number }
  | { kind: 'range'; low: number; middle: number; high: number; limit?: { value: number; label: string } }
  | { kind: 'stacked'; parts: readonly number[]; total: string }

/**
 * A table of a dashboard in the reader's words: the page, its CSV, the workbook and the document are all made of these. The first column
 * names the row, and leads to `href`.
 */
export type DataTable = {
  key: string
  title: string
  /** What is said where there is no row. */
  none: string
  note?: string
  columns: readonly { title: string; kind: ColumnKind }[]
  rows: readonly { cells: readonly TableCell[]; href?: string }[]
  chart?: TableChart
}

/** One number at the head of a dashboard. `value` is undefined where there are too few to say. */
export type MeasureView = {
  key: MeasureKey
  counted: number
  of?: number
  value?: number
  /** Of what is counted, how many are samples. */
  samples?: number
  href: string
}

/** What is looked at, of when, and by which filters: goes with every dashboard and everything made of it. */
export type ScopeView = {
  /** The place in words; the nation without one. */
  place?: string
  /** When it was counted, ISO 8601. */
  at: string
  months: number
  province?: string
  commune?: string
  star?: string
  group?: string
  provinces: readonly { code: string; name: string }[]
  communes: readonly { code: string; name: string }[]
  groups: readonly { code: string; name: string }[]
}
