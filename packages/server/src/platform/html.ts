import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '@saolang/core/people/actor.ts'
import { renderDocument, type Shell } from '@saolang/web/kit/document'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentType } from 'preact'
import { currentTime } from './act.ts'
import { rootDir } from './config.ts'
import { csrfTokenOf } from './request-guard.ts'
import { placesOf, roleLabel } from './role-places.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    isDemo: boolean
    publicUrl: string
  }
}

const assetsFile = join(rootDir, 'packages/web/dist/assets.json')
let assets: Record<string, string> | undefined

/** Sends a page of web: a whole HTML document, in the reader's language, with the headers that a page needs. */
export function sendPage<P extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  Page: ComponentType<P>,
  props: P,
  status = 200,
): FastifyReply {
  const html = renderPage(request, reply, Page, props)
  return reply
    .status(status)
    .header('cache-control', request.actor.role === 'visitor' ? 'no-cache' : 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

/** The HTML of a page, for who does more with it than send it; sets the policy and language that go with it. */
export function renderPage<P extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  Page: ComponentType<P>,
  props: P,
): string {
  const shell = shellOf(request, reply)
  rememberLanguage(request, reply)
  return renderDocument(Page, props, shell)
}

function shellOf(request: FastifyRequest, reply: FastifyReply): Shell {
  const nonce = randomBytes(16).toString('base64')
  setPolicy(reply, nonce)
  const { actor } = request
  const csrf = csrfTokenOf(request)
  const lang = languageOf(request)
  return {
    lang,
    // "//elsewhere" asked of us would come back as a link to another site.
    path: request.url.replace(/^[/\\]+/, '/'),
    nonce,
    assets: readAssets(),
    isDemo: request.isDemo,
    now: currentTime().toISOString(),
    canonicalUrl: request.publicUrl + (request.url.split('?')[0] ?? ''),
    ...(csrf && { csrfToken: csrf }),
    ...(actor.role !== 'visitor' && {
      user: { name: actor.name, role: actor.role, roleLabel: roleLabel(actor.role, lang) },
      nav: placesOf(actor.role, lang),
    }),
  }
}

/** Vietnamese unless the address says `?lang=en` or a cookie remembers it. */
export function languageOf(request: FastifyRequest): 'vi' | 'en' {
  return (askedLanguage(request) ?? request.cookies?.lang) === 'en' ? 'en' : 'vi'
}

// Whoever chooses a language by the link at the top keeps it for a year.
function rememberLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const asked = askedLanguage(request)
  if (asked === 'vi' || asked === 'en')
    reply.setCookie('lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'lax' })
}

// From the address itself: a route's schema drops what it does not know from its query.
function askedLanguage(request: FastifyRequest): string | null {
  return new URLSearchParams(request.url.split('?')[1]).get('lang')
}

/** Content-Security-Policy without `unsafe-inline`: scripts and styles of ours, or those that carry this answer's nonce. */
function setPolicy(reply: FastifyReply, nonce: string): void {
  reply.header(
    'content-security-policy',
    `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'; object-src 'none'; manifest-src 'self'`,
  )
}

/** The address of an asset by its name (`public.css`); undefined when web was never built. */
export function assetAddress(name: string): string | undefined {
  return readAssets()[name]
}

function readAssets(): Record<string, string> {
  if (!assets)
    assets = existsSync(assetsFile) ? (JSON.parse(readFileSync(assetsFile, 'utf8')) as Record<string, string>) : {}
  return assets
}
