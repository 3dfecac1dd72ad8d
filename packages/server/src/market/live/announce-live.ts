import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { findLiveFormProblems, liveActs } from '@saolang/core/market/live/session.ts'
import { act } from '../../platform/act.ts'
import { getSeat } from '../../trace/seat.ts'
import { findTerms } from '../offers/offers.sql.ts'
import { telling, wake } from './chat/fan-out.ts'
import { getLiveOf, refuseUnless } from './get-live.ts'
import { emptyBag } from './selling/fill-bag.ts'
import { addLive, moveLive, renewKeyRow, setHost } from './sessions.sql.ts'

type Announced = { organisationId?: string | undefined; title: string; about: string; startsAt: Date }

/** Announces a live sale, as its producer, who hosts it then, or as the officer who acts for one. Gives its id. */
export const announceLive = act('live.announce', async (context, input: Announced) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, input.organisationId)
  const form = { title: tidy(input.title), about: tidyLines(input.about), startsAt: input.startsAt }
  refuseIf([
    ...((await findTerms(tx, seat.id)) ? [] : [{ code: 'offer.terms-missing' }]),
    ...findLiveFormProblems(form, now),
  ])
  const id = context.newId()
  const hostId = who.role === 'producer' ? (who.personId as string) : null
  const live = { id, sellerId: seat.id, hostId, ...form, isDemo: seat.isDemo }
  await addLive(tx, live, { at: now, by: who.personId ?? null })
  context.on('live', id, { sellerId: seat.id, actedFor: who.role !== 'producer' })
  return { id }
})

/** A producer says that they will host: whoever hosts is who must be known. */
export const hostLive = act('live.host', async (context, id: string) => {
  const { live } = await getLiveOf(context.tx, context.who, id)
  refuseUnless(live, 'begin', 'seller')
  await setHost(context.tx, id, context.who.personId as string)
  context.on('live', id)
})

/** Calls a live sale off that has not begun. */
export const cancelLive = telling(
  act('live.cancel', async (context, id: string) => {
    const { live } = await getLiveOf(context.tx, context.who, id)
    refuseUnless(live, 'cancel', 'seller')
    await moveLive(context.tx, { id, from: liveActs.cancel.from, to: 'cancelled' }, context.now)
    await emptyBag(context, id)
    context.on('live', id)
  }),
  wake,
)

/** Makes another stream key for OBS; the former one opens nothing any more. */
export const renewKey = act('live.renew-key', async (context, id: string) => {
  await getLiveOf(context.tx, context.who, id)
  await renewKeyRow(context.tx, id)
  context.on('live', id)
})
