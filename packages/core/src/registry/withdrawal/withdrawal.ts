import { withdrawalGrounds, withdrawalTerm } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { addDays, isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

/** Calendar days that a producer has at least to answer before anything is decided. Our own promise: the law names none. */
export const shortestReplyDays = 3
/** Calendar days to answer, unless the officer leaves more. */
export const usualReplyDays = 5

/** The last day for the decision: 15 days from the conclusion, or from the commune's word that production has stopped (Điều 8 khoản 4). */
export function withdrawalDueOn(concludedOn: LegalDate): LegalDate {
  return addDays(concludedOn, withdrawalTerm.days)
}

/** What a procedure of withdrawal begins with. `replyBy` is empty for the usual time. */
export type WithdrawalCase = {
  ground: string
  reason: string
  conclusionDocument: string
  concludedOn: string
  replyBy: string
}

/** The last day on which a producer may answer before the decision: the officer's, or the usual time, never past the term. */
export function replyDayOf(
  { concludedOn, replyBy }: Pick<WithdrawalCase, 'concludedOn' | 'replyBy'>,
  today: LegalDate,
) {
  const usual = addDays(today, usualReplyDays)
  const due = withdrawalDueOn(concludedOn)
  return replyBy || (usual < due ? usual : due)
}

/** Why a procedure cannot be begun so. A conclusion so old that no time to answer is left cannot be used: the check is made again. */
export function findCaseProblems(input: WithdrawalCase, today: LegalDate): Problem[] {
  const isDay = isLegalDate(input.concludedOn) && input.concludedOn <= today
  const earliest = addDays(today, shortestReplyDays)
  const due = isDay ? withdrawalDueOn(input.concludedOn) : ''
  const replyBy = isDay ? replyDayOf(input, today) : earliest
  return listProblems([
    !withdrawalGrounds.some(({ code }) => code === input.ground) && {
      code: 'withdrawal.ground-unknown',
      at: 'ground',
      source: 'Điều 8 khoản 1',
    },
    input.reason.length < 10 && { code: 'withdrawal.reason-missing', at: 'reason' },
    !input.conclusionDocument && { code: 'withdrawal.conclusion-missing', at: 'conclusionDocument' },
    !isDay && { code: 'withdrawal.day-impossible', at: 'concludedOn' },
    isDay && due < earliest && { code: 'withdrawal.term-over', at: 'concludedOn', source: withdrawalTerm.source },
    isDay &&
      due >= earliest &&
      (!isLegalDate(replyBy) || replyBy < earliest || replyBy > due) && {
        code: 'withdrawal.reply-day-impossible',
        at: 'replyBy',
        values: { earliest, latest: due },
      },
  ])
}
