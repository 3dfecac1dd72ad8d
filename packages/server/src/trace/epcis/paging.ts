import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { currentTime } from '../../platform/act.ts'
import { isPageReleased, releasePage } from '../release-page.ts'
import { EpcisRefusal } from './exceptions.ts'

/** The last of a page, the next begins after it: when, and which one. */
export type Place = { time: Date; id: string }

const lifeMillis = 15 * 60_000
let secret = ''

/** Sets the secret that page tokens are signed with. */
export function setPageSecret(value: string): void {
  secret = value
}

/** The parameters of a request without those of paging, and where its page begins. Throws `EpcisRefusal` for a token that is not ours, of another query, or over. */
export async function readPlace(request: FastifyRequest): Promise<{
  query: Record<string, string>
  place: Place | undefined
  taken: number
  perPage: number
}> {
  const { nextPageToken, ...query } = plainQuery(request)
  const perPage = query.perPage === undefined ? 30 : Number(query.perPage)
  if (!Number.isInteger(perPage) || perPage < 1)
    throw new EpcisRefusal('QueryParameterException', 'perPage is a number from 1')
  const found = nextPageToken === undefined ? undefined : await openToken(nextPageToken, scopeOf(request, query))
  return { query, place: found?.place, taken: found?.taken ?? 0, perPage: Math.min(perPage, 1000) }
}

/** Links to the page after this one, by a token that expires (EPCIS 2.0 section 12.7.3). */
export function nextPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { place, query, taken = 0 }: { place: Place; query: Record<string, string>; taken?: number },
): void {
  const expires = currentTime().getTime() + lifeMillis
  const page = [place.time.getTime(), place.id, expires, taken, scopeOf(request, query)]
  const told = Buffer.from(JSON.stringify(page)).toString('base64url')
  const token = `${told}.${sign(told)}`
  const address = `${request.publicUrl}${pathOf(request)}?${new URLSearchParams({ ...query, nextPageToken: token })}`
  reply.header('link', `<${address}>; rel="next"`)
  reply.header('GS1-Next-Page-Token-Expires', new Date(expires).toISOString())
}

function plainQuery(request: FastifyRequest): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.query as Record<string, unknown>))
    query[name] = Array.isArray(value) ? value.join('|') : String(value)
  return query
}

/**
 * Gives a token back before its time: it opens no page any more (EPCIS 2.0 section 12.7.3). Throws `EpcisRefusal` for what is no
 * token of ours.
 */
export async function releaseToken(request: FastifyRequest, token: string): Promise<void> {
  const page = readToken(token)
  if (!page) throw new EpcisRefusal('NoSuchResourceException', 'there is no such nextPageToken')
  await releasePage(request.actor, { hash: hashOf(token), expiresAt: page.expiresAt })
}

type TokenPage = { place: Place; taken: number; scope: string; expiresAt: Date }

async function openToken(token: string, scope: string): Promise<TokenPage> {
  const page = readToken(token)
  if (!page || page.scope !== scope)
    throw new EpcisRefusal('QueryParameterException', 'nextPageToken was not given for this query')
  if (page.expiresAt < currentTime() || (await isPageReleased(hashOf(token))))
    throw new EpcisRefusal('QueryParameterException', 'nextPageToken is over: ask again')
  return page
}

function readToken(token: string): TokenPage | undefined {
  const [told = '', signature = ''] = token.split('.')
  const right = Buffer.from(sign(told))
  const given = Buffer.from(signature)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const [time, id, expires, taken, scope] = JSON.parse(Buffer.from(told, 'base64url').toString()) as [
    number,
    string,
    number,
    number,
    string,
  ]
  return { place: { time: new Date(time), id }, taken, scope, expiresAt: new Date(expires) }
}

function sign(told: string): string {
  return createHmac('sha256', secret).update(told).digest('base64url')
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function scopeOf(request: FastifyRequest, query: Record<string, string>): string {
  const sorted = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([pathOf(request), sorted]))
    .digest('base64url')
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] as string
}
