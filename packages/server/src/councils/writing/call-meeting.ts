import { findMeetingProblems, type Meeting } from '@saolang/core/councils/written-opinions.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { getSitting, type SittingAt, takeChair } from '../sitting.ts'
import { addMeeting } from './meetings.sql.ts'
import { listDifferences } from './read-opinions.ts'

/**
 * Who presides calls a meeting on a dossier whose written opinions differ, or which is too complex for writing alone; the other dossiers
 * of the session need none (Điều 7 khoản 6 điểm d, điểm e). Once for each dossier.
 */
export const callMeeting = act('meeting.call', async (context, { heldOn, ...input }: SittingAt & Meeting) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'update')
  const { memberId } = takeChair(sitting, who, 'discuss')
  refuseIf(sitting.session.isInWriting ? [] : [{ code: 'conflict.session-meets' }])
  const differences = await listDifferences(tx, sitting)
  const meeting = { heldOn, place: tidy(input.place), reason: tidy(input.reason) }
  refuseIf(findMeetingProblems(meeting, { today: legalDateOf(now), differ: differences.length > 0 }))
  const row = { ...meeting, differences, calledBy: memberId, calledAt: now }
  refuseIf((await addMeeting(tx, sitting.item.id, row)) ? [] : [{ code: 'conflict.meeting-called' }])
  context.on('session-dossier', sitting.item.id, { meeting: heldOn, differences: differences.length })
})
