import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as a carrier's desk reads it. */
export type Asked = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: Record<string, unknown>
}

/** A place as the carriers' lists know it: names of before July 2025, and the numbers they have for it. */
export type ListedPlace = {
  province: { id: number; name: string }
  district: { id: number; name: string }
  ward: { id: number; name: string }
}

/** A parcel that a desk has taken in. */
export type Taken = {
  code: string
  ref: string
  grams: number
  codDong: number
  status: string
  asked: Record<string, unknown>
}

/** A stand-in for a carrier: strict in its secrets, its lists of places and its weights. */
export type CarrierDesk = {
  url: string
  taken: Taken[]
  /** Every request that came in. */
  asked: Asked[]
  /** Holds its next answers back for so long. */
  sleep(ms: number): void
  close(): Promise<void>
}

export type Answer = object | Buffer

/** How a carrier's desk answers a request; undefined for an address that it does not have. */
export type Speak = (asked: Asked, desk: { taken: Taken[]; next(): string }) => Answer | undefined

/** Opens a desk on this machine that speaks like its carrier. */
export async function openDesk(prefix: string, speak: Speak): Promise<CarrierDesk> {
  const taken: Taken[] = []
  const heard: Asked[] = []
  let slow = 0
  const next = () => `${prefix}${String(taken.length + 1).padStart(6, '0')}`
  const server = createServer(async (request, response) => {
    const asked = await read(request)
    heard.push(asked)
    if (slow > 0) await new Promise((awake) => setTimeout(awake, slow))
    const answer = speak(asked, { taken, next })
    if (!answer) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>')
    const isPaper = Buffer.isBuffer(answer)
    response.writeHead(200, { 'content-type': isPaper ? 'application/pdf' : 'application/json' })
    response.end(isPaper ? answer : JSON.stringify(answer))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    asked: heard,
    sleep: (ms) => {
      slow = ms
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = ''
  for await (const chunk of request) text += chunk
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk')
  const body = text ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { method: request.method ?? 'GET', path: pathname, query: searchParams, headers: request.headers, body }
}

/** The places of a level that lie in a unit of the level above, once each. */
export function listUnder(
  places: readonly ListedPlace[],
  level: 'province' | 'district' | 'ward',
  under?: { level: 'province' | 'district'; id: number },
) {
  const inside = places.filter((place) => !under || place[under.level].id === under.id)
  return [...new Map(inside.map((place) => [place[level].id, place[level]])).values()]
}

/** A one-page PDF, as a printer would take it. */
export const somePdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  'latin1',
)
