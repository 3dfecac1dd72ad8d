import type { Problem } from '@saolang/core/kernel/problem.ts'
import { writePrices } from '@saolang/core/market/price.ts'
import { BundleFormPage } from '@saolang/web/market/bundle-form-page'
import { DeskPage } from '@saolang/web/market/desk-page'
import { OfferFormPage } from '@saolang/web/market/offer-form-page'
import { OwnOfferPage } from '@saolang/web/market/own-offer-page'
import { SellersPage } from '@saolang/web/market/sellers-page'
import { TermsPage } from '@saolang/web/market/terms-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { receiveStock, writeOffStock } from '../stock/record-stock.ts'
import { listSellers, readDesk, readOwnOffer } from './read-desk.ts'
import { readBundleParts, saveBundle } from './save-bundle.ts'
import { changeOffer, pauseOffer, saveOffer } from './save-offer.ts'
import { saveTerms } from './save-terms.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const Body = z.record(z.string().max(50), z.string().max(2000))
type Again = { values: Readonly<Record<string, string>>; problems: readonly Problem[] }
const fresh: Again = { values: {}, problems: [] }

/** `/market`: where a producer, or the commune's officer who acts for one, sells. */
export function sellerPages(app: App): void {
  app.get('/market', { schema: { querystring: Whose } }, async (request, reply) => {
    if (request.actor.role === 'commune-officer' && !request.query.organisation)
      return sendPage(request, reply, SellersPage, { sellers: await listSellers(request.actor, undefined) })
    const { terms, ...desk } = await readDesk(request.actor, request.query.organisation)
    return sendPage(request, reply, DeskPage, { ...desk, hasTerms: terms !== undefined })
  })
  app.get('/market/terms', { schema: { querystring: Whose } }, (request, reply) =>
    sendTerms(request, reply, request.query.organisation, fresh),
  )
  app.post('/market/terms', { schema: { querystring: Whose, body: Body } }, async (request, reply) => {
    const { organisation: organisationId } = request.query
    return goOrShow(
      reply,
      async () => {
        await saveTerms(request.actor, { organisationId, form: request.body })
        return organisationId ? `/market?organisation=${organisationId}` : '/market'
      },
      (problems) => sendTerms(request, reply, organisationId, { values: request.body, problems }),
    )
  })
  newOfferPages(app)
  bundlePages(app)
  ownOfferPages(app)
  stockPages(app)
}

async function sendTerms(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  again: Again,
) {
  const { seller, terms } = await readDesk(request.actor, organisationId)
  const { gateways: _, ...said } = terms ?? { gateways: [] }
  const known = terms ? toValues(said) : { deliveryDong: '0', takesCash: 'on' }
  const values = again.problems.length > 0 ? again.values : known
  return sendPage(request, reply, TermsPage, { seller, values, problems: again.problems }, statusFor(again.problems))
}

const New = Whose.extend({ product: z.uuid() })

function newOfferPages(app: App): void {
  app.get('/market/offers/new', { schema: { querystring: New } }, (request, reply) =>
    sendNew(request, reply, request.query, fresh),
  )
  app.post('/market/offers/new', { schema: { querystring: New, body: Body } }, async (request, reply) => {
    const { organisation: organisationId, product: productId } = request.query
    return goOrShow(
      reply,
      async () => {
        const { id } = await saveOffer(request.actor, { productId, organisationId, form: request.body })
        return `/market/offers/${id}`
      },
      (problems) => sendNew(request, reply, request.query, { values: request.body, problems }),
    )
  })
}

async function sendNew(request: FastifyRequest, reply: FastifyReply, asked: z.infer<typeof New>, again: Again) {
  const { seller, products } = await readDesk(request.actor, asked.organisation)
  const action = `/market/offers/new?product=${asked.product}${seller.isHelped ? `&organisation=${seller.id}` : ''}`
  const productName = products.find(({ id }) => id === asked.product)?.name ?? ''
  const begun = { minQuantity: '1', maxQuantity: '20', includesTax: 'on', origin: 'Việt Nam' }
  const values = again.problems.length > 0 ? again.values : begun
  const page = { seller, productName, action, isKnown: false, values, problems: again.problems }
  return sendPage(request, reply, OfferFormPage, page, statusFor(again.problems))
}

function bundlePages(app: App): void {
  const address = '/market/bundles/new'
  app.get(address, { schema: { querystring: Whose } }, (request, reply) =>
    sendBundle(request, reply, request.query.organisation, fresh),
  )
  app.post(address, { schema: { querystring: Whose, body: Body } }, async (request, reply) => {
    const { organisation: organisationId } = request.query
    return goOrShow(
      reply,
      async () => `/market/offers/${(await saveBundle(request.actor, { organisationId, form: request.body })).id}`,
      (problems) => sendBundle(request, reply, organisationId, { values: request.body, problems }),
    )
  })
}

async function sendBundle(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  again: Again,
) {
  const known = await readBundleParts(request.actor, organisationId)
  const begun = { minQuantity: '1', maxQuantity: '20', includesTax: 'on', includesPacking: 'on' }
  const values = again.problems.length > 0 ? again.values : begun
  const page = { ...known, values, problems: again.problems }
  return sendPage(request, reply, BundleFormPage, page, statusFor(again.problems))
}

function ownOfferPages(app: App): void {
  app.get('/market/offers/:id', { schema: { params: Id } }, (request, reply) =>
    sendOwn(request, reply, request.params.id, fresh),
  )
  app.get('/market/offers/:id/edit', { schema: { params: Id } }, (request, reply) =>
    sendEdit(request, reply, request.params.id, fresh),
  )
  app.post('/market/offers/:id/edit', { schema: { params: Id, body: Body } }, async (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await changeOffer(request.actor, { id, form: request.body })
        return `/market/offers/${id}`
      },
      (problems) => sendEdit(request, reply, id, { values: request.body, problems }),
    )
  })
  app.post('/market/offers/:id/pause', { schema: { params: Id, body: Body } }, async (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await pauseOffer(request.actor, { id, isPaused: request.body.isPaused === 'yes' })
        return `/market/offers/${id}`
      },
      (problems) => sendOwn(request, reply, id, { values: {}, problems }),
    )
  })
}

function stockPages(app: App): void {
  app.post('/market/offers/:id/stock', { schema: { params: Id, body: Body } }, async (request, reply) => {
    const { id: offerId } = request.params
    const { place = '', batch = '', expiresOn = '', quantity } = request.body
    return goOrShow(
      reply,
      async () => {
        await receiveStock(request.actor, {
          offerId,
          place,
          batch,
          expiresOn: expiresOn.trim(),
          quantity: Number(quantity),
        })
        return `/market/offers/${offerId}`
      },
      (problems) => sendOwn(request, reply, offerId, { values: request.body, problems }),
    )
  })
  const Lost = z.object({ levelId: z.uuid(), quantity: z.string().max(10), why: z.string().max(300) })
  app.post('/market/offers/:id/write-off', { schema: { params: Id, body: Lost } }, async (request, reply) => {
    const { id: offerId } = request.params
    const { levelId, quantity, why } = request.body
    return goOrShow(
      reply,
      async () => {
        await writeOffStock(request.actor, { offerId, levelId, quantity: Number(quantity), why })
        return `/market/offers/${offerId}`
      },
      (problems) => sendOwn(request, reply, offerId, { values: {}, problems }),
    )
  })
}

async function sendOwn(request: FastifyRequest, reply: FastifyReply, id: string, again: Again) {
  const { seller, offer, stock, asides } = await readOwnOffer(request.actor, id)
  return sendPage(request, reply, OwnOfferPage, { seller, offer, stock, asides, ...again }, statusFor(again.problems))
}

async function sendEdit(request: FastifyRequest, reply: FastifyReply, id: string, { values, problems }: Again) {
  const { seller, offer, row } = await readOwnOffer(request.actor, id)
  const { pack, label, priceDong, minQuantity, maxQuantity, fromOn, untilOn, priceIncludes, isPerishable } = row
  const includesPacking = priceIncludes.includes('packing')
  const facts = {
    pack,
    priceDong,
    minQuantity,
    maxQuantity,
    fromOn,
    untilOn: untilOn ?? '',
    includesTax: true,
    includesPacking,
    isPerishable,
  }
  const known = toValues({ ...label, ...facts, ...writePrices(row.prices) })
  const shown = problems.length > 0 ? { ...values, pack } : known
  const page = {
    seller,
    productName: offer.name,
    action: `/market/offers/${id}/edit`,
    isKnown: true,
    values: shown,
    problems,
  }
  return sendPage(request, reply, OfferFormPage, page, statusFor(problems))
}

// An unticked box is not sent, so it is no value either.
const toValues = (facts: Record<string, string | number | boolean>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      value === false ? [] : [[name, value === true ? 'on' : String(value)]],
    ),
  )
