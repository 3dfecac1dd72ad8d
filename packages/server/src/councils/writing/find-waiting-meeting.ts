import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import type { ActContext } from '../../platform/act.ts'
import type { Sitting } from '../sitting.ts'
import { findMeeting } from './meetings.sql.ts'

/**
 * Why what a meeting does cannot be done yet: the opinions are in writing and no meeting is called, or its day has not come. Empty in
 * a session that meets.
 */
export async function findWaitingMeeting(
  { tx, now }: Pick<ActContext, 'tx' | 'now'>,
  { session, item }: Sitting,
): Promise<Problem[]> {
  if (!session.isInWriting) return []
  const meeting = await findMeeting(tx, item.id)
  const source = reEvaluation.councilSource
  if (!meeting) return [{ code: 'conflict.writing-without-meeting', source }]
  const day = meeting.heldOn.split('-').toReversed().join('/')
  return meeting.heldOn > legalDateOf(now) ? [{ code: 'conflict.meeting-ahead', source, values: { day } }] : []
}

/** The same for the verdict: written opinions that agree need no meeting, unless one is called all the same. */
export async function findVerdictWait(
  context: Pick<ActContext, 'tx' | 'now'>,
  sitting: Sitting,
  differences: readonly Problem[],
): Promise<readonly Problem[]> {
  const waiting = await findWaitingMeeting(context, sitting)
  const isCalled = waiting.some(({ code }) => code === 'conflict.meeting-ahead')
  if (waiting.length === 0 || (differences.length === 0 && !isCalled)) return []
  return [...waiting, ...differences]
}
