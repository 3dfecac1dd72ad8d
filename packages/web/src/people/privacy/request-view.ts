import type { RightKind, RightOutcome, RightsState } from '@saolang/core/people/privacy/rights.ts'

/** A request as pages show it; instants ISO 8601, days 'YYYY-MM-DD'. */
export type RequestView = {
  id: string
  code: string
  kind: RightKind
  state: RightsState
  askedAt: string
  dueOn?: string
  isLate: boolean
  extensionReason?: string
  outcome?: RightOutcome
  answer?: string
  answeredAt?: string
}

/** A request as the desk sees it. */
export type DeskRequestView = RequestView & { name: string; contact: string; words: string; hasAccount: boolean }
