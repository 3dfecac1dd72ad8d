import { createHash } from 'node:crypto'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { act, currentTime } from '../act.ts'
import type { App } from '../http.ts'
import { replaceAnswer } from '../problem-json.ts'
import { type Around, goOnWithin, inTransactionAround } from '../sql.ts'
import { addAnswer, dropAnswers, findAnswer, holdKey, type KeptAnswer } from './answered-requests.sql.ts'

const keptDays = 90
const dayMillis = 24 * 3_600_000
const keptHeaders = ['content-type', 'location', 'etag']

type Answer = Omit<KeptAnswer, 'fingerprint'>
type Held = { finish(answer: Answer | undefined): Promise<void> }
type Request = { personId: string; key: string; fingerprint: Buffer }

class TakenBack extends Error {}

/**
 * Every POST, PUT, PATCH and DELETE of `/api/v1` with an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) is one
 * transaction: what it does, its audit lines, and its answer are kept together or not at all. The same key is answered the same for
 * 90 days, with another request 422, while the first is under way 409. A refusal changed nothing and is not kept.
 */
export function answerOnce(app: App): void {
  const underWay = new WeakMap<FastifyRequest, Held>()
  app.addHook('preHandler', (request, reply, done) => {
    const asked = readKey(request)
    if (asked instanceof Error) return done(asked)
    if (!asked) return done()
    begin(asked).then((begun) => {
      if ('kept' in begun) return sendKept(reply, begun.kept)
      underWay.set(request, begun.held)
      goOnWithin(begun.around, done)
    }, done)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const held = underWay.get(request)
    if (!held) return payload
    underWay.delete(request)
    const isKept = reply.statusCode < 400 && (payload === null || payload === undefined || typeof payload === 'string')
    try {
      await held.finish(isKept ? answerOf(reply, payload as string | undefined | null) : undefined)
      return payload
    } catch (error) {
      // The transaction did not end, or nobody knows: what was about to be told is not true.
      return replaceAnswer(error, request, reply)
    }
  })
  app.addHook('onResponse', async (request) => {
    await underWay.get(request)?.finish(undefined)
  })
}

/** Forgets answers that are older than 90 days. */
export async function forgetAnswers(): Promise<void> {
  await forget(system, new Date(currentTime().getTime() - keptDays * dayMillis))
}

const forget = act('answered-request.forget', async ({ tx, on }, before: Date) => {
  on('answered-request', 'old', { count: await dropAnswers(tx, before) })
})

function readKey(request: FastifyRequest): Request | Error | undefined {
  const header = request.headers['idempotency-key']
  const { personId } = request.actor
  if (header === undefined || !personId || !request.url.startsWith('/api/v1/') || request.method === 'GET')
    return undefined
  // The draft writes it as a structured string, in quotes; most programs send it bare.
  const key = String(header).replace(/^"(.*)"$/, '$1')
  try {
    refuseIf(key.length >= 1 && key.length <= 255 ? [] : [{ code: 'malformed.idempotency-key' }])
  } catch (error) {
    return error as Error
  }
  return { personId, key, fingerprint: fingerprintOf(request) }
}

// Of a form with files only the address counts: its boundary differs from one sending to the next.
function fingerprintOf({ method, url, body, actor, ...request }: FastifyRequest): Buffer {
  const sent = request.isMultipart?.() ? '' : JSON.stringify(body ?? null)
  return createHash('sha256')
    .update(`${method} ${url} ${actor.organisationId ?? ''}\n${sent}`)
    .digest()
}

type Begun = { kept: KeptAnswer } | { around: Around; held: Held }

function begin(asked: Request): Promise<Begun> {
  return new Promise((resolve, reject) => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<Answer | undefined>()
    const ended = inTransactionAround(async (around) => {
      const kept = await claim(around, asked)
      if (kept) return resolve({ kept })
      resolve({
        around,
        held: {
          finish: async (given) => {
            answer(given)
            await ended
          },
        },
      })
      const given = await answered
      if (!given) throw new TakenBack()
      await addAnswer(around.tx, { ...asked, ...given, at: currentTime() })
    }).catch((error) => {
      reject(error)
      if (!(error instanceof TakenBack)) throw error
    })
    // Whoever finishes waits for it; before that a failure was told by `reject`.
    ended.catch(() => {})
  })
}

async function claim({ tx }: Around, { personId, key, fingerprint }: Request): Promise<KeptAnswer | undefined> {
  refuseIf((await holdKey(tx, personId, key)) ? [] : [{ code: 'conflict.request-under-way' }])
  const kept = await findAnswer(tx, personId, key)
  refuseIf(!kept || kept.fingerprint.equals(fingerprint) ? [] : [{ code: 'idempotency.another-request' }])
  return kept
}

function answerOf(reply: FastifyReply, payload: string | undefined | null): Answer {
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body: payload ?? null }
}

function sendKept(reply: FastifyReply, { status, headers, body }: KeptAnswer): void {
  reply.status(status).headers(headers).header('idempotency-replayed', 'true')
  // A serialised answer goes out as it was.
  void reply.serializer((text: unknown) => String(text)).send(body ?? undefined)
}
