import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { silenceEndsAt } from '@saolang/core/market/live/session.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act, currentTime, view } from '../../platform/act.ts'
import { dropStored, keepNoMore } from '../../platform/written/written-files.ts'
import { getRecord } from '../../registry/get-product.ts'
import { sweepPresence } from './chat/chat.sql.ts'
import { telling, wake } from './chat/fan-out.ts'
import { endSilentLive } from './go-live.ts'
import { mediaEngine } from './media/media-engine.ts'
import { forgottenAfterMillis } from './media/take-pictures.ts'
import { endTake, hasTakes, listForgottenTakes } from './media/takes.sql.ts'
import { listBagsWith } from './selling/bag.sql.ts'
import { takeOffScreen } from './selling/fill-bag.ts'
import { eraseLive, listOnAir, listToErase } from './sessions.sql.ts'

const dayMillis = 86_400_000
const forgottenPresenceMillis = 3_600_000

const endForgotten = act('live.follow', async (context, _: undefined) => {
  const before = new Date(context.now.getTime() - forgottenAfterMillis)
  const takes = await listForgottenTakes(context.tx, before)
  for (const take of takes) await endTake(context.tx, take, context.now)
  await sweepPresence(context.tx, new Date(context.now.getTime() - forgottenPresenceMillis))
  context.on('register', legalDateOf(context.now), { takes: takes.length })
})

const listSilent = view('live.follow', async ({ tx, now }, _: undefined) => {
  const silent: string[] = []
  for (const { id, silentSince } of await listOnAir(tx))
    if (silentSince && silenceEndsAt(silentSince, await hasTakes(tx, id)) <= now) silent.push(id)
  return silent
})

/** Ends sales whose host did not come back in time. Runs every few seconds where sales are on air, and every minute; gives how many. */
export async function endSilentLives(): Promise<number> {
  let ended = 0
  for (const id of await listSilent(system, undefined)) {
    try {
      await endSilentLive(system, id)
      ended++
    } catch (error) {
      // Its host ended it at this very moment.
      if (!(error instanceof Refused)) throw error
    }
  }
  return ended
}

/** The minute's round over all sales on air: takes whose process is gone, hosts who are. */
export async function followLives(): Promise<void> {
  await endForgotten(system, undefined)
  await endSilentLives()
}

const leaveScreen = telling(
  act('live.follow', async (context, { sessionId, offerId }: { sessionId: string; offerId: string }) => {
    await takeOffScreen(context, { sessionId, offerId, why: 'certificate' })
    context.on('live', sessionId, { offerId })
  }),
  ({ sessionId }) => wake(sessionId),
)

const listAffected = view('live.follow', async ({ tx, now }, productId: string) => {
  const { current } = await getRecord(tx, productId, legalDateOf(now))
  return current.standing.holds ? [] : listBagsWith(tx, productId)
})

/** Takes a product whose stars ended off the screen of every sale, and gives its stock back. Prices and pins told its end the moment before. */
export async function onCertificateEndedLive({ productId }: { productId: string }): Promise<void> {
  for (const item of await listAffected(system, productId)) await leaveScreen(system, item)
}

type Old = { id: string; replaySha256: string | null }

const eraseOne = act('live.forget', async (context, { id, replaySha256 }: Old) => {
  await eraseLive(context.tx, id, context.now)
  if (replaySha256) await keepNoMore(context.tx, replaySha256)
  context.on('live', id)
})

const listOld = view('live.forget', ({ tx }, endedUpTo: Date) => listToErase(tx, endedUpTo))

let keptDays = 0

/** Says how many days recordings and chat are kept (`LIVE_KEPT_DAYS`). */
export function configureKeeping(days: number): void {
  keptDays = days
}

/** Erases recordings, chat and complaints of sales whose retention is over: three years unless set otherwise. Runs daily; gives how many. */
export async function forgetOldLives(): Promise<number> {
  const old = await listOld(system, new Date(currentTime().getTime() - keptDays * dayMillis))
  for (const one of old) {
    await mediaEngine().forget(one.id)
    await eraseOne(system, one)
    if (one.replaySha256) await dropStored(one.replaySha256)
  }
  return old.length
}
