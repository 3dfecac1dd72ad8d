import { Refused } from '@saolang/core/kernel/problem.ts'
import { chooseLink, readPreferences } from '@saolang/core/trace/resolver/link.ts'
import { gatherLinks, toLinkset } from '@saolang/core/trace/resolver/linkset.ts'
import { SeveralLinksPage } from '@saolang/web/trace/several-links-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageOf, sendPage } from '../../platform/html.ts'
import { findThing } from './find-thing.ts'
import { contextsOf } from './links-of.ts'
import { makeRedirectReady } from './ready-redirects.ts'

/** The JSON-LD context of linksets, named in the Link header (GS1-Conformant Resolver 1.2.0, artefacts). */
const linksetContext = 'https://ref.gs1.org/standards/resolver/linkset-context'

/** Lets any page of any site ask the resolver. */
export function allowAnyOrigin(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('access-control-allow-methods', 'GET, HEAD, OPTIONS')
    .header('access-control-allow-headers', 'accept, accept-language')
    .header('access-control-expose-headers', 'link, location')
}

/** Whether a request asks for more than the page of a thing: a kind of link, or the linkset. */
export function asksForLinks(request: FastifyRequest): boolean {
  return linkTypeOf(request) !== undefined || wishesOf(request).mediaTypes[0] === 'application/linkset+json'
}

/**
 * Answers an identifier under our domain as the GS1-Conformant Resolver standard says: the linkset itself, a redirect (307)
 * to the link that fits best, 300 with those that fit equally, 404 for a type that is not there. The query goes along.
 */
export async function answerIdentifier(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  allowAnyOrigin(reply)
  const [path = '', query = ''] = request.url.split('?')
  const origin = request.publicUrl
  const thing = await findThing({ origin, path: path.length > 1 ? path.replace(/\/$/, '') : path })
  const contexts = contextsOf(origin, thing, languageOf(request))
  const [finest] = contexts
  if (!finest) throw new Error(`${path} has no level`)
  const choice = chooseLink(gatherLinks(contexts), wishesOf(request))
  reply.header('vary', 'Accept, Accept-Language').header('link', linksetLink(finest.anchor))
  switch (choice.kind) {
    case 'linkset':
      return reply
        .header('link', `<${linksetContext}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`)
        .type('application/linkset+json; charset=utf-8')
        .send(JSON.stringify(toLinkset(contexts)))
    case 'none':
      throw new Refused([{ code: 'not-found.link-type', at: 'linkType' }])
    case 'several':
      return sendPage(
        request,
        reply,
        SeveralLinksPage,
        { description: finest.description, links: [...choice.links] },
        300,
      )
    default: {
      const href = choice.kind === 'one' ? choice.link.href : finest.defaultHref
      const location = withQuery(href, query)
      if (choice.kind === 'default')
        makeRedirectReady(request.url, request.headers.accept, {
          ...{ location, link: linksetLink(finest.anchor), vary: 'Accept, Accept-Language' },
          ...{ 'access-control-allow-origin': '*', 'cache-control': 'no-cache' },
        })
      return reply.header('cache-control', 'no-cache').redirect(location, 307)
    }
  }
}

const linksetLink = (anchor: string) => `<${anchor}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`

function linkTypeOf(request: FastifyRequest): string | undefined {
  return new URLSearchParams(request.url.split('?')[1]).get('linkType') ?? undefined
}

function wishesOf(request: FastifyRequest) {
  const { headers } = request
  const asked = new URLSearchParams(request.url.split('?')[1]).get('lang')
  const languages = readPreferences(headers['accept-language'])
  return {
    linkType: linkTypeOf(request),
    languages: asked ? [asked, ...languages] : [...languages, 'vi'],
    mediaTypes: readPreferences(headers.accept),
  }
}

/** The address with the scan's own parameters, all but what was meant for the resolver. */
function withQuery(href: string, query: string): string {
  const passed = new URLSearchParams(query)
  passed.delete('linkType')
  if (passed.size === 0) return href
  const target = new URL(href)
  for (const [name, value] of passed) if (!target.searchParams.has(name)) target.searchParams.append(name, value)
  return target.href
}
