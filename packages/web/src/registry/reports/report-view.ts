import type { ReportOutcome, ReportState } from '@saolang/core/registry/reports/report-clock.ts'

/** What can be reported, in words. */
export const kinds = {
  counterfeit: 'registry.reportCounterfeit',
  untrue: 'registry.reportUntrue',
  unsafe: 'registry.reportUnsafe',
  'mark-misused': 'registry.reportMarkMisused',
  other: 'registry.reportOther',
} as const

export const stateWords = {
  new: 'registry.reportStateNew',
  taken: 'registry.reportStateTaken',
  answered: 'registry.reportStateAnswered',
} as const satisfies Record<ReportState, string>

export const reportOutcomeWords = {
  upheld: 'registry.reportUpheld',
  partly: 'registry.reportPartly',
  'not-upheld': 'registry.reportNotUpheld',
  'passed-on': 'registry.reportPassedOn',
} as const satisfies Record<ReportOutcome, string>

/** A report in an officer's queue. Days are 'YYYY-MM-DD', instants ISO 8601. */
export type ReportLineView = {
  id: string
  code: string
  product: string
  kind: keyof typeof kinds
  state: ReportState
  reportedAt: string
  takeBy: string
  answerBy: string
  outcome?: ReportOutcome
}

/** What the holder of a report's code sees. */
export type FollowedReport = Omit<ReportLineView, 'id'> & {
  address: string
  visitedOn?: string
  answer?: string
  answeredAt?: string
}
