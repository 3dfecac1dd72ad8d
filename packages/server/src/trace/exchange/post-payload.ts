import { request as requestPlain } from 'node:http'
import { request } from 'node:https'
import type { Answer } from '@saolang/core/trace/exchange/answer.ts'
import { findDestinationProblem, guardedLookup } from '../../platform/webhook/address-guard.ts'
import { exchangeSettings } from './settings.ts'

/** A payload on its way: `certificate` for mutual TLS. */
export type Posting = {
  address: string
  body: string
  headers: Record<string, string>
  certificate?: { cert: string; key: string } | undefined
}

const mostAnswerBytes = 64 * 1024

/** Why a target may not sit at an address; undefined when it may. */
export function findAddressProblem(address: string): string | undefined {
  return findDestinationProblem(address, exchangeSettings().hosts)
}

/** Posts a payload and gives the answer, or what went wrong on the way. Follows nobody elsewhere, reads no more than 64 KB. Never throws. */
export function postPayload({ address, body, headers, certificate }: Posting): Promise<Answer | { error: string }> {
  const problem = findAddressProblem(address)
  if (problem) return Promise.resolve({ error: problem })
  return new Promise((done) => {
    const fail = (error: Error) => done({ error: error.message || error.name })
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'SaoLang-Exchange/1.0' },
      lookup: guardedLookup(exchangeSettings().hosts),
      signal: AbortSignal.timeout(exchangeSettings().timeoutMillis),
      agent: false as const,
      ...certificate,
    }
    const send = address.startsWith('https:') ? request : requestPlain
    const asking = send(address, options, (answer) => {
      const parts: Buffer[] = []
      let size = 0
      answer.on('data', (part: Buffer) => {
        size += part.length
        if (size > mostAnswerBytes) answer.destroy(new Error('the answer is too long'))
        else parts.push(part)
      })
      answer.once('error', fail)
      answer.once('end', () =>
        done({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(parts).toString('utf8'),
          retryAfter: answer.headers['retry-after'],
        }),
      )
    })
    asking.on('error', fail).end(body)
  })
}
