import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { disposals, hazards } from '@saolang/core/trace/recall/recall.ts'
import { RecallPage } from '@saolang/web/trace/recall/recall-page'
import { RecallsPage } from '@saolang/web/trace/recall/recalls-page'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { answerRecall } from './answer-recall.ts'
import { openRecall } from './open-recall.ts'
import { type PublicRecall, readPublicRecall, readPublicRecalls, readRecalls } from './read-recalls.ts'
import { toPublicView } from './to-view.ts'

const Code = z.object({ code: z.string().max(20) })
const Recall = z.object({
  code: z.string(),
  productName: z.string(),
  maker: z.string().optional(),
  provinceCode: z.string().optional(),
  isSample: z.boolean(),
  hazard: z.enum(hazards),
  reason: z.string(),
  advice: z.string(),
  isCompulsory: z.boolean(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  disposal: z.enum(disposals).nullable(),
  closing: z.string().nullable(),
  codes: z.array(z.string()).describe('what was recalled, as canonical identifiers'),
  holders: z.int(),
  answered: z.int(),
})

/** `/recalls`: what anybody may know of recalls, as pages and for machines. */
export function publicRecallRoutes(app: App): void {
  app.get('/recalls', async (request, reply) =>
    sendPage(request, reply, RecallsPage, { recalls: (await readPublicRecalls(undefined)).map(toPublicView) }),
  )
  app.get('/recalls/:code', { schema: { params: Code } }, async (request, reply) =>
    sendPage(request, reply, RecallPage, { recall: toPublicView(await getByCode(request.params.code)) }),
  )
  app.get(
    '/api/v1/recalls',
    {
      schema: {
        tags: ['trace'],
        summary: 'Every recall, the open ones first',
        response: { 200: z.object({ recalls: z.array(Recall) }) },
      },
    },
    async () => ({ recalls: (await readPublicRecalls(undefined)).map(toJson) }),
  )
  app.get(
    '/api/v1/recalls/:code',
    { schema: { tags: ['trace'], summary: 'A recall by its code', params: Code, response: { 200: Recall } } },
    async (request) => toJson(await getByCode(request.params.code)),
  )
}

const getByCode = (typed: string) => readPublicRecall(parseShortCode(typed) ?? typed)

function toJson({ maker, productHref: _, roots, reached: __, openedAt, closedAt, ...told }: PublicRecall) {
  return {
    ...told,
    ...(maker && { maker: maker.name, provinceCode: maker.provinceCode }),
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    codes: roots.map(({ id }) => id),
  }
}

const Amount = z.number().nonnegative()

/** Recalls for the systems of makers and holders: open one, see which reach one's goods, answer. */
export function recallRoutes(app: App): void {
  opening(app)
  answering(app)
}

function opening(app: App): void {
  app.post(
    '/api/v1/trace/recalls',
    {
      schema: {
        tags: ['trace'],
        summary: 'Open a recall: everything downstream is found and everybody who holds it is told',
        body: z.object({
          codes: z.array(z.string().max(2000)).max(100),
          hazard: z.enum(hazards),
          reason: z.string().max(5000),
          advice: z.string().max(5000),
          detectedAt: z.iso.datetime({ offset: true }),
        }),
        response: {
          201: z.object({ id: z.uuid(), code: z.string(), things: z.int(), events: z.int(), holders: z.int() }),
        },
        security: [{ bearer: [] }, { session: [] }],
      },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send(await openRecall(request.actor, { ...request.body, detectedAt: new Date(request.body.detectedAt) })),
  )
}

function answering(app: App): void {
  app.get(
    '/api/v1/trace/recalls',
    {
      schema: {
        tags: ['trace'],
        summary: 'The recalls that concern whoever asks',
        response: {
          200: z.object({
            recalls: z.array(
              z.object({
                id: z.uuid(),
                code: z.string(),
                productName: z.string(),
                hazard: z.enum(hazards),
                isRun: z.boolean(),
                openedAt: z.string(),
                closedAt: z.string().nullable(),
                holderId: z.uuid().nullable().describe('as which holder you answer'),
              }),
            ),
          }),
        },
        security: [{ bearer: [] }, { session: [] }],
      },
    },
    async (request) => ({
      recalls: (await readRecalls(request.actor, undefined)).map(
        ({ id, code, productName, hazard, isRun, openedAt, closedAt, holderId }) => ({
          ...{ id, code, productName, hazard, isRun, holderId },
          ...{ openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null },
        }),
      ),
    }),
  )
  app.post(
    '/api/v1/trace/recall-holders/:id/answers',
    {
      schema: {
        tags: ['trace'],
        summary: 'Acknowledge a recall with what is held, sent back, destroyed, and was sold before',
        params: z.object({ id: z.uuid() }),
        body: z.object({
          ...{ found: Amount, returned: Amount, destroyed: Amount, sold: Amount },
          note: z.string().max(5000).default(''),
        }),
        response: { 204: z.null() },
        security: [{ bearer: [] }, { session: [] }],
      },
    },
    async (request, reply) => {
      await answerRecall(request.actor, { holderId: request.params.id, answer: request.body })
      return reply.status(204).send(null)
    },
  )
}
