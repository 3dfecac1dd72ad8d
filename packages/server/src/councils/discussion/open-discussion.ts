import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../../platform/act.ts'
import { getSitting, type SittingAt, takeChair } from '../sitting.ts'
import { findWaitingMeeting } from '../writing/find-waiting-meeting.ts'
import { addDiscussion } from './discussion.sql.ts'

/** Who presides opens a discussion after closing: members may then change marks, with reasons; the signed cards stay as they are. */
export const openDiscussion = act('discussion.open', async (context, at: SittingAt) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, at, 'update')
  const { memberId } = takeChair(sitting, who, 'discuss')
  refuseIf(await findWaitingMeeting(context, sitting))
  const isFirst = await addDiscussion(tx, sitting.item.id, { openedBy: memberId, openedAt: now })
  refuseIf(isFirst ? [] : [{ code: 'conflict.discussion-is-open' }])
  context.on('session-dossier', sitting.item.id, { discussion: 'open' })
})
