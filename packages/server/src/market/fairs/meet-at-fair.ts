import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import {
  findMeetingProblems,
  findSlotProblems,
  type MeetingAct,
  meetingActs,
  seatedStates,
} from '@saolang/core/market/fairs/meeting.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { findBuyer } from '../demand/buyers.sql.ts'
import { tellOrganisation } from '../demand/tell-organisation.ts'
import { findApplication, isConstraint } from './fairs.sql.ts'
import { getFair } from './hold-fair.ts'
import { addMeeting, findMeeting, moveMeetingRow } from './meetings.sql.ts'

type Asked = {
  fairId: string
  withId: string
  as: 'buyer' | 'producer'
  startsAt: Date
  minutes: number
  words: string
}

/**
 * Asks the other side to meet at a fair: a buyer that an officer knows and a producer with a place there. Neither can sit at two
 * tables at once: the database holds it, for both, from the asking on.
 */
export const askToMeet = act(
  'meeting.ask',
  async (context, { fairId, withId, as, startsAt, minutes, words }: Asked) => {
    const { tx, who, now } = context
    const fair = await getFair(tx, fairId)
    const own = who.organisationId
    if (!own) throw new Refused([{ code: 'forbidden.organisation' }])
    refuseIf(fair.closedAt ? [{ code: 'conflict.fair-closed' }] : [])
    refuseIf(findSlotProblems({ startsAt, minutes }, { ...fair, now }))
    const sides = as === 'buyer' ? { buyerId: own, producerId: withId } : { buyerId: withId, producerId: own }
    await refuseStrangers(context, { fairId, ...sides })
    const id = context.newId()
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
    const row = { id, fairId, ...sides, askedBy: as, startsAt, endsAt, words: tidy(words) }
    await addMeeting(tx, row, now).catch((error) => {
      throw isConstraint(error, ['fair_meeting_seat_once'])
        ? new Refused([{ code: 'conflict.seat-taken', at: 'startsAt' }])
        : error
    })
    await tellOrganisation(context, {
      organisationId: withId,
      about: `meeting asked ${id}`,
      subject: 'market.fairs.sayMeeting',
      path: `/fairs/${fairId}/meetings`,
      values: { name: fair.name },
    })
    context.on('meeting', id, { fairId })
    return { id }
  },
)

async function refuseStrangers(
  { tx }: ActContext,
  { fairId, buyerId, producerId }: { fairId: string; buyerId: string; producerId: string },
): Promise<void> {
  const buyer = await findBuyer(tx, buyerId)
  const application = await findApplication(tx, { fairId, organisationId: producerId })
  refuseIf([
    ...(buyer?.verifiedAt ? [] : [{ code: 'forbidden.not-a-buyer' }]),
    ...(application?.state === 'accepted' ? [] : [{ code: 'meeting.not-at-fair', at: 'with' }]),
    ...(buyerId === producerId ? [{ code: 'meeting.alone', at: 'with' }] : []),
  ])
}

type Moved = { meetingId: string; move: MeetingAct; outcome?: string | undefined }

/** Agrees, declines, cancels; afterwards notes that it was held, with what came of it, or that the other side did not come. */
export const moveMeeting = act('meeting.move', async (context, { meetingId, move, outcome = '' }: Moved) => {
  const { tx, who, now } = context
  const meeting = await findMeeting(tx, meetingId)
  const own = who.organisationId
  if (!meeting || !own || ![meeting.buyerId, meeting.producerId].includes(own))
    throw new Refused([{ code: 'not-found.meeting' }])
  const side = own === meeting.buyerId ? 'buyer' : 'producer'
  refuseIf(findMeetingProblems(meeting, move, { isAsker: meeting.askedBy === side, now }))
  const { from, to } = meetingActs[move]
  const change = { id: meetingId, from, to, isTaken: seatedStates.includes(to), outcome: tidy(outcome) || null }
  refuseIf((await moveMeetingRow(tx, change, now)) ? [] : [{ code: 'conflict.meeting-moved-on' }])
  context.on('meeting', meetingId, { move })
})
