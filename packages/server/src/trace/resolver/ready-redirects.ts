import type { IncomingMessage, ServerResponse } from 'node:http'
import { currentTime } from '../../platform/act.ts'
import { forgetWithDatabase } from '../../platform/processes/remembered.ts'

type Ready = { minute: number; head: Record<string, string> }

const mostKept = 20_000
const kept = new Map<string, Ready>()
forgetWithDatabase(() => kept.clear())

const thisMinute = () => Math.floor(currentTime().getTime() / 60_000)

/**
 * Answers a scan of a code (`GET /01/…` of a reader without wishes) whose redirect is ready in memory, before anything else of
 * the server has looked at the request. False when there is none: the request then takes the usual road, which makes it ready.
 */
export function redirectAtOnce({ url = '', method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'GET' || !url.startsWith('/01/')) return false
  const ready = kept.get(url)
  if (ready?.minute !== thisMinute() || !isPlain(headers.accept)) return false
  response.writeHead(307, ready.head).end()
  return true
}

/** Keeps the head of a redirect for the rest of its minute. */
export function makeRedirectReady(url: string, accept: string | undefined, head: Record<string, string>): void {
  if (!url.startsWith('/01/') || !isPlain(accept)) return
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
  kept.set(url, { minute: thisMinute(), head: { ...head, 'content-length': '0' } })
}

const isPlain = (accept: string | undefined) => !accept?.includes('linkset')
