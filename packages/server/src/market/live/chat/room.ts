import type { RoomState } from '@saolang/web/market/live/live-views.ts'
import type { WebSocket } from 'ws'
import { currentTime, publicView } from '../../../platform/act.ts'
import { liveDoors } from '../doors.ts'
import { readRoom } from '../selling/read-room.ts'
import { listMessages, notePresence } from './chat.sql.ts'
import { processName, type RoomNews } from './fan-out.ts'

type Room = {
  sockets: Set<WebSocket>
  /** What was told last, without its moment; so that nothing is told twice. */
  told: string
  isStale: boolean
  presentAt: number
  timer: NodeJS.Timeout | undefined
}

const rooms = new Map<string, Room>()
// Four times a second at most, and every two seconds for what nobody tells: a flash price that ends, an order in the shop.
const soonMillis = 250
const calmMillis = 2000
const presentEveryMillis = 5000
const mostBuffered = 512 * 1024
const recentMessages = 50

/** How many watch a sale through this process. */
export const countHere = (sessionId: string): number => rooms.get(sessionId)?.sockets.size ?? 0

const readRecent = publicView(({ tx }, sessionId: string) =>
  listMessages(tx, sessionId, { most: recentMessages, withHidden: false }),
)

// A count of the moment, no act of anybody: nothing for the audit.
const notePresent = (sessionId: string, viewers: number) =>
  liveDoors().write((tx) => notePresence(tx, { sessionId, viewers, process: processName }, currentTime()))

/** Lets somebody watch: the sale as it is and what was said last at once, then everything new until they leave. Nothing is heard from them. */
export async function enterRoom(socket: WebSocket, sessionId: string): Promise<void> {
  const room = openRoom(sessionId)
  room.sockets.add(socket)
  socket.on('error', () => socket.terminate())
  socket.once('close', () => {
    room.sockets.delete(socket)
    if (room.sockets.size > 0) return
    clearTimeout(room.timer)
    rooms.delete(sessionId)
    void notePresent(sessionId, 0).catch(() => {})
  })
  const [state, messages] = await Promise.all([readRoom(sessionId), readRecent(sessionId)])
  send(socket, Buffer.from(JSON.stringify({ kind: 'state', state })))
  send(socket, Buffer.from(JSON.stringify({ kind: 'said', messages })))
}

/** Tells a room what came: written out once, however many watch. */
export function hearNews(news: RoomNews): void {
  const room = rooms.get(news.sessionId)
  if (!room) return
  if (news.kind === 'say') tell(room, { kind: 'said', messages: [news.message] })
  if (news.kind === 'hide') tell(room, { kind: 'hidden', ids: news.ids })
  if (news.kind === 'wake' && !room.isStale) {
    room.isStale = true
    clearTimeout(room.timer)
    room.timer = setTimeout(() => void pulse(news.sessionId, room), soonMillis)
  }
}

/** Sends everybody away: the process is going down. Their browsers come back to another. */
export function closeRooms(): void {
  for (const room of rooms.values()) {
    clearTimeout(room.timer)
    for (const socket of room.sockets) socket.terminate()
  }
  rooms.clear()
}

function openRoom(sessionId: string): Room {
  const known = rooms.get(sessionId)
  if (known) return known
  const room: Room = { sockets: new Set(), told: '', isStale: false, presentAt: 0, timer: undefined }
  rooms.set(sessionId, room)
  room.timer = setTimeout(() => void pulse(sessionId, room), soonMillis)
  return room
}

async function pulse(sessionId: string, room: Room): Promise<void> {
  room.isStale = false
  try {
    if (Date.now() - room.presentAt > presentEveryMillis) {
      room.presentAt = Date.now()
      await notePresent(sessionId, room.sockets.size)
    }
    const state = await readRoom(sessionId)
    const same = JSON.stringify({ ...state, now: '' })
    if (same !== room.told) tell(room, { kind: 'state', state })
    room.told = same
  } catch {
    // The database is away for a moment: those who watch keep what they have.
  }
  if (rooms.get(sessionId) === room && !room.isStale)
    room.timer = setTimeout(() => void pulse(sessionId, room), calmMillis)
}

type Told =
  | { kind: 'state'; state: RoomState }
  | { kind: 'said'; messages: readonly object[] }
  | { kind: 'hidden'; ids: readonly number[] }

function tell(room: Room, news: Told): void {
  const bytes = Buffer.from(JSON.stringify(news))
  for (const socket of room.sockets) send(socket, bytes)
}

// Whoever does not read what they are sent is let go before they fill the memory.
function send(socket: WebSocket, bytes: Buffer): void {
  if (socket.bufferedAmount > mostBuffered) socket.terminate()
  else if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: false })
}
