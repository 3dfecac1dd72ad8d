import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentType } from 'preact'
import { renderPage } from '../../platform/html.ts'
import { type beginAnswer, makeReady } from './ready-answers.ts'
import { stillPolicy, stillVary } from './still-page.ts'

/** `began`: where the register stood when the page's facts were read. `isRare`: hardly anybody asks for it twice, so it is not kept. */
type Ready<P> = { Page: ComponentType<P>; props: P; began: ReturnType<typeof beginAnswer>; isRare?: boolean }

/** Sends a page that runs no script. Where it is the same for every visitor, its answer is ready for the rest of the minute. */
export function sendReady<P extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  { Page, props, began, isRare = false }: Ready<P>,
): FastifyReply {
  const html = renderPage(request, reply, Page, props)
  const isVisitor = request.actor.role === 'visitor'
  reply
    .header('content-security-policy', stillPolicy)
    .header('vary', stillVary)
    .header('cache-control', isVisitor ? 'no-cache' : 'no-store')
    .type('text/html; charset=utf-8')
  const isAnyones = isVisitor && !request.headers.cookie && !request.headers.authorization
  if (isAnyones && !isRare && !reply.hasHeader('set-cookie'))
    makeReady(request.url, html, reply.getHeaders() as Record<string, string>, began)
  return reply.send(html)
}
