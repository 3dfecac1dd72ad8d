import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { monthsFrom } from '@saolang/core/market/demand/months.ts'
import { ComparePage } from '@saolang/web/market/demand/compare-page'
import { DemandFormPage } from '@saolang/web/market/demand/demand-form-page'
import { DemandPage } from '@saolang/web/market/demand/demand-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listProvinces } from '../../../people/get-place.ts'
import { currentTime, publicView, view } from '../../../platform/act.ts'
import { Fields, goOrShow, readList, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { answerQuestion, askQuestion } from '../ask-and-answer.ts'
import { findFrameworkOf } from '../contracts/frameworks.sql.ts'
import { getBuyerSeat } from '../know-buyer.ts'
import { closeDemand, postDemand } from '../post-demand.ts'
import { nameAll, readDemand } from '../quotes/read-demand.ts'
import { listSupplies } from '../supply.sql.ts'
import { readDemandForm, typedOf } from './read-forms.ts'
import { listGroups, toDemandView, toMatchView, toOwnQuote, toSentQuotes } from './to-view.ts'

const Id = z.object({ id: z.uuid() })

/** `/demand/new`, `/demand/{id}`: posting a request, reading it, comparing its answers. */
export function demandPages(app: App): void {
  app.get('/demand/new', (request, reply) => sendNew(request, reply, {}, []))
  app.post('/demand/new', { schema: { body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => `/demand/${(await postDemand(request.actor, readDemandForm(request.body))).id}`,
      (problems) => sendNew(request, reply, request.body, problems),
    ),
  )
  app.get('/demand/:id', { schema: { params: Id } }, (request, reply) =>
    sendDemand(request, reply, request.params.id, []),
  )
  app.get('/demand/:id/compare', { schema: { params: Id } }, (request, reply) =>
    sendCompare(request, reply, request.params.id, []),
  )
  const posted = { schema: { params: Id, body: Fields } }
  app.post('/demand/:id/close', posted, (request, reply) =>
    doAndShow(request, reply, () =>
      closeDemand(request.actor, { id: request.params.id, why: readText(request.body, 'why') }),
    ),
  )
  app.post('/demand/:id/questions', posted, (request, reply) =>
    doAndShow(request, reply, () =>
      askQuestion(request.actor, { demandId: request.params.id, question: readText(request.body, 'question') }),
    ),
  )
  const Question = Id.extend({ question: z.uuid() })
  app.post('/demand/:id/questions/:question', { schema: { params: Question, body: Fields } }, (request, reply) => {
    const { id: demandId, question: questionId } = request.params
    return doAndShow(request, reply, () =>
      answerQuestion(request.actor, { demandId, questionId, answer: readText(request.body, 'answer') }),
    )
  })
}

/** Does something with a request of the address, and goes back to it; what is refused is shown on it. */
export function doAndShow(request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>) {
  const { id } = request.params as { id: string }
  return goOrShow(
    reply,
    async () => {
      await work()
      return `/demand/${id}`
    },
    (problems) => sendDemand(request, reply, id, problems),
  )
}

const listPlacesAndProducers = view('demand.read', async ({ tx, who }, _: undefined) => {
  await getBuyerSeat(tx, who)
  const names = await nameAll(
    tx,
    (await listSupplies(tx)).map(({ organisationId }) => organisationId),
  )
  return { provinces: await listProvinces(tx), producers: [...names].filter(([id]) => id !== who.organisationId) }
})

async function sendNew(request: FastifyRequest, reply: FastifyReply, body: Fields, problems: readonly Problem[]) {
  const { provinces, producers } = await listPlacesAndProducers(request.actor, undefined)
  const page = {
    groups: listGroups(),
    provinces: provinces.map(({ code, name }) => ({ value: code, label: name })),
    producers: producers.map(([value, label]) => ({ value, label })),
    months: monthsFrom(legalDateOf(currentTime())),
    values: typedOf(body),
    papers: readList(body, 'papers'),
    invited: readList(body, 'invited'),
    problems,
  }
  return sendPage(request, reply, DemandFormPage, page, statusFor(problems))
}

/** The names of provinces by their codes. */
export const nameProvinces = publicView(
  async ({ tx }, _: undefined): Promise<Record<string, string>> =>
    Object.fromEntries((await listProvinces(tx)).map(({ code, name }) => [code, name])),
)

const findContract = view('framework.read', ({ tx }, demandId: string) => findFrameworkOf(tx, demandId))

async function sendDemand(request: FastifyRequest, reply: FastifyReply, id: string, problems: readonly Problem[]) {
  const { actor } = request
  const read = await readDemand(actor, id)
  const now = currentTime()
  const isParty = read.seat === 'buyer' || read.ownQuote?.quote.state === 'awarded'
  const contract = isParty ? await findContract(actor, id) : undefined
  const page = {
    seat: read.seat,
    demand: toDemandView(read.demand, now),
    provinces: await nameProvinces(undefined),
    questions: read.questions.map(({ askedAt, ...row }) => ({
      ...{ id: row.id, question: row.question, answer: row.answer, isOwn: row.isOwn },
      askedAt: askedAt.toISOString(),
    })),
    supplies: read.supplies.map((row) => toMatchView(row, read.names)),
    quotes: read.quotes.length,
    ownQuote: toOwnQuote(read, actor.organisationId ?? ''),
    frameworkId: contract?.id ?? null,
    problems,
  }
  return sendPage(request, reply, DemandPage, page, statusFor(problems))
}

/** All answers to a request side by side, for its buyer alone. */
export async function sendCompare(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
) {
  const read = await readDemand(request.actor, id)
  if (read.seat !== 'buyer') throw new Refused([{ code: 'not-found.demand' }])
  const page = { demand: toDemandView(read.demand, currentTime()), quotes: toSentQuotes(read), problems }
  return sendPage(request, reply, ComparePage, page, statusFor(problems))
}
