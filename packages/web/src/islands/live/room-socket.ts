import type { RoomMessage, RoomState } from '../../market/live/live-views.ts'

/** What a live sale's own socket tells those who watch. */
export type RoomNews =
  | { kind: 'state'; state: RoomState }
  | { kind: 'said'; messages: RoomMessage[] }
  | { kind: 'hidden'; ids: number[] }

const longestPauseMillis = 15_000

/** Hears a live sale until it is left; comes back by itself, more and more slowly, when the network goes away. */
export function openRoomSocket(sessionId: string, heard: (news: RoomNews) => void): () => void {
  let socket: WebSocket | undefined
  let tries = 0
  let isLeft = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live/${sessionId}/room`)
    socket.onmessage = ({ data }) => {
      tries = 0
      heard(JSON.parse(String(data)) as RoomNews)
    }
    socket.onclose = () => {
      if (!isLeft) timer = setTimeout(open, Math.min(longestPauseMillis, 500 * 2 ** tries++))
    }
  }
  open()
  return () => {
    isLeft = true
    clearTimeout(timer)
    socket?.close()
  }
}

/** The messages with what came: each once, in order, without what was hidden; the newest of them. */
export function mergeNews(known: readonly RoomMessage[], news: RoomNews): RoomMessage[] {
  if (news.kind === 'hidden') return known.filter(({ id }) => !news.ids.includes(id))
  if (news.kind !== 'said') return [...known]
  const all = new Map([...known, ...news.messages].map((message) => [message.id, message]))
  return [...all.values()].sort((a, b) => a.id - b.id).slice(-100)
}
