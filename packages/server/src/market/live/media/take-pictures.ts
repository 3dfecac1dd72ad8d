import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { graceSeconds } from '@saolang/core/market/live/session.ts'
import { system } from '@saolang/core/people/actor.ts'
import { unseal } from '../../../people/settings.ts'
import { act, currentTime, view } from '../../../platform/act.ts'
import { telling, wake } from '../chat/fan-out.ts'
import { liveDoors } from '../doors.ts'
import { getLiveOf } from '../get-live.ts'
import { mediaEngine, type SourceFormat } from './media-engine.ts'
import { listSealedPushes, notePushFailure } from './pushes.sql.ts'
import { addTake, endTake, noteHeard, type TakeSource } from './takes.sql.ts'

/** What a source says that it sends. */
export type Source = { sessionId: string; kind: TakeSource; format: SourceFormat; mustTranscode: boolean }

/** Pictures under way: give it what came, end it, and hear how it ended. */
export type Pictures = { write(chunk: Uint8Array): Promise<void>; end(): void; ended: Promise<string | undefined> }

const heartbeatMillis = 10_000
let transcoding = 0

/** Refuses a host's camera that may not send now: another's, of a sale that is not on air. */
export const mayTakePictures = view('live.send', async ({ tx, who }, sessionId: string) => {
  const { live } = await getLiveOf(tx, who, sessionId)
  refuseIf(live.hostId === who.personId ? [] : [{ code: 'forbidden.live-host' }])
  refuseIf(live.status === 'live' ? [] : [{ code: 'conflict.live-moved-on' }])
})

const beginTake = telling(
  act('live.follow', async (context, { sessionId, kind }: Pick<Source, 'sessionId' | 'kind'>) => {
    const no = await addTake(context.tx, sessionId, kind, context.now)
    refuseIf(no === undefined ? [{ code: 'conflict.live-moved-on' }] : [])
    context.on('live', sessionId, { take: no as number, source: kind })
    return no as number
  }),
  ({ sessionId }) => wake(sessionId),
)

const finishTake = telling(
  act('live.follow', async (context, take: { sessionId: string; no: number; mediaMs: number }) => {
    await endTake(context.tx, take, context.now)
    context.on('live', take.sessionId, { take: take.no, mediaMs: take.mediaMs })
  }),
  ({ sessionId }) => wake(sessionId),
)

// A sign of life, no act of anybody: nothing for the audit.
const keepHeard = (sessionId: string, no: number) =>
  liveDoors().write((tx) => noteHeard(tx, sessionId, no, currentTime()))

/**
 * Takes the pictures of a sale on air until they end: then its host has some seconds to come back. Refuses pictures that must be drawn
 * anew when this machine draws as many as it may.
 */
export async function takePictures(source: Source, { transcodes }: { transcodes: number }): Promise<Pictures> {
  refuseIf(source.mustTranscode && transcoding >= transcodes ? [{ code: 'live.codec' }] : [])
  const { sessionId } = source
  const no = await beginTake(system, source)
  if (source.mustTranscode) transcoding++
  const take = await mediaEngine().openTake({ ...source, no })
  const stopPushes = await startPushes(sessionId)
  const beat = setInterval(() => void keepHeard(sessionId, no).catch(() => {}), heartbeatMillis)
  const ended = take.ended.then(async ({ mediaMs, fault }) => {
    clearInterval(beat)
    stopPushes()
    if (source.mustTranscode) transcoding--
    await finishTake(system, { sessionId, no, mediaMs })
    return fault
  })
  return { write: take.write, end: take.end, ended }
}

/** A take of pictures that another engine takes itself: we only note that it comes and ends. */
export async function takeElsewhere(sessionId: string) {
  const no = await beginTake(system, { sessionId, kind: 'engine' })
  return {
    heard: () => keepHeard(sessionId, no),
    finish: (mediaMs: number) => finishTake(system, { sessionId, no, mediaMs }),
  }
}

async function startPushes(sessionId: string): Promise<() => void> {
  const pushes = await readPushes(system, sessionId)
  const stops = pushes.map(({ id, address, secret }) =>
    mediaEngine().push({ sessionId, address: `${address}/${unseal(secret)}` }, (why) => {
      void noteFailure(system, { sessionId, id, why })
    }),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

// In an act, for a sealed key is read by no view.
const readPushes = act('live.follow', async (context, sessionId: string) => {
  context.on('live', sessionId)
  return listSealedPushes(context.tx, sessionId)
})

const noteFailure = act(
  'live.follow',
  async (context, { sessionId, id, why }: { sessionId: string; id: string; why: string }) => {
    await notePushFailure(context.tx, id, why, context.now)
    context.on('live', sessionId)
  },
)

/** Milliseconds after which a take of which nothing was heard counts as forgotten. */
export const forgottenAfterMillis = Math.max(30, graceSeconds - 15) * 1000
