import type { Problem } from '@saolang/core/kernel/problem.ts'
import { ProductLinksPage } from '@saolang/web/trace/product-links-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { addLink, endLink, readLinks } from './change-links.ts'

const Product = z.object({ productId: z.uuid() })
const OneLink = z.object({ productId: z.uuid(), id: z.uuid() })

/** `/trace/links/{product}`: the links that a producer adds to the code of a product. */
export function linkPages(app: App): void {
  app.get('/trace/links/:productId', { schema: { params: Product } }, (request, reply) =>
    show(request, reply, request.params.productId, {}, []),
  )
  app.post('/trace/links/:productId', { schema: { params: Product, body: Fields } }, (request, reply) => {
    const { productId } = request.params
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        await addLink(request.actor, { productId, ...valuesOf(body) })
        return `/trace/links/${productId}`
      },
      (problems) => show(request, reply, productId, body, problems),
    )
  })
  app.post('/trace/links/:productId/:id/end', { schema: { params: OneLink, body: Fields } }, async (request, reply) => {
    await endLink(request.actor, request.params)
    return reply.redirect(`/trace/links/${request.params.productId}`, 303)
  })
}

const valuesOf = (body: Fields) => ({
  ...{ type: readText(body, 'type'), href: readText(body, 'href') },
  ...{ title: readText(body, 'title'), language: readText(body, 'language') },
})

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  productId: string,
  body: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const props = { ...(await readLinks(request.actor, productId)), values: valuesOf(body), problems }
  return sendPage(request, reply, ProductLinksPage, props, statusFor(problems))
}
