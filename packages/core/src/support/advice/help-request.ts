import { addWorkingDays, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy, tidyLines } from '../../kernel/text.ts'
import type { Jurisdiction } from '../../people/actor.ts'
import { isSubject } from '../subjects.ts'

/** Where a request stands: an officer's turn, the producer's, or done. */
export const requestStatuses = ['waiting', 'answered', 'closed'] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** The level whose officers answer. */
export type Desk = Jurisdiction['level']

/** Working days within which we promise an answer; no decision names a term. A request passed on begins anew at its new desk. */
export const answerDays = 5

/** All that can happen to a request. */
export const stepKinds = ['asked', 'added', 'taken', 'assigned', 'passed-on', 'answered', 'closed', 'reopened'] as const
export type StepKind = (typeof stepKinds)[number]

type Move = { from: readonly RequestStatus[]; to: RequestStatus; side: 'producer' | 'helper' }

/** The procedure: from where each step may be taken, where it leads, and whose step it is. */
const moves = {
  added: { from: ['waiting', 'answered'], to: 'waiting', side: 'producer' },
  taken: { from: ['waiting'], to: 'waiting', side: 'helper' },
  assigned: { from: ['waiting'], to: 'waiting', side: 'helper' },
  'passed-on': { from: ['waiting'], to: 'waiting', side: 'helper' },
  answered: { from: ['waiting', 'answered'], to: 'answered', side: 'helper' },
  closed: { from: ['waiting', 'answered'], to: 'closed', side: 'producer' },
  reopened: { from: ['closed'], to: 'waiting', side: 'producer' },
} as const satisfies Record<Exclude<StepKind, 'asked'>, Move>

/** Where a step leads. */
export function statusAfter(kind: Exclude<StepKind, 'asked'>): RequestStatus {
  return moves[kind].to
}

/** Reasons why a step cannot be taken now. */
export function findStepProblems(kind: Exclude<StepKind, 'asked'>, status: RequestStatus): Problem[] {
  const from: readonly RequestStatus[] = moves[kind].from
  return from.includes(status) ? [] : [{ code: `conflict.request-${status}` }]
}

/** The day by which a request that waits since a day is answered. */
export function dueDayOf(waitsSince: LegalDate): LegalDate {
  return addWorkingDays(waitsSince, answerDays)
}

/** The desk that a request can be passed on to from this one: upwards, and back down from the top. */
export function listDesksFrom(desk: Desk): Desk[] {
  return desk === 'commune' ? ['province'] : desk === 'province' ? ['nation', 'commune'] : ['province']
}

export type RequestForm = { subject: string; title: string; words: string }

/** Reasons why this cannot be asked. */
export function findRequestProblems({ subject, title, words }: RequestForm): Problem[] {
  return listProblems([
    !isSubject(subject) && { code: 'help-request.subject-missing', at: 'subject' },
    tidy(title).length < 5 && { code: 'help-request.title-missing', at: 'title' },
    title.length > 200 && { code: 'course.title-too-long', at: 'title', values: { most: 200 } },
    ...findWordsProblems(words),
  ])
}

/** Reasons why these words cannot stand in a request. */
export function findWordsProblems(words: string): Problem[] {
  return listProblems([
    tidyLines(words).length < 5 && { code: 'help-request.words-missing', at: 'words' },
    words.length > 6000 && { code: 'course.words-too-long', at: 'words', values: { most: 6000 } },
  ])
}

/** Files that one step can bring. */
export const mostFiles = 5
