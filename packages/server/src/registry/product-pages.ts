import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { readProductCode } from '@saolang/core/registry/product-code.ts'
import { ProductPage } from '@saolang/web/registry/product-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime, publicView } from '../platform/act.ts'
import { languageOf, renderPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { forgetWithDatabase } from '../platform/processes/remembered.ts'
import { qrSvg } from '../platform/qr.ts'
import { getRecord } from './get-product.ts'
import { toJsonLd } from './json-ld.ts'
import { findBeside } from './product-beside.ts'
import { findProductVersion } from './products.sql.ts'
import { toRecordView } from './record-view.ts'
import { qrAddress } from './verification/pages.ts'
import { encodingOf, type StillPage, stillPolicy, stillVary, toStillPage } from './verification/still-page.ts'
import { readOversight } from './withdrawal/read-withdrawals.ts'
import { toOversightView } from './withdrawal/to-view.ts'

/** A product's record and page by any code that ever led to it: legal or verification code. */
export const findProductByCode = publicView(async ({ tx }, typed: string) => {
  const code = parseShortCode(typed) ?? readProductCode(typed)
  return code ? findProductVersion(tx, code) : undefined
})

/** A product's record of today. */
export const readProduct = publicView(({ tx, now }, productId: string) => getRecord(tx, productId, legalDateOf(now)))

const mostKept = 2000
const kept = new Map<string, { version: number; day: string; page: StillPage }>()
forgetWithDatabase(() => kept.clear())

/** `/products/{code}`: the page asks the database for the product's version every time, and is made anew when it has changed. */
export function productPages(app: App): void {
  app.get('/products/:code', { schema: { params: z.object({ code: z.string().max(60) }) } }, async (request, reply) => {
    const found = await findProductByCode(request.params.code)
    if (!found) {
      refuseIf([{ code: 'not-found.product' }])
      return reply
    }
    reply.header('vary', stillVary)
    if (request.actor.role !== 'visitor')
      return sendHtml(reply, await makePage(request, reply, found.productId), 'no-store')
    const day = legalDateOf(currentTime())
    const key = `${languageOf(request)} ${request.url}`
    const known = kept.get(key)
    if (known?.version === found.version && known.day === day) return sendStill(request, reply, known.page)
    const html = await makePage(request, reply, found.productId)
    if (reply.sent || html === undefined) return reply
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
    const page = toStillPage(html)
    kept.set(key, { version: found.version, day, page })
    return sendStill(request, reply, page)
  })
}

async function makePage(request: FastifyRequest, reply: FastifyReply, productId: string): Promise<string> {
  const record = toRecordView(await readProduct(productId))
  const address = qrAddress(request.publicUrl, record.verificationCode)
  return renderPage(request, reply, ProductPage, {
    record,
    oversight: toOversightView(await readOversight(productId)),
    qrSvg: await qrSvg(address),
    verifyAddress: `${new URL(request.publicUrl).host}/v`,
    jsonLd: toJsonLd(record, record.current, request.publicUrl),
    industryHref: `/products?industry=${record.industryCode}`,
    beside: await findBeside(productId, languageOf(request)),
  })
}

function sendHtml(reply: FastifyReply, html: string, cacheControl: string): FastifyReply {
  return reply.header('cache-control', cacheControl).type('text/html; charset=utf-8').send(html)
}

function sendStill(request: FastifyRequest, reply: FastifyReply, { etag, bodies }: StillPage): FastifyReply {
  reply.header('content-security-policy', stillPolicy).header('cache-control', 'no-cache').header('etag', etag)
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  const encoding = encodingOf(request.headers['accept-encoding'])
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.type('text/html; charset=utf-8').send(bodies[encoding])
}
