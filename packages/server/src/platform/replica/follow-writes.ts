import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../http.ts'
import { reader } from '../sql.ts'
import { readPlace } from './lag.ts'
import { type Reading, readWithin } from './reading.ts'
import { findPlace } from './servers.sql.ts'

const cookie = 'wrote'
// By then a standby that is read has caught up, whatever it lost.
const keptSeconds = 120
const alwaysPrimary = new Set(['/health', '/ready', '/metrics'])

/**
 * Where a standby is read: whoever writes is told in a cookie how far the log was, and reads from the primary until the standby is
 * that far. Programs keep no cookies: they read what they wrote because they always read the primary. The cookie is not signed: all
 * that one wins by another place is to read from the primary.
 */
export function followWrites(app: App): void {
  const readings = new WeakMap<FastifyRequest, Reading>()
  app.addHook('preHandler', (request, _reply, done) => {
    const { role, sessionId } = request.actor
    const isProgram = role !== 'visitor' && !sessionId
    if (isProgram || !isRead(request) || alwaysPrimary.has(request.url)) return done()
    const reading = { after: readPlace(request.cookies[cookie]) ?? 0n, hasWritten: false }
    readings.set(request, reading)
    readWithin(reading, done)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const hasWritten = isRead(request) ? readings.get(request)?.hasWritten : reply.statusCode < 400
    // Written is written: without the cookie only this reading may come a moment too early.
    const place = hasWritten ? await findPlace(reader()).catch(() => undefined) : undefined
    if (place) tell(request, reply, place)
    return payload
  })
}

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function tell(request: FastifyRequest, reply: FastifyReply, place: string): void {
  const secure = request.publicUrl.startsWith('https:') || request.protocol === 'https'
  reply.setCookie(cookie, place, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: keptSeconds })
}
