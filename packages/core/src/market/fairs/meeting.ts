import { type LegalDate, legalDateOf } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

/** How long a buyer and a producer sit together. */
export const meetingMinutes = [15, 30, 45, 60] as const

/** How a meeting goes. Declined and cancelled free both seats. */
export const meetingActs = {
  agree: { from: ['asked'], to: 'agreed', by: 'asked' },
  decline: { from: ['asked'], to: 'declined', by: 'asked' },
  cancel: { from: ['asked', 'agreed'], to: 'cancelled', by: 'either' },
  hold: { from: ['agreed'], to: 'held', by: 'either' },
  miss: { from: ['agreed'], to: 'missed', by: 'either' },
} as const
export type MeetingAct = keyof typeof meetingActs
export type MeetingState = 'asked' | 'agreed' | 'declined' | 'cancelled' | 'held' | 'missed'

/** States in which both seats are taken. */
export const seatedStates: readonly MeetingState[] = ['asked', 'agreed', 'held', 'missed']

/** Reasons why this side may not do this with a meeting now. Who asked does not answer; what lies ahead was neither held nor missed. */
export function findMeetingProblems(
  { state, startsAt }: { state: MeetingState; startsAt: Date },
  move: MeetingAct,
  { isAsker, now }: { isAsker: boolean; now: Date },
): Problem[] {
  const { from, by } = meetingActs[move]
  return listProblems([
    by === 'asked' && isAsker && { code: 'forbidden.meeting-asker' },
    !(from as readonly MeetingState[]).includes(state) && { code: 'conflict.meeting-moved-on' },
    (move === 'hold' || move === 'miss') && now < startsAt && { code: 'meeting.ahead' },
  ])
}

/** Why nobody can meet then: not on the fair's days, in the past, or for an odd length. */
export function findSlotProblems(
  { startsAt, minutes }: { startsAt: Date; minutes: number },
  { fromOn, untilOn, now }: { fromOn: LegalDate; untilOn: LegalDate; now: Date },
): Problem[] {
  const isMoment = !Number.isNaN(startsAt.getTime())
  const day = isMoment ? legalDateOf(startsAt) : ''
  return listProblems([
    !(isMoment && startsAt > now && day >= fromOn && day <= untilOn) && { code: 'meeting.day', at: 'startsAt' },
    !meetingMinutes.some((known) => known === minutes) && { code: 'meeting.minutes', at: 'minutes' },
  ])
}
