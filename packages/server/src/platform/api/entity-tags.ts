import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { App } from '../http.ts'

/**
 * Every JSON answer to a GET of `/api/v1` carries an entity tag: the one of its version where the route gives it, else a weak one of its
 * text; whoever holds it already gets 304 (RFC 9110, section 13).
 */
export function tagEntities(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isTagged = request.method === 'GET' && reply.statusCode === 200 && request.url.startsWith('/api/v1/')
    if (!isTagged || typeof payload !== 'string') return payload
    const tag = String(reply.getHeader('etag') ?? weakTag(payload))
    reply.header('etag', tag)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
    if (!isListed(request.headers['if-none-match'], tag)) return payload
    reply.status(304).removeHeader('content-type').removeHeader('content-length')
    return null
  })
}

/** The strong tag of a version. */
export function versionTag(version: number): string {
  return `"v${version}"`
}

/** The versions on which a write may build, by its `If-Match`; undefined when any will do. */
export function readIfMatch(request: FastifyRequest): number[] | undefined {
  const wanted = request.headers['if-match']
  if (wanted === undefined || wanted === '*') return undefined
  // A weak tag matches nothing here (RFC 9110, section 13.1.1).
  return tagsOf(wanted).flatMap((tag) => /^"v(\d{1,9})"$/.exec(tag)?.slice(1).map(Number) ?? [])
}

const weakTag = (text: string) => `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
const tagsOf = (header: string) => header.split(',').map((tag) => tag.trim())
const bare = (tag: string) => tag.replace(/^W\//, '')

function isListed(header: string | undefined, tag: string): boolean {
  return header !== undefined && (header === '*' || tagsOf(header).some((held) => bare(held) === bare(tag)))
}
