import { recordedPlace } from '@saolang/core/registry/import-row.ts'
import { cellName, type Layout } from '@saolang/core/registry/imports/layout.ts'
import {
  type ImportedRow,
  type ImportSummary,
  outcomeLooks,
  planLooks,
  undoneLooks,
} from '@saolang/web/registry/imports/import-view.ts'
import type { BatchState, ReportedRow, RowFilter } from './imports.sql.ts'
import type { readImports } from './read-imports.ts'

type Batch = Awaited<ReturnType<typeof readImports>>[number]

/** The states in which the machine is at work. */
export const busy: readonly BatchState[] = ['checking', 'applying', 'undoing']

/** An import as its pages tell it. */
export function toSummary(batch: Batch): ImportSummary {
  const { id, fileName, rows, state, importedAt, importedByName, counts, plans, undone } = batch
  return {
    ...{ id, fileName, rows, state, counts, plans, undone, importedAt: importedAt.toISOString() },
    ...(importedByName && { importedBy: importedByName }),
  }
}

/** What the rows are told apart by at this stage, and which of these was asked for. */
export function filterOf(
  { state, counts, plans, undone }: ImportSummary,
  asked: RowFilter,
): { name: 'plan' | 'outcome' | 'undone'; value?: string; counts: Partial<Record<string, number>> } {
  if (state === 'undoing' || state === 'undone') return { name: 'undone', counts: undone, ...chosen(asked.undone) }
  if (state === 'applying' || state === 'applied') return { name: 'outcome', counts, ...chosen(asked.outcome) }
  return { name: 'plan', counts: plans, ...chosen(asked.plan) }
}

const chosen = (value: string | null) => (value === null ? {} : { value })

/** A row as the page tells it, every reason with the cell that it was read from. */
export function toRowView(row: ReportedRow & { address?: string | undefined }, layout: Layout | null): ImportedRow {
  const { no, raw, address, undone, outcome, plan, undoProblems } = row
  const spot = { sheet: row.sheet ?? '', line: row.line ?? no }
  const cellOf = (at?: string) => (layout ? cellName(layout, { ...spot, ...(at && { at }) }) : String(spot.line))
  const look = undone ? undoneLooks[undone] : outcome ? outcomeLooks[outcome] : planLooks[plan ?? 'already-there']
  return {
    ...{ no, look, cell: cellOf(), product: raw.product, producer: raw.entity, place: recordedPlace(raw) },
    problems: (undone ? (undoProblems ?? []) : row.problems).map((problem) => ({
      ...problem,
      cell: cellOf(problem.at),
    })),
    ...(address && { address }),
  }
}
