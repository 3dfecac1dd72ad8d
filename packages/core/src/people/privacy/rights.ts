import { addDays, addWorkingDays, type LegalDate, legalDateOf } from '../../kernel/calendar.ts'
import type { Problem } from '../../kernel/problem.ts'

/** What a person may ask of whoever keeps data about them (Law 91/2025/QH15, article 4). */
export const rightKinds = ['access', 'rectify', 'erase', 'withdraw-consent', 'restrict', 'object'] as const
export type RightKind = (typeof rightKinds)[number]

type Clock = { days: number; daysWithOthers: number; isAssumed?: true }

/**
 * Days to do what is asked, counted from the asking; the second figure where a processor or a third party takes part (Decree
 * 356/2025/NĐ-CP). For access, correction and erasure only the span of 10 to 20 days is known to us: `isAssumed`.
 */
export const rightClocks = {
  access: { days: 10, daysWithOthers: 20, isAssumed: true },
  rectify: { days: 10, daysWithOthers: 20, isAssumed: true },
  erase: { days: 20, daysWithOthers: 20, isAssumed: true },
  'withdraw-consent': { days: 15, daysWithOthers: 20 },
  restrict: { days: 15, daysWithOthers: 20 },
  object: { days: 15, daysWithOthers: 20 },
} as const satisfies Record<RightKind, Clock>

/** Working days to tell a person that the request has come in (Decree 356/2025/NĐ-CP). */
export const acknowledgeWorkingDays = 2
/** One prolongation, of so many days at most (Decree 356/2025/NĐ-CP). */
export const extensionDays = 15

export const rightOutcomes = ['granted', 'granted-in-part', 'refused'] as const
export type RightOutcome = (typeof rightOutcomes)[number]

/** What has happened to a request so far. */
export type RightsRequest = {
  kind: RightKind
  askedAt: Date
  acknowledgedAt: Date | null
  involvesOthers: boolean
  extendedAt: Date | null
  answeredAt: Date | null
  takenBackAt: Date | null
}

export type RightsState = 'asked' | 'acknowledged' | 'answered' | 'taken-back'

/** Where a request stands. */
export function stateOf({ acknowledgedAt, answeredAt, takenBackAt }: RightsRequest): RightsState {
  if (takenBackAt) return 'taken-back'
  if (answeredAt) return 'answered'
  return acknowledgedAt ? 'acknowledged' : 'asked'
}

/** The last day to acknowledge. */
export function acknowledgeBy({ askedAt }: Pick<RightsRequest, 'askedAt'>): LegalDate {
  return addWorkingDays(legalDateOf(askedAt), acknowledgeWorkingDays)
}

/** The last day to do what was asked, with a prolongation counted in. */
export function answerBy(
  request: Pick<RightsRequest, 'kind' | 'askedAt' | 'involvesOthers' | 'extendedAt'>,
): LegalDate {
  const { days, daysWithOthers } = rightClocks[request.kind]
  const own = request.involvesOthers ? daysWithOthers : days
  return addDays(legalDateOf(request.askedAt), own + (request.extendedAt ? extensionDays : 0))
}

/** The next day that matters for a request; none once it is answered or taken back. */
export function nextDayOf(request: RightsRequest): LegalDate | undefined {
  const state = stateOf(request)
  if (state === 'asked') return acknowledgeBy(request)
  return state === 'acknowledged' ? answerBy(request) : undefined
}

/** Steps at the desk. */
export type DeskStep = 'acknowledge' | 'extend' | 'answer' | 'take-back'

const allowedSteps = {
  asked: ['acknowledge', 'take-back'],
  acknowledged: ['extend', 'answer', 'take-back'],
  answered: [],
  'taken-back': [],
} as const satisfies Record<RightsState, readonly DeskStep[]>

/** Reasons why a step cannot be taken now: each state has its steps, and a request is prolonged once, before its last day. */
export function findStepProblems(request: RightsRequest, step: DeskStep, today: LegalDate): Problem[] {
  const state = stateOf(request)
  const isAllowed = (allowedSteps[state] as readonly DeskStep[]).includes(step)
  if (!isAllowed) return [{ code: `conflict.rights-${state}` }]
  if (step !== 'extend') return []
  return [
    ...(request.extendedAt ? [{ code: 'conflict.rights-extended', source: 'Nghị định 356/2025/NĐ-CP' }] : []),
    ...(answerBy(request) < today ? [{ code: 'conflict.rights-late', values: { day: answerBy(request) } }] : []),
  ]
}
