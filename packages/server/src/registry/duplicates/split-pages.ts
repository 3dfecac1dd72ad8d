import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { SplitPage } from '@saolang/web/registry/duplicates/split-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findOrganisation } from '../../people/get-organisation.ts'
import { findOrganisationByNumber } from '../../people/merges/join-organisations.ts'
import { view } from '../../platform/act.ts'
import { Fields, goOrShow, readIds, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { addressOf, getRecord, listProducts } from '../get-product.ts'
import { findPlaceProblems } from '../merges/merge-problems.ts'
import { splitProducer, splitProduct } from '../merges/split.ts'
import { findProductByCode } from '../product-pages.ts'

const Id = z.object({ id: z.uuid() })
const Search = z.object({ code: z.string().max(60).default('') })

/** `/registry/splits`: a product that is really two, and products that have gone to another producer. */
export function splitPages(app: App): void {
  app.get('/registry/splits', { schema: { querystring: Search } }, async (request, reply) => {
    const found = await findProductByCode(request.query.code)
    if (!found) throw new Refused([{ code: 'not-found.product' }])
    return sendSplit(request, reply, found.productId)
  })
  app.post('/registry/splits/products/:id', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { params, body } = request
    const split = { name: readText(body, 'name'), certificateIds: readIds(body, 'facts') }
    return goOrShow(
      reply,
      async () => {
        await splitProduct(request.actor, { productId: params.id, reason: readText(body, 'reason'), ...split })
        return '/registry/duplicates'
      },
      (problems) => sendSplit(request, reply, params.id, { body, problems }),
    )
  })
  app.post('/registry/splits/producers/:id', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { params, body } = request
    return goOrShow(
      reply,
      async () => {
        const { fromId, intoId } = await readParties(request.actor, {
          productId: params.id,
          number: readText(body, 'into'),
        })
        const given = { productIds: readIds(body, 'products'), reason: readText(body, 'reason') }
        await splitProducer(request.actor, { fromId, intoId, ...given })
        return '/registry/duplicates'
      },
      (problems) => sendSplit(request, reply, params.id, { body, problems }),
    )
  })
}

const readParties = view(
  'producer.split',
  async ({ tx, now }, { productId, number }: { productId: string; number: string }) => {
    const { product } = await getRecord(tx, productId, legalDateOf(now))
    const intoId = await findOrganisationByNumber(tx, number)
    if (!product.organisationId) throw new Refused([{ code: 'not-found.organisation' }])
    if (!intoId) throw new Refused([{ code: 'split.into-unknown', at: 'into' }])
    return { fromId: product.organisationId, intoId }
  },
)

const readSplit = view('product.split', async ({ tx, who, now }, productId: string) => {
  const record = await getRecord(tx, productId, legalDateOf(now))
  const { product } = record
  const outside = findPlaceProblems(who, product)
  if (outside.length > 0) throw new Refused(outside)
  const producer = product.organisationId ? await findOrganisation(tx, product.organisationId) : undefined
  return { record, producer, products: producer ? await listProducts(tx, producer.id) : [] }
})

type Shown = { body: Fields; problems: readonly Problem[] }

async function sendSplit(
  request: FastifyRequest,
  reply: FastifyReply,
  productId: string,
  { body, problems }: Shown = { body: {}, problems: [] },
): Promise<FastifyReply> {
  const { record, producer, products } = await readSplit(request.actor, productId)
  const told = record.recognitions.filter((row) => row.kind === 'transcribed' && row.productId === productId)
  const props = {
    product: { id: productId, name: record.product.name, href: `/products/${addressOf(record)}` },
    facts: told.map(({ id, year, star, decisionNumber }) => ({
      id,
      name: [year, star && `${star}★`, decisionNumber].filter(Boolean).join(' · '),
    })),
    producer: producer && {
      ...{ id: producer.id, name: producer.name },
      products: products.filter(({ mergedInto }) => mergedInto === null).map(({ id, name }) => ({ id, name })),
    },
    values: {
      ...{ facts: readIds(body, 'facts'), name: readText(body, 'name'), products: readIds(body, 'products') },
      ...{ into: readText(body, 'into'), reason: readText(body, 'reason') },
    },
    problems,
  }
  return sendPage(request, reply, SplitPage, props, statusFor(problems))
}
