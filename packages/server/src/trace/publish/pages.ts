import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { FactsPage } from '@saolang/web/trace/publish/facts-page'
import { GatePage } from '@saolang/web/trace/publish/gate-page'
import { PublishPage } from '@saolang/web/trace/publish/publish-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored } from '../../platform/files.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { toOwner } from '../diary/owner.ts'
import { pathOfLot } from '../jar/path.ts'
import { adoptLot } from './adopt-lot.ts'
import { listShownItems, pageHrefOf } from './gate-view.ts'
import { publishLot, publishProduct, takeLotBack, takeProductBack } from './publish.ts'
import { type GateRef, readAtGate, readPublishable } from './read-publication.ts'
import { storePhoto, tellProductFacts } from './tell-product-facts.ts'

const Whose = z.object({ organisation: z.uuid().optional() })
const Product = z.object({ productId: z.uuid() })
const Lot = z.object({ lotId: z.uuid() })

/** `/trace/publish`: what of a maker's products and lots is public, the gate of each, and the facts that it adds. */
export function publishPages(app: App): void {
  app.get('/trace/publish', { schema: { querystring: Whose } }, async (request, reply) => {
    return sendLots(request, reply, request.query.organisation)
  })
  app.post('/trace/publish/:productId/adopt', { schema: { params: Product, body: Fields } }, async (request, reply) => {
    const { productId } = request.params
    const code = readText(request.body, 'code')
    return goOrShow(
      reply,
      async () => `/trace/publish/lots/${await adoptLot(request.actor, { productId, code })}`,
      async (problems) => {
        const { organisationId } = await readAtGate(request.actor, { productId })
        return sendLots(request, reply, organisationId, { productId, code, problems })
      },
    )
  })
  gatePages(app)
  factsPages(app)
}

async function sendLots(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  adopting?: { productId: string; code: string; problems: readonly Problem[] },
): Promise<FastifyReply> {
  const { organisation, products } = await readPublishable(request.actor, { organisationId })
  const page = {
    owner: toOwner(request.actor, organisation),
    mayAdopt: findPermissionProblems(request.actor, 'lot.adopt').length === 0,
    ...(adopting && { adopting }),
    products: products.map(({ productId, name, lots }) => ({
      ...{ id: productId, name },
      lots: lots.map(({ lot, publication }) => ({
        ...{ id: lot.id, number: lot.number, madeOn: lot.madeOn },
        ...(publication && { pageHref: pathOfLot(lot) }),
      })),
    })),
  }
  return sendPage(request, reply, PublishPage, page, statusFor(adopting?.problems ?? []))
}

function gatePages(app: App): void {
  app.get('/trace/publish/lots/:lotId', { schema: { params: Lot } }, (request, reply) =>
    sendGate(request, reply, request.params),
  )
  app.get('/trace/publish/:productId', { schema: { params: Product } }, (request, reply) =>
    sendGate(request, reply, request.params),
  )
  const What = z.enum(['open', 'take-back'])
  app.post('/trace/publish/lots/:lotId/:what', { schema: { params: Lot.extend({ what: What }) } }, (request, reply) => {
    const { lotId, what } = request.params
    const change = what === 'open' ? publishLot : takeLotBack
    return goOrShow(
      reply,
      async () => {
        await change(request.actor, { lotId })
        return `/trace/publish/lots/${lotId}`
      },
      (problems) => sendGate(request, reply, { lotId }, problems),
    )
  })
  app.post(
    '/trace/publish/:productId/:what',
    { schema: { params: Product.extend({ what: What }) } },
    (request, reply) => {
      const { productId, what } = request.params
      const change = what === 'open' ? publishProduct : takeProductBack
      return goOrShow(
        reply,
        async () => {
          await change(request.actor, { productId })
          return `/trace/publish/${productId}`
        },
        (problems) => sendGate(request, reply, { productId }, problems),
      )
    },
  )
}

async function sendGate(
  request: FastifyRequest,
  reply: FastifyReply,
  ref: GateRef,
  problems: readonly Problem[] = [],
): Promise<FastifyReply> {
  const gate = await readAtGate(request.actor, ref)
  const { lot, productId, placeless, publication, known, organisationId } = gate
  const isPublic = publication && !publication.endedAt
  const page = {
    action: lot ? `/trace/publish/lots/${lot.id}` : `/trace/publish/${productId}`,
    backHref: request.actor.role === 'producer' ? '/trace/publish' : `/trace/publish?organisation=${organisationId}`,
    productName: known['product-name'] ?? '',
    ...(lot && { lot: lot.number }),
    items: listShownItems(gate),
    placeless: placeless.map(({ step, isDiary, at, eventId }) => ({
      ...{ step, isDiary, day: legalDateOf(new Date(at)) },
      href: isDiary ? `/diary/entries/${eventId.replace('urn:uuid:', '')}` : '/diary/entries',
    })),
    ...(isPublic && { publicSince: legalDateOf(publication.openedAt), pageHref: pageHrefOf(gate) }),
    mayChange: findPermissionProblems(request.actor, 'lot.publish').length === 0,
    problems,
  }
  return sendPage(request, reply, GatePage, page, statusFor(problems))
}

function factsPages(app: App): void {
  app.get('/trace/publish/:productId/facts', { schema: { params: Product } }, (request, reply) =>
    sendFacts(request, reply, request.params.productId),
  )
  app.post(
    '/trace/publish/:productId/facts',
    { config: { takesFiles: true }, schema: { params: Product } },
    async (request, reply) => {
      refuseIf(findPermissionProblems(request.actor, 'product-facts.tell'))
      const { productId } = request.params
      await readAtGate(request.actor, { productId })
      const { fields, files } = await readForm(request)
      const { brand = '', standards = '', shelfLife = '', warnings = '' } = fields
      const told = { brand, standards, shelfLife, warnings }
      return goOrShow(
        reply,
        async () => {
          const photo = files[0] && (await storePhoto(files[0].upload))
          await tellProductFacts(request.actor, { productId, told, photo })
          return `/trace/publish/${productId}`
        },
        (problems) => sendFacts(request, reply, productId, { values: told, problems }),
      )
    },
  )
  app.get('/trace/publish/:productId/photo', { schema: { params: Product } }, async (request, reply) => {
    const { facts } = await readAtGate(request.actor, request.params)
    if (!facts?.photo) throw new Refused([{ code: 'not-found.page' }])
    const file = { sha256: facts.photo, fileName: 'san-pham.webp', mediaType: 'image/webp' }
    return sendStored(reply, file, 'private, no-store')
  })
}

type Again = {
  values: { brand: string; standards: string; shelfLife: string; warnings: string }
  problems: readonly Problem[]
}

async function sendFacts(request: FastifyRequest, reply: FastifyReply, productId: string, again?: Again) {
  const { facts, known } = await readAtGate(request.actor, { productId })
  const { brand, standards, shelfLife, warnings } = facts ?? {}
  const values = {
    brand: brand ?? '',
    standards: standards ?? '',
    shelfLife: shelfLife ?? '',
    warnings: warnings ?? '',
  }
  const page = {
    ...{ productId, productName: known['product-name'] ?? '', hasPhoto: Boolean(facts?.photo) },
    ...{ values: again?.values ?? values, problems: again?.problems ?? [] },
  }
  return sendPage(request, reply, FactsPage, page, statusFor(page.problems))
}
