import type { Actor, Jurisdiction } from '@saolang/core/people/actor.ts'
import { findSessionEnd } from '@saolang/core/people/session.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { currentTime } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { findClientActor, tokenMark } from './clients/find-client-actor.ts'
import { endSession, findSession, type SessionRow, touchSession } from './sessions.sql.ts'
import { hashToken, peopleSettings } from './settings.ts'
import { findTokenHolder } from './tokens.sql.ts'

/** How to reach the database outside an act: a read for every request, a write now and then. */
export type Doors = { read(): Tx; write<T>(work: (tx: Tx) => Promise<T>): Promise<T> }

// A use is written down once a minute: the shortest limit is fifteen.
const touchEveryMillis = 60_000

/** Who a request comes from, by its bearer token or its session cookie; undefined when there is none, or when it is over. */
export async function authenticate(request: FastifyRequest, doors: Doors): Promise<Actor | undefined> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer?.startsWith(tokenMark)) return findClientActor(request, bearer, doors.read())
  if (bearer) return findProgram(bearer, doors)
  const token = readCookie(request, 'session')
  if (!token) return undefined
  const session = await findSession(doors.read(), hashToken(token))
  if (!session) return undefined
  const now = currentTime()
  const reason = findSessionEnd(session, now)
  if (reason) {
    await doors.write((tx) => endSession(tx, { id: session.id, personId: session.personId, reason, at: now }))
    return undefined
  }
  if (now.getTime() - session.seenAt.getTime() >= touchEveryMillis)
    await doors.write((tx) => touchSession(tx, session.id, now))
  return actorOf(session)
}

async function findProgram(token: string, { read }: Doors): Promise<Actor | undefined> {
  const holder = await findTokenHolder(read(), { tokenHash: hashToken(token), at: currentTime() })
  return holder && actorOf(holder)
}

/** The actor that a person is under a grant. */
export function actorOf(row: Omit<SessionRow, 'id' | 'openedAt' | 'seenAt' | 'grantId'> & { id?: string }): Actor {
  const jurisdiction = jurisdictionOf(row)
  return {
    personId: row.personId,
    name: row.fullName,
    role: row.role,
    ...(row.id && { sessionId: row.id }),
    ...(jurisdiction && { jurisdiction }),
    ...(row.organisationId && { organisationId: row.organisationId }),
  }
}

function jurisdictionOf({
  level,
  communeCode,
  provinceCode,
}: Pick<SessionRow, 'level' | 'communeCode' | 'provinceCode'>): Jurisdiction | undefined {
  if (level === 'nation') return { level }
  if (level === 'province') return { level, provinceCode: provinceCode as string }
  if (level === 'commune') return { level, communeCode: communeCode as string, provinceCode: provinceCode as string }
  return undefined
}

/** `session` is who one is; `login` a sign-in half way; `cart` what one wants to buy, `talk` who speaks beside a live sale, with nothing of who one is. */
type CookieName = 'session' | 'login' | 'cart' | 'talk'

/** The value of one of our cookies. */
export function readCookie(request: FastifyRequest, name: CookieName): string | undefined {
  return request.cookies?.[cookieName(request, name)]
}

/** Sets one of our cookies, for this browser session or for `maxAgeSeconds`. */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, value, maxAgeSeconds }: { name: CookieName; value: string; maxAgeSeconds?: number },
): void {
  reply.setCookie(cookieName(request, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecurePlace(request),
    ...(maxAgeSeconds && { maxAge: maxAgeSeconds }),
  })
}

/** Takes one of our cookies back. */
export function clearCookie(request: FastifyRequest, reply: FastifyReply, name: CookieName): void {
  reply.clearCookie(cookieName(request, name), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecurePlace(request),
  })
}

function cookieName(request: FastifyRequest, name: CookieName): string {
  return isSecurePlace(request) ? `__Host-${name}` : name
}

// Browsers take Secure cookies over https and from this very machine; a phone in the house reaches a trial over plain http.
function isSecurePlace(request: FastifyRequest): boolean {
  return (
    peopleSettings().publicUrl.startsWith('https:') ||
    request.protocol === 'https' ||
    ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname.replace(/:\d+$/, ''))
  )
}
