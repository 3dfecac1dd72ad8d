import { createHmac, timingSafeEqual } from 'node:crypto'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { FastifyRequest } from 'fastify'

let secret = 'set at start'

/** Sets the secret that form tokens are made with: from the data folder, so that forms survive a restart. */
export function setGuardSecret(value: string): void {
  secret = value
}

/** The token that this session's forms carry in the field `csrf`; undefined for a visitor, whose posts are judged by their origin. */
export function csrfTokenOf(request: FastifyRequest): string | undefined {
  const sessionId = request.actor?.sessionId
  return sessionId && csrfTokenFor(sessionId)
}

/** The token that the forms of a session carry. */
export function csrfTokenFor(sessionId: string): string {
  return createHmac('sha256', secret).update(sessionId).digest('base64url')
}

/** Refuses a write that did not come from a page of ours: wrong origin, or a form of a session without its token. */
export function refuseForgery(request: FastifyRequest, ourOrigins: ReadonlySet<string>): void {
  if (request.headers.authorization) return // a bearer token is never sent by a browser on its own
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin') return
  const isForeign =
    origin !== undefined ? !ourOrigins.has(origin) && !isSameHost(origin, request.headers.host) : site === 'cross-site'
  refuseIf(isForeign ? [{ code: 'forbidden.origin' }] : [])
}

/** Refuses a form of a signed-in session that does not carry its token (multipart forms check it when they are parsed). */
export function refuseWithoutToken(request: FastifyRequest, token: unknown): void {
  const expected = csrfTokenOf(request)
  if (!expected || request.headers.authorization) return
  const given = typeof token === 'string' ? token : String(request.headers['x-csrf-token'] ?? '')
  const isRight = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  refuseIf(isRight ? [] : [{ code: 'forbidden.form-token' }])
}

function isSameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
