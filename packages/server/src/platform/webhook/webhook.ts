import { createHmac } from 'node:crypto'
import { request as requestPlain } from 'node:http'
import { request } from 'node:https'
import { findDestinationProblem, guardedLookup } from './address-guard.ts'

/** What became of sending: the status when there was an answer, and why it was not taken. */
export type Sent = { status: number | null; error: string | null }

let allowed: ReadonlySet<string> = new Set()

/** Sets the hosts that may be sent to although they lie inside, or speak no https. */
export function configureWebhooks(hosts: readonly string[]): void {
  allowed = new Set(hosts)
}

/** Why nothing is sent to an address; undefined when it may be. */
export function findDestProblem(dest: string): string | undefined {
  return findDestinationProblem(dest, allowed)
}

/** `t=…,v1=…`: HMAC-SHA-256 in hex of the moment (seconds since 1970), a full stop and the body, so that none can be sent again later. */
export function signBody(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${signature}`
}

const timeoutMillis = 10_000

/** Posts a signed body to a subscriber; only a status from 200 to 299 within ten seconds is taken. Follows nobody elsewhere. Never throws. */
export function sendWebhook({
  dest,
  body,
  headers,
}: {
  dest: string
  body: string
  headers: Record<string, string>
}): Promise<Sent> {
  const problem = findDestProblem(dest)
  if (problem) return Promise.resolve({ status: null, error: problem })
  return new Promise((done) => {
    const fail = (error: Error) => done({ status: null, error: error.message || error.name })
    const options = {
      method: 'POST',
      headers: { 'user-agent': 'SaoLang/2.0', ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: guardedLookup(allowed),
      signal: AbortSignal.timeout(timeoutMillis),
      agent: false as const,
    }
    const send = dest.startsWith('https:') ? request : requestPlain
    const asking = send(dest, options, (answer) => {
      const status = answer.statusCode ?? 0
      answer.resume().on('error', fail)
      answer.once('end', () =>
        done({ status, error: status >= 200 && status < 300 ? null : `the subscriber answered ${status}` }),
      )
    })
    asking.on('error', fail).end(body)
  })
}
