import type { LineKey, LinePart, Question } from '@saolang/core/insight/reports/form.ts'
import type { PeriodKind, ReportLevel } from '@saolang/core/insight/reports/period.ts'
import type { ReportMove, ReportState, ReportStatus } from '@saolang/core/insight/reports/report.ts'
import type { Tone } from '../../kit/notices.tsx'
import type { Text } from '../../kit/words.ts'

export type PeriodView = {
  id: string
  kind: PeriodKind
  year: number
  from: string
  to: string
  document: string
  isDemo: boolean
}

/** A unit's report in a list. Days are 'YYYY-MM-DD', instants ISO 8601. */
export type UnitLine = {
  code: string
  name: string
  level: ReportLevel
  dueOn: string
  state: ReportState
  isLate: boolean
  version?: number
  submittedAt?: string
  missingReason?: string
  below: number
}

export type BelowCounts = { all: number; settled: number; waiting: number; late: number }

export type LineView = {
  line: LineKey
  part: LinePart
  counted: number | null
  stated: number | null
  reason: string | null
  isFromRegister: boolean
  partOf?: LineKey
  /** What the approved reports below say together; null when none says anything. */
  below: number | null
}

export type ReportView = {
  period: PeriodView
  unit: UnitLine & { parentCode: string | null }
  today: string
  version?: number
  status?: ReportStatus
  revision: number
  countedAt?: string
  approvedAt?: string
  returnReason?: string
  correctionReason?: string
  lines: readonly LineView[]
  asks: readonly { question: Question; isRequired: boolean; words: string }[]
  paper: { number: string; signedOn: string; signerTitle: string; signerName: string }
  below: BelowCounts
  isStale: boolean
  changes?: {
    from: number
    to: number
    lines: readonly { line: LineKey; before: number | null; after: number | null }[]
  }
  versions: readonly { version: number; status: ReportStatus; approvedAt?: string }[]
  moves: readonly { move: ReportMove; by: string; at: string; reason?: string; version: number }[]
  can: { start: boolean; write: boolean; decide: boolean; correct: boolean; markMissing: boolean }
}

export const stateTones = {
  none: 'calm',
  draft: 'calm',
  returned: 'warn',
  submitted: 'info',
  approved: 'good',
  missing: 'warn',
} as const satisfies Record<ReportState, Tone>

/** "6 tháng đầu năm 2026". */
export const periodName = (t: Text, { kind, year }: Pick<PeriodView, 'kind' | 'year'>): string =>
  t(`insight.period-${kind}`, { year: String(year) })

/** Where a unit's report is read and written. */
export const reportAddress = (periodId: string, code: string): string => `/reporting/${periodId}/${code}`
