import type { IncomingMessage, ServerResponse } from 'node:http'
import { currentTime } from '../../platform/act.ts'
import { forgetWithDatabase } from '../../platform/processes/remembered.ts'
import { type Encoding, encodingOf, encodings, type StillPage, stillVary, toStillPage } from './still-page.ts'

type Head = Record<string, string | number>
type Ready = { minute: number; etag: string; answers: Record<Encoding, { head: Head; body: Buffer }> }

const mostKept = 5000
const kept = new Map<string, Ready>()
let generation = 0
forgetWithDatabase(() => kept.clear())

// An answer names the minute in which it was checked, and serves in that minute only; midnight in Viet Nam ends a minute too.
const thisMinute = () => Math.floor(currentTime().getTime() / 60_000)

/**
 * Writes the answer of an anonymous GET (a code, the register, the front page) that is ready in memory, before anything else of the
 * server has looked at the request. False when there is none: the request then takes the usual road, which makes it ready.
 */
export function answerAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
  const { url = '', method, headers } = request
  if (method !== 'GET' || headers.cookie || headers.authorization) return false
  const ready = kept.get(url)
  if (ready?.minute !== thisMinute() || !wantsHtml(headers.accept)) return false
  if (headers['if-none-match'] === ready.etag) {
    response.writeHead(304, { etag: ready.etag, 'cache-control': 'no-cache', vary: stillVary }).end()
    return true
  }
  const { head, body } = ready.answers[encodingOf(headers['accept-encoding'])]
  response.writeHead(200, head)
  response.end(body)
  return true
}

/** Where the clock and the register stood when an answer began to be made; hand it to `makeReady`. */
export function beginAnswer(): { generation: number; minute: number } {
  return { generation, minute: thisMinute() }
}

/** Keeps a page for the rest of its minute, unless something changed since it began to be made. */
export function makeReady(url: string, html: string, head: Head, began: ReturnType<typeof beginAnswer>): void {
  if (began.generation !== generation) return
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
  const page = toStillPage(html)
  const answers = Object.fromEntries(encodings.map((encoding) => [encoding, answerOf(page, encoding, head)]))
  kept.delete(url)
  kept.set(url, { minute: began.minute, etag: page.etag, answers: answers as Ready['answers'] })
}

/** Forgets every answer: something in the register changed. */
export function forgetAnswers(): void {
  generation += 1
  kept.clear()
}

function answerOf({ etag, bodies }: StillPage, encoding: Encoding, head: Head): Ready['answers'][Encoding] {
  const body = bodies[encoding]
  return {
    body,
    head: {
      ...head,
      'content-length': body.length,
      etag,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
  }
}

function wantsHtml(accept: string | undefined): boolean {
  return accept === undefined || accept === '*/*' || accept.includes('text/html')
}
