import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { readMonths } from '@saolang/core/market/demand/months.ts'
import { type SampleStep, sampleSteps } from '@saolang/core/market/demand/quote.ts'
import { QuoteFormPage } from '@saolang/web/market/demand/quote-form-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime, view } from '../../../platform/act.ts'
import { Fields, goOrShow, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { getRecords, listProducts } from '../../../registry/get-product.ts'
import { awardQuote } from '../quotes/award-quote.ts'
import { askForSample, moveSample } from '../quotes/move-sample.ts'
import { readDemand } from '../quotes/read-demand.ts'
import { answerToShare, askToShare, saveQuote, sendQuote, withdrawQuote } from '../quotes/write-quote.ts'
import { doAndShow, sendCompare } from './demand-pages.ts'
import { readChoice, readQuoteTerms, typedOf, writeMonths, writeQuoteForm } from './read-forms.ts'
import { toDemandView } from './to-view.ts'

const Id = z.object({ id: z.uuid() })
const One = Id.extend({ quote: z.uuid() })
const path = '/demand/:id/quotes/:quote'

/** `/demand/{id}/quote…`: answering a request, alone or together, and what its buyer does with an answer. */
export function quotePages(app: App): void {
  app.get('/demand/:id/quote', { schema: { params: Id } }, (request, reply) => sendQuoteForm(request, reply, {}, []))
  app.post('/demand/:id/quote', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id: demandId } = request.params
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        const productId = readUuid(body, 'productId')
        await saveQuote(request.actor, { demandId, productId, months: readMonths(body), terms: readQuoteTerms(body) })
        return `/demand/${demandId}`
      },
      (problems) => sendQuoteForm(request, reply, typedOf(body), problems),
    )
  })
  const posted = { schema: { params: One, body: Fields } }
  app.post(`${path}/partners`, posted, (request, reply) => {
    const { id, quote: quoteId } = request.params
    const [organisationId = '', productId = ''] = readText(request.body, 'partner').split(':')
    return goOrShow(
      reply,
      async () => {
        refuseUnlessUuid([organisationId, productId])
        await askToShare(request.actor, { quoteId, organisationId, productId, months: readMonths(request.body) })
        return `/demand/${id}`
      },
      (problems) => sendQuoteForm(request, reply, {}, problems),
    )
  })
  app.post(`${path}/share`, posted, (request, reply) =>
    doAndShow(request, reply, () =>
      answerToShare(request.actor, {
        quoteId: request.params.quote,
        agrees: readText(request.body, 'agrees') === 'yes',
      }),
    ),
  )
  app.post(`${path}/send`, posted, (request, reply) =>
    doAndShow(request, reply, () => sendQuote(request.actor, request.params.quote)),
  )
  app.post(`${path}/withdraw`, posted, (request, reply) =>
    doAndShow(request, reply, () => withdrawQuote(request.actor, request.params.quote)),
  )
  judging(app)
}

function judging(app: App): void {
  const posted = { schema: { params: One, body: Fields } }
  app.post(`${path}/samples`, posted, (request, reply) => {
    const { id, quote: quoteId } = request.params
    return goOrShow(
      reply,
      async () => {
        await askForSample(request.actor, { quoteId, wanted: readText(request.body, 'wanted') })
        return `/demand/${id}/compare`
      },
      (problems) => sendCompare(request, reply, id, problems),
    )
  })
  const Sample = One.extend({ sample: z.uuid() })
  app.post(`${path}/samples/:sample`, { schema: { params: Sample, body: Fields } }, (request, reply) => {
    const { quote: quoteId, sample: sampleId } = request.params
    const step = readChoice(request.body, 'step', Object.keys(sampleSteps) as SampleStep[])
    const verdict = z.enum(['good', 'bad']).optional().catch(undefined).parse(readText(request.body, 'verdict'))
    const words = readText(request.body, 'words')
    return doAndShow(request, reply, () => moveSample(request.actor, { quoteId, sampleId, step, words, verdict }))
  })
  app.post(`${path}/award`, posted, (request, reply) => {
    const { id, quote: quoteId } = request.params
    return goOrShow(
      reply,
      async () => {
        const { frameworkId } = await awardQuote(request.actor, { quoteId, reason: readText(request.body, 'reason') })
        return `/frameworks/${frameworkId}`
      },
      (problems) => sendCompare(request, reply, id, problems),
    )
  })
}

function readUuid(fields: Fields, name: string): string {
  const text = readText(fields, name)
  if (!z.uuid().safeParse(text).success) throw new Refused([{ code: 'quote.product', at: name }])
  return text
}

function refuseUnlessUuid(ids: readonly string[]): void {
  if (!ids.every((id) => z.uuid().safeParse(id).success)) throw new Refused([{ code: 'quote.partner', at: 'partner' }])
}

const listOwnProducts = view('quote.write', async ({ tx, who, now }, setNo: number) => {
  const products = (await listProducts(tx, who.organisationId as string)).filter((product) => product.setNo === setNo)
  const records = await getRecords(
    tx,
    products.map(({ id }) => id),
    legalDateOf(now),
  )
  return products.filter(({ id }) => records.get(id)?.current.standing.holds)
})

async function sendQuoteForm(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Record<string, string>,
  problems: readonly Problem[],
) {
  const { id } = request.params as { id: string }
  const { actor } = request
  const read = await readDemand(actor, id)
  if (read.seat !== 'producer') throw new Refused([{ code: 'not-found.demand' }])
  const { ownQuote, demand, names } = read
  const own = ownQuote?.shares.find(({ organisationId }) => organisationId === actor.organisationId)
  const known = ownQuote &&
    own && { ...writeQuoteForm(ownQuote.quote.terms), ...writeMonths(own.months), productId: own.productId }
  const isLead = ownQuote?.quote.leadId === actor.organisationId
  const inIt = new Set(
    ownQuote?.shares.filter(({ answer }) => answer !== 'declined').map((share) => share.organisationId),
  )
  const partners = ('partners' in read ? read.partners : []).filter(
    ({ organisationId, match }) =>
      match.verdict !== 'no' && !inIt.has(organisationId) && organisationId !== demand.buyerId,
  )
  const page = {
    demand: toDemandView(demand, currentTime()),
    products: (await listOwnProducts(actor, demand.setNo)).map(({ id: value, name }) => ({ value, label: name })),
    partners: partners.map(({ organisationId, productId, product }) => ({
      value: `${organisationId}:${productId}`,
      label: `${names.get(organisationId)} – ${product}`,
    })),
    quoteId: isLead ? (ownQuote?.quote.id ?? null) : null,
    values: Object.keys(typed).length > 0 ? typed : (known ?? {}),
    problems,
  }
  return sendPage(request, reply, QuoteFormPage, page, statusFor(problems))
}
