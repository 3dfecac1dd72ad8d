import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

type Ready = { body: Buffer; head: OutgoingHttpHeaders; until: number }

// Hundreds of phones ask for the same few files within a second: they are answered before any of the machinery.
const address = /^\/live\/([0-9a-f-]{36})\/media\/([\w-]+\.(?:m3u8|ts))$/
const playlistMillis = 250
const pieceMillis = 20_000
const mostKept = 32

const sales = new Map<string, Map<string, Ready>>()

/** Answers a piece or a playlist of a sale on air that is ready in memory; true when it did. */
export function answerPieceAtOnce({ url = '', method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'GET' || headers.range || !url.startsWith('/live/')) return false
  const [, sessionId = '', file = ''] = address.exec(url) ?? []
  const ready = sales.get(sessionId)?.get(file)
  if (!ready || ready.until < Date.now()) return false
  response.writeHead(200, ready.head)
  response.end(ready.body)
  return true
}

/** Keeps an answer for the others who will ask: a playlist for a quarter of a second, a piece while it is new. `head` as the whole application sends it. */
export function keepReady(sessionId: string, file: string, { body, head }: Pick<Ready, 'body' | 'head'>): void {
  const sale = sales.get(sessionId) ?? new Map<string, Ready>()
  sales.set(sessionId, sale)
  const isPiece = file.endsWith('.ts')
  sale.delete(file)
  sale.set(file, {
    body,
    head: { ...head, 'content-length': body.length },
    until: Date.now() + (isPiece ? pieceMillis : playlistMillis),
  })
  if (sale.size > mostKept) sale.delete(sale.keys().next().value as string)
}

/** Forgets what is ready of a sale: it is over, or was stopped. */
export function forgetReady(sessionId: string): void {
  sales.delete(sessionId)
}
