import type { LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'

/** A version of a unit's report: being written, before its parent, sent back, or approved and frozen for good. */
export const reportStatuses = ['draft', 'submitted', 'returned', 'approved'] as const
export type ReportStatus = (typeof reportStatuses)[number]

type Move = { from: readonly ReportStatus[]; to: ReportStatus; by: 'unit' | 'parent'; needsReason: boolean }

/** Every way a report moves. The report at the top has no parent: its own unit approves it. */
export const reportMoves = {
  save: { from: ['draft', 'returned'], to: 'draft', by: 'unit', needsReason: false },
  submit: { from: ['draft', 'returned'], to: 'submitted', by: 'unit', needsReason: false },
  return: { from: ['submitted'], to: 'returned', by: 'parent', needsReason: true },
  approve: { from: ['submitted'], to: 'approved', by: 'parent', needsReason: false },
  correct: { from: ['approved'], to: 'draft', by: 'unit', needsReason: true },
} as const satisfies Record<string, Move>

export type ReportMove = keyof typeof reportMoves

/** A unit below, as the rule sees it: whether it has an approved report, or its lack is explained. */
export type ChildState = { name: string; isApproved: boolean; isMissing: boolean }

export type MoveAsked = {
  move: ReportMove
  status: ReportStatus
  isOwn: boolean
  isParent: boolean
  reason: string
  children: readonly ChildState[]
}

/** The units below that keep their parent from going on: neither approved nor marked as missing. */
export const openChildren = (children: readonly ChildState[]): ChildState[] =>
  children.filter(({ isApproved, isMissing }) => !isApproved && !isMissing)

/** Every reason why a report does not move so: whose move it is, where it stands, no reason given, units below still open. */
export function findMoveProblems({ move, status, isOwn, isParent, reason, children }: MoveAsked): Problem[] {
  const { from, by, needsReason }: Move = reportMoves[move]
  const isTheirs = by === 'unit' ? isOwn : isParent
  const open = move === 'submit' || move === 'approve' ? openChildren(children) : []
  return listProblems([
    !isTheirs && { code: 'forbidden.jurisdiction' },
    !from.includes(status) && { code: move === 'correct' ? 'periodic-report.not-approved' : wrongStatus[status] },
    needsReason && tidy(reason) === '' && { code: 'periodic-report.reason-missing', at: 'reason' },
    open.length > 0 && {
      code: 'periodic-report.children-open',
      values: {
        many: open.length,
        names: open
          .slice(0, 5)
          .map(({ name }) => name)
          .join(', '),
      },
    },
  ])
}

const wrongStatus = {
  draft: 'periodic-report.not-submitted',
  returned: 'periodic-report.not-submitted',
  submitted: 'periodic-report.is-submitted',
  approved: 'periodic-report.frozen',
} as const satisfies Record<ReportStatus, string>

export type MissingAsked = {
  isParent: boolean
  today: LegalDate
  dueOn: LegalDate
  /** Where the unit's newest version stands; null when it never began. */
  status: ReportStatus | null
  reason: string
}

/** Every reason why a unit's report cannot be written off as missing: it is not late, it is there, no reason given. */
export function findMissingProblems({ isParent, today, dueOn, status, reason }: MissingAsked): Problem[] {
  return listProblems([
    !isParent && { code: 'forbidden.jurisdiction' },
    today <= dueOn && { code: 'periodic-report.not-late-yet' },
    (status === 'submitted' || status === 'approved') && { code: 'periodic-report.is-there' },
    tidy(reason) === '' && { code: 'periodic-report.reason-missing', at: 'reason' },
  ])
}

/** Where a unit's report stands in a list: `none` when it has not begun, `missing` when its parent wrote it off. */
export type ReportState = ReportStatus | 'none' | 'missing'
export const reportStates = [
  'none',
  'draft',
  'returned',
  'submitted',
  'approved',
  'missing',
] as const satisfies ReportState[]

/** Where a unit stands: what is before its parent or approved weighs more than a mark of missing. */
export function stateOf(status: ReportStatus | null, isMissing: boolean): ReportState {
  if (status === 'submitted' || status === 'approved') return status
  return isMissing ? 'missing' : (status ?? 'none')
}

/** Whether a report is still owed by its unit after its last day. */
export const isLate = (state: ReportState, dueOn: LegalDate, today: LegalDate): boolean =>
  today > dueOn && (state === 'none' || state === 'draft' || state === 'returned')
