import { setTimeout as pause } from 'node:timers/promises'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { liveActs } from '@saolang/core/market/live/session.ts'
import { system } from '@saolang/core/people/actor.ts'
import { type ActContext, act, publicView } from '../../platform/act.ts'
import { keepForEver } from '../../platform/written/written-files.ts'
import { telling, wake } from './chat/fan-out.ts'
import { getLive, getLiveOf, refuseUnless } from './get-live.ts'
import { cutPictures } from './media/cut-pictures.ts'
import { keepFilm } from './media/keep-film.ts'
import { mediaEngine } from './media/media-engine.ts'
import { endPushesOf } from './media/pushes.sql.ts'
import { hasOpenTake } from './media/takes.sql.ts'
import { findLiveGaps } from './paper-check.ts'
import { emptyBag } from './selling/fill-bag.ts'
import { readChapters } from './selling/read-chapters.ts'
import { moveLive, setReplay } from './sessions.sql.ts'

/** Goes live: refused with everything that is missing at once. From now on pictures are taken from its host. */
export const beginLive = telling(
  act('live.begin', async (context, id: string) => {
    const { live } = await getLiveOf(context.tx, context.who, id)
    refuseUnless(live, 'begin', 'seller')
    refuseIf(live.hostId === context.who.personId ? [] : [{ code: 'forbidden.live-host' }])
    refuseIf(await findLiveGaps(context.tx, live, context.now))
    await moveLive(context.tx, { id, from: liveActs.begin.from, to: 'live' }, context.now)
    context.on('live', id, { hostId: live.hostId })
  }),
  wake,
)

const endAsSeller = act('live.end', async (context, id: string) => {
  const { live } = await getLiveOf(context.tx, context.who, id)
  refuseUnless(live, 'end', 'seller')
  await close(context, id)
})

const endAsSystem = act('live.follow', async (context, id: string) => {
  refuseUnless(await getLive(context.tx, id), 'end', 'system')
  await close(context, id)
})

async function close(context: ActContext, id: string): Promise<void> {
  await moveLive(context.tx, { id, from: liveActs.end.from, to: 'ended' }, context.now)
  await emptyBag(context, id)
  await endPushesOf(context.tx, id, context.now)
  await context.emit('LiveEnded', { sessionId: id })
  context.on('live', id)
}

/** Ends a live sale: its stock goes back to the shop, its pictures end, and a recording is made of them. */
export const endLive = cutting(telling(endAsSeller, wake))

/** The same, when nobody was heard for too long. */
export const endSilentLive = cutting(telling(endAsSystem, wake))

function cutting<A>(done: (who: A, id: string) => Promise<void>) {
  return async (who: A, id: string): Promise<void> => {
    await done(who, id)
    await cutPictures(id)
  }
}

type Replay = { id: string; mediaMs: number; bytes: number; sha256: string | null }

const keepReplay = act('live.record', async (context, replay: Replay) => {
  await setReplay(context.tx, replay)
  const { sha256, bytes: byteSize } = replay
  if (sha256) await keepForEver(context.tx, { sha256, byteSize, mediaType: 'video/mp4' }, context.now)
  context.on('live', replay.id, { mediaMs: replay.mediaMs })
})

const tellsReplay = telling(keepReplay, ({ id }) => wake(id))
const closingTries = 20

/** Makes the recording of a sale that has ended, with a chapter for each product that was pinned. Tried again while pictures still come. */
export async function onLiveEnded({ sessionId }: { sessionId: string }): Promise<void> {
  await cutPictures(sessionId)
  for (let i = 0; await readHasOpenTake(sessionId); i++) {
    if (i === closingTries) throw new Error(`pictures of the live sale ${sessionId} still come`)
    await pause(250)
  }
  const replay = await mediaEngine().makeReplay({ sessionId, pins: await readChapters(sessionId) })
  if (!replay) return
  const film = await keepFilm(sessionId)
  await tellsReplay(system, { id: sessionId, ...replay, sha256: film?.sha256 ?? null })
  await film?.leaveMachine()
}

const readHasOpenTake = publicView(({ tx }, sessionId: string) => hasOpenTake(tx, sessionId))
