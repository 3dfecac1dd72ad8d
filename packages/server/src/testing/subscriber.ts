import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A document that a subscriber was sent, and whether its signature was that of the secret. */
export type Delivered = {
  headers: Record<string, unknown>
  document: QueryDocument
  isSigned(secret: string): boolean
}

/** What of an answer to a query is looked at. */
export type QueryDocument = {
  epcisBody: { queryResults: { queryName: string; resultsBody: { eventList: { eventID: string }[] } } }
}

/** A stand-in for a subscriber's own server: takes what it is sent, or answers with `status`. */
export type Subscriber = { dest: string; delivered: Delivered[]; status: number; close(): Promise<void> }

/** Opens a subscriber on this machine. */
export async function openSubscriber(): Promise<Subscriber> {
  const delivered: Delivered[] = []
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      const isSigned = (secret: string) => isSignatureOf(secret, String(request.headers['gs1-signature']), body)
      if (subscriber.status < 300) delivered.push({ headers: request.headers, document: JSON.parse(body), isSigned })
      answer.writeHead(subscriber.status).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const subscriber: Subscriber = {
    dest: `http://127.0.0.1:${(server.address() as AddressInfo).port}/nhan`,
    delivered,
    status: 204,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
  return subscriber
}

// Written as a subscriber would, from docs/trace.md.
function isSignatureOf(secret: string, header: string, body: string): boolean {
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  return signature === createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
}
