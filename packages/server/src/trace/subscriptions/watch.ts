import { type Actor, system } from '@saolang/core/people/actor.ts'
import { type EpcFormat, queryDocument } from '@saolang/core/trace/answer.ts'
import type { WebSocket } from 'ws'
import { standingOf } from '../../people/find-actor.ts'
import { currentTime } from '../../platform/act.ts'
import { onCapture } from '../capture-signal.ts'
import type { EventRow } from '../query.sql.ts'
import { listUnreported, overlapMillis } from './list-unreported.ts'
import { findSubscriber, tell } from './report.ts'
import { nextRun, type QuerySchedule } from './schedule.ts'

/** What somebody watches through a socket, and how it is to be told. */
export type Watch = {
  who: Actor
  queryName: string
  schedule: QuerySchedule | null
  reportIfEmpty: boolean
  initialRecordTime: Date | undefined
  epcFormat: EpcFormat
  prefixes: ReadonlyMap<string, string>
}

const perMessage = 100
const tickMillis = 1000
const streamMillis = 2000
const pingMillis = 30_000
// What the other end has not taken yet: beyond it the events wait in the store.
const mostUnsentBytes = 1024 * 1024
const patienceMillis = 60_000

type State = {
  from: Date
  since: Date
  nextAt: number
  known: Map<string, Date>
  isBusy: boolean
  slowSince: number
  isAlive: boolean
}

/** Tells a socket of events for as long as it is open, its holder may see them and takes them (EPCIS 2.0 section 12.7.5). */
export function watch(socket: WebSocket, asked: Watch): void {
  const now = currentTime()
  const from = asked.initialRecordTime ?? now
  const state: State = {
    from,
    since: from,
    nextAt: asked.schedule ? (nextRun(asked.schedule, now)?.getTime() ?? Number.POSITIVE_INFINITY) : now.getTime(),
    ...{ known: new Map(), isBusy: false, slowSince: 0, isAlive: true },
  }
  const look = () => {
    if (state.isBusy || socket.readyState !== socket.OPEN) return
    state.isBusy = true
    tellSocket(socket, asked, state)
      .catch(() => socket.close(1011, 'the events could not be read'))
      .finally(() => {
        state.isBusy = false
      })
  }
  const tick = setInterval(() => currentTime().getTime() >= state.nextAt && look(), tickMillis)
  const ping = setInterval(() => {
    if (!state.isAlive) return socket.terminate()
    state.isAlive = false
    socket.ping()
  }, pingMillis)
  const stopListening = asked.schedule ? () => {} : onCapture(look)
  socket.on('pong', () => {
    state.isAlive = true
  })
  socket.on('error', () => socket.terminate())
  socket.once('close', () => {
    clearInterval(tick)
    clearInterval(ping)
    stopListening()
  })
  if (!asked.schedule) look()
}

async function tellSocket(socket: WebSocket, asked: Watch, state: State): Promise<void> {
  if (isBehind(socket, state)) return
  const now = currentTime()
  const who = await findSubscriber(system, standingOf(asked.who))
  if (!who) return socket.close(1008, 'you may see these events no more')
  const rows = await listUnreported(who, {
    queryName: asked.queryName,
    prefixes: asked.prefixes,
    since: new Date(Math.max(state.since.getTime() - overlapMillis, state.from.getTime())),
    count: perMessage,
    isKnown: async (ids) => new Set(ids.filter((id) => state.known.has(id))),
  })
  if (!rows) return socket.close(1000, 'the query was taken away')
  if (rows.length > 0 || (asked.schedule && asked.reportIfEmpty)) socket.send(await messageOf(rows, asked, now))
  for (const { id, recordTime } of rows) state.known.set(id, recordTime)
  const isWhole = rows.length < perMessage
  state.since = isWhole ? now : (rows.at(-1) as EventRow).recordTime
  for (const [id, at] of state.known)
    if (at.getTime() < state.since.getTime() - 2 * overlapMillis) state.known.delete(id)
  const next = asked.schedule ? nextRun(asked.schedule, now)?.getTime() : now.getTime() + streamMillis
  state.nextAt = isWhole ? (next ?? Number.POSITIVE_INFINITY) : now.getTime()
}

/** True while the other end takes what it was sent more slowly than it is told; one that does not catch up in a minute is cut off. */
function isBehind(socket: WebSocket, state: State): boolean {
  if (socket.bufferedAmount <= mostUnsentBytes) {
    state.slowSince = 0
    return false
  }
  state.slowSince ||= Date.now()
  if (Date.now() - state.slowSince > patienceMillis) socket.close(1013, 'too slow: ask again from the last recordTime')
  return true
}

async function messageOf(rows: readonly EventRow[], { queryName, epcFormat }: Watch, now: Date): Promise<string> {
  const events = await tell(system, { rows, format: epcFormat })
  return JSON.stringify(queryDocument(events, now, { queryName }))
}
