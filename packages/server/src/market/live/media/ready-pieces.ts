import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Place } from '@saolang/core/market/live/playlist.ts'
import { mediaEngine } from './media-engine.ts'

type Kind = 'm3u8' | 'm4s'
type Sale = { heads: Map<Kind, OutgoingHttpHeaders>; until: number; pieces: Map<string, Promise<Buffer | undefined>> }

// Hundreds of phones ask for the same few files several times a second: they are answered before any of the machinery.
const address = /^\/live\/([0-9a-f-]{36})\/media\/((?:index\.m3u8|[\w.-]+\.m4s))(?:\?(.*))?$/
// For as long the sale is not asked about again; that it was stopped is told at once.
const leaseMillis = 2000
const mostKept = 24

const sales = new Map<string, Sale>()

/** Answers a piece or a playlist of a sale on air that was asked for a moment ago, or holds the answer until there is more; true when it does. */
export function answerPieceAtOnce({ url = '', method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'GET' || headers.range || !url.startsWith('/live/')) return false
  const [, sessionId = '', file = '', query = ''] = address.exec(url) ?? []
  const sale = sales.get(sessionId)
  const head = sale?.heads.get(kindOf(file))
  if (!sale || !head || sale.until < Date.now()) return false
  const answer = (body: Buffer | undefined) => {
    if (body) response.writeHead(200, { ...head, 'content-length': body.length })
    else response.writeHead(404, { ...head, 'cache-control': 'no-store', 'content-length': 0 })
    response.end(body)
  }
  readFile(sessionId, file, readWanted(new URLSearchParams(query))).then(answer, () => answer(undefined))
  return true
}

/** What is asked for of a sale on air: read once for all who ask at the same time. */
export function readFile(sessionId: string, file: string, wanted?: Place): Promise<Buffer | undefined> {
  if (kindOf(file) === 'm3u8') return mediaEngine().readPlaylist(sessionId, false, wanted)
  const pieces = sales.get(sessionId)?.pieces
  const known = pieces?.get(file)
  if (known || !pieces) return known ?? mediaEngine().readPiece(sessionId, file)
  const reading = mediaEngine().readPiece(sessionId, file)
  pieces.set(file, reading)
  if (pieces.size > mostKept) pieces.delete(pieces.keys().next().value as string)
  // What is not there may come.
  const drop = () => pieces.delete(file)
  reading.then((body) => body ?? drop(), drop)
  return reading
}

/** The place that a player waits for (`_HLS_msn`, `_HLS_part`: draft-pantos-hls-rfc8216bis, 6.2.5.2); undefined when it does not. */
export function readWanted(query: URLSearchParams): Place | undefined {
  const [segment, part] = ['_HLS_msn', '_HLS_part'].map((name) => query.get(name))
  if (!/^\d{1,9}$/.test(segment ?? '')) return undefined
  // Whoever names no part waits for the whole segment.
  return /^\d{1,9}$/.test(part ?? '')
    ? { segment: Number(segment), part: Number(part) }
    : { segment: Number(segment) + 1, part: 0 }
}

/** Lets such answers go out at once for a moment. `head` as the whole application sends it. */
export function keepReady(sessionId: string, file: string, head: OutgoingHttpHeaders): void {
  const sale = sales.get(sessionId) ?? { heads: new Map(), until: 0, pieces: new Map() }
  sales.set(sessionId, sale)
  const { 'content-length': _, ...rest } = head
  sale.heads.set(kindOf(file), rest)
  sale.until = Date.now() + leaseMillis
}

/** Forgets what is ready of a sale: it is over, or was stopped. */
export function forgetReady(sessionId: string): void {
  sales.delete(sessionId)
}

const kindOf = (file: string): Kind => (file.endsWith('.m3u8') ? 'm3u8' : 'm4s')
