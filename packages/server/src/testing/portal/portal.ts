import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSignedBy, type Jwks } from './check-signature.ts'
import { findFieldFaults, type Leaf, readLeaves, type Shape } from './shape.ts'

/** What goes wrong next, once each: before anything is kept (`break`, `hang`), after (`break-after`, `silence-after`), or in the answer. */
export type Fault =
  | 'down'
  | 'down-for-long'
  | 'error'
  | 'hang'
  | 'break'
  | 'break-after'
  | 'silence-after'
  | 'gibberish'
  | 'moved'
  | 'limit'

/** How this portal spells things: its format, its fields, where it finds what it needs, and how it answers. */
export type Dialect = {
  mediaType: string
  shape: Shape
  subject: string
  version: string
  answer(outcome: 'accepted' | 'duplicate' | 'rejected', receipt: string, faults: readonly Leaf[]): string
}

export type Kept = { subject: string; version: number; key: string; body: string; receipt: string }

/** A stand-in for a portal of the State: strict in all that it was not told to get wrong. */
export type Portal = {
  address: string
  kept: Kept[]
  /** Every request that came in, and what it was answered. */
  heard: { key: string; status: number }[]
  next(...faults: Fault[]): void
  /** Takes so many requests and then says 429 until it is filled again. */
  allow(requests: number): void
  token: string | undefined
  close(): Promise<void>
}

/** Opens a portal on this machine. It knows our keys by `keys`, as it would from our `/.well-known/jwks.json`. */
export async function openPortal(dialect: Dialect, keys: () => Promise<Jwks>): Promise<Portal> {
  const faults: Fault[] = []
  let left = Number.POSITIVE_INFINITY
  const portal: Portal = {
    ...{ address: '', kept: [], heard: [], token: undefined },
    next: (...more) => faults.push(...more),
    allow: (requests) => {
      left = requests
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
  const server = createServer(async (request, response) => {
    const body = await readWhole(request)
    const say = (status: number, text = '', headers: Record<string, string> = {}) => {
      portal.heard.push({ key: String(request.headers['idempotency-key']), status })
      response.writeHead(status, { 'content-type': dialect.mediaType, ...headers }).end(text)
    }
    if (left-- <= 0) return say(429, '', { 'retry-after': '30' })
    const fault = faults.shift()
    if (fault && fault !== 'break-after' && fault !== 'silence-after') return misbehave(fault, response, say)
    const { status, text } = await judge({ request, body, dialect, portal, keys })
    if (fault === 'break-after') return void response.destroy()
    if (fault !== 'silence-after') say(status, text)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  portal.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tiep-nhan`
  return portal
}

function misbehave(
  fault: Exclude<Fault, 'break-after' | 'silence-after'>,
  response: ServerResponse,
  say: (status: number, text?: string, headers?: Record<string, string>) => void,
): void {
  const acts = {
    down: () => say(503),
    'down-for-long': () => say(503, '', { 'retry-after': '120' }),
    error: () => say(500, '<html>oops</html>'),
    hang: () => {},
    break: () => void response.destroy(),
    gibberish: () => say(200, '<html>Xin chào</html>'),
    moved: () => say(307, '', { location: 'http://127.0.0.1:9/elsewhere' }),
    limit: () => say(429, '', { 'retry-after': '30' }),
  } satisfies Record<typeof fault, () => void>
  acts[fault]()
}

type Judged = { request: IncomingMessage; body: string; dialect: Dialect; portal: Portal; keys: () => Promise<Jwks> }

async function judge({ request, body, dialect, portal, keys }: Judged): Promise<{ status: number; text: string }> {
  const { headers, method } = request
  const key = String(headers['idempotency-key'] ?? '')
  const refuse = (status: number, ...faults: Leaf[]) => ({ status, text: dialect.answer('rejected', '', faults) })
  if (portal.token !== undefined && headers.authorization !== `Bearer ${portal.token}`) return { status: 401, text: '' }
  if (method !== 'POST') return refuse(405, ['', 'only POST'])
  if (!String(headers['content-type']).startsWith(dialect.mediaType)) return refuse(415, ['', 'media type'])
  if (!key) return refuse(400, ['', 'no idempotency key'])
  const jws = String(headers['x-jws-signature'] ?? '')
  const fault = await isSignedBy(await keys(), { jws, body, audience: portal.address, key })
  if (fault) return refuse(400, ['', fault])
  const leaves = readLeaves(body, dialect.mediaType)
  if (!leaves) return refuse(400, ['', 'not well formed'])
  const known = portal.kept.find((one) => one.key === key)
  if (known)
    return known.body === body
      ? { status: 409, text: dialect.answer('duplicate', known.receipt, []) }
      : refuse(422, ['', 'another body under a known key'])
  const faults = findFieldFaults(leaves, dialect.shape)
  if (faults.length > 0) return refuse(422, ...faults)
  const subject = String(leaves.find(([path]) => path === dialect.subject)?.[1])
  const version = Number(leaves.find(([path]) => path === dialect.version)?.[1])
  const last = portal.kept.findLast((one) => one.subject === subject)
  if (last && last.version >= version) return refuse(422, [dialect.version, 'older than what is known'])
  const receipt = `TN-${portal.kept.length + 1}`
  portal.kept.push({ subject, version, key, body, receipt })
  return { status: 202, text: dialect.answer('accepted', receipt, []) }
}

async function readWhole(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}
