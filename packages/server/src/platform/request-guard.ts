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

/** A short mark of a text that only this installation can make: for what is counted or compared, and must not be read back. */
export function markOf(purpose: string, text: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest().subarray(0, 16)
}

/** Refuses a write that did not come from a page of ours: wrong origin, or a form of a session without its token. */
export function refuseForgery(request: FastifyRequest, ourOrigins: ReadonlySet<string>): void {
  // A program shows its token itself, so no session speaks here; a browser may add `Authorization: Basic` on its own.
  if (request.actor.role !== 'visitor' && !request.actor.sessionId) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin') return
  const isForeign =
    origin !== undefined ? !ourOrigins.has(origin) && !isSameHost(origin, request.headers.host) : site === 'cross-site'
  refuseIf(isForeign ? [{ code: 'forbidden.origin' }] : [])
}

/** Refuses a form of a signed-in session that does not carry its token (multipart forms check it when they are parsed). */
export function refuseWithoutToken(request: FastifyRequest, token: unknown): void {
  const expected = csrfTokenOf(request)
  if (!expected) return
  const given = typeof token === 'string' ? token : String(request.headers['x-csrf-token'] ?? '')
  const isRight = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  refuseIf(isRight ? [] : [{ code: 'forbidden.form-token' }])
}

// Deeper than any form or document of ours: what goes on is only meant to exhaust whoever follows it down.
const deepest = 100

/** Refuses text that no database holds, in values and names alike: a NUL, or half of a surrogate pair. Refuses what is nested without end. */
export function refuseUnwritable(...sent: readonly unknown[]): void {
  refuseIf(sent.every((value) => isWritable(value, 0)) ? [] : [{ code: 'invalid.text' }])
}

function isWritable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true
  refuseIf(depth > deepest ? [{ code: 'too-large.request' }] : [])
  return Object.entries(value).every(([name, inner]) => isWritable(name, 0) && isWritable(inner, depth + 1))
}

function isSameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
