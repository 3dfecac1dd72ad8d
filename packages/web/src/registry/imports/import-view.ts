import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Tone } from '../../kit/notices.tsx'

/** What became of a row. */
export const outcomeLooks = {
  accepted: { tone: 'good', word: 'registry.rowAccepted' },
  'already-there': { tone: 'calm', word: 'registry.rowAlreadyThere' },
  'needs-person': { tone: 'warn', word: 'registry.rowNeedsPerson' },
  refused: { tone: 'bad', word: 'registry.rowRefused' },
} as const satisfies Record<string, { tone: Tone; word: string }>
export type Outcome = keyof typeof outcomeLooks

/** What the trial says will become of a row. */
export const planLooks = {
  'new-product': { tone: 'good', word: 'registry.planNewProduct' },
  'new-fact': { tone: 'good', word: 'registry.planNewFact' },
  'already-there': { tone: 'calm', word: 'registry.rowAlreadyThere' },
  'needs-person': { tone: 'warn', word: 'registry.rowNeedsPerson' },
  refused: { tone: 'bad', word: 'registry.planRefused' },
} as const satisfies Record<string, { tone: Tone; word: string }>
export type Plan = keyof typeof planLooks

/** What was taken back of a row. */
export const undoneLooks = {
  undone: { tone: 'calm', word: 'registry.rowUndone' },
  kept: { tone: 'warn', word: 'registry.rowKept' },
} as const satisfies Record<string, { tone: Tone; word: string }>
export type Undone = keyof typeof undoneLooks

/** How far an import has come. */
export const stateLooks = {
  read: { tone: 'info', word: 'registry.importRead' },
  checking: { tone: 'info', word: 'registry.importChecking' },
  checked: { tone: 'warn', word: 'registry.importChecked' },
  applying: { tone: 'info', word: 'registry.importApplying' },
  applied: { tone: 'good', word: 'registry.importApplied' },
  undoing: { tone: 'info', word: 'registry.importUndoing' },
  undone: { tone: 'calm', word: 'registry.importUndone' },
  dropped: { tone: 'calm', word: 'registry.importDropped' },
} as const satisfies Record<string, { tone: Tone; word: string }>
export type ImportState = keyof typeof stateLooks

export type ImportSummary = {
  id: string
  fileName: string
  rows: number
  state: ImportState
  importedAt: string
  importedBy?: string
  counts: Partial<Record<Outcome, number>>
  plans: Partial<Record<Plan, number>>
  undone: Partial<Record<Undone, number>>
}

/** How a row's fate looks. */
export type RowLook = (typeof outcomeLooks)[Outcome] | (typeof planLooks)[Plan] | (typeof undoneLooks)[Undone]

export type ImportedRow = {
  no: number
  cell: string
  look: RowLook
  product: string
  producer: string
  place: string
  problems: readonly (Problem & { cell: string })[]
  address?: string
}
