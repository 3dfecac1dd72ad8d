import { Refused } from '@saolang/core/kernel/problem.ts'
import type { FastifyReply } from 'fastify'
import { currentTime } from '../../platform/act.ts'
import type { App } from '../../platform/http.ts'
import type { Tx } from '../../platform/sql.ts'
import { quotaOf } from './find-client-actor.ts'
import { countRefused, countUse } from './use.sql.ts'

type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

const minuteMillis = 60_000
const dayMillis = 24 * 3_600_000
const vietNamMillis = 7 * 3_600_000

/**
 * Counts what a registered client asks, tells it what is left (draft-ietf-httpapi-ratelimit-headers), and refuses with 429 and
 * `Retry-After` what is beyond its minute or its day. A day begins at midnight in Viet Nam.
 */
export function countClientUse(app: App, write: Write): void {
  app.addHook('onRequest', async (request, reply) => {
    const { client } = request.actor
    const quota = client && quotaOf(request)
    if (!client || !quota) return
    const at = currentTime()
    const minute = startOf(at, minuteMillis, 0)
    const day = startOf(at, dayMillis, vietNamMillis)
    const asked = { clientId: client.id, minute, day, at, ...quota }
    const used = await write((tx) => countUse(tx, asked))
    const ends = { minute: minute.getTime() + minuteMillis, day: day.getTime() + dayMillis }
    tell(reply, { ...quota, used, ends, at })
    const full = used.minute === null ? ends.minute : used.day === null ? ends.day : undefined
    if (full === undefined) return
    await write((tx) => countRefused(tx, asked))
    const seconds = secondsTo(full, at)
    reply.header('retry-after', String(seconds))
    throw new Refused([{ code: 'too-many.client-requests', values: { seconds } }])
  })
}

type Told = {
  perMinute: number
  perDay: number
  used: { minute: number | null; day: number | null }
  ends: { minute: number; day: number }
  at: Date
}

function tell(reply: FastifyReply, { perMinute, perDay, used, ends, at }: Told): void {
  const left = (most: number, count: number | null) => Math.max(0, most - (count ?? most))
  const minute = `"minute";r=${left(perMinute, used.minute)};t=${secondsTo(ends.minute, at)}`
  // Where the minute had no room the day was not asked.
  const day = used.minute === null ? '' : `, "day";r=${left(perDay, used.day)};t=${secondsTo(ends.day, at)}`
  reply
    .header('ratelimit-policy', `"minute";q=${perMinute};w=60, "day";q=${perDay};w=86400`)
    .header('ratelimit', minute + day)
}

const secondsTo = (end: number, at: Date) => Math.max(1, Math.ceil((end - at.getTime()) / 1000))

function startOf(at: Date, length: number, shift: number): Date {
  return new Date(Math.floor((at.getTime() + shift) / length) * length - shift)
}
