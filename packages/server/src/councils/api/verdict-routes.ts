import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readDecision, readDecisions } from '../get-decision.ts'
import { getResult, getVerdict } from '../get-verdict.ts'
import { recordDecision } from '../record-decision.ts'
import { settleVerdict, settlingWays } from '../settle-verdict.ts'
import * as answer from './answers.ts'

const Id = z.object({ id: z.uuid() })
const text = z.string().max(2000)
const Decision = z.object({
  number: text,
  signedOn: z.string(),
  signerName: text,
  signerTitle: text,
  verdictIds: z.array(z.uuid()).max(500),
})
const Result = answer.Verdict.extend({
  notes: z.record(z.string(), z.array(z.string())),
  opinions: z.array(z.string()),
})

/** `/api/v1/verdicts` and `/api/v1/decisions`. */
export function verdictRoutes(app: App): void {
  const tags = ['verdicts']
  app.get(
    '/api/v1/verdicts/:id',
    { schema: { summary: 'A verdict with its reasons', tags, params: Id, response: { 200: answer.Verdict } } },
    async (request) => answer.plain(await getVerdict(request.actor, request.params.id)),
  )
  app.get(
    '/api/v1/dossiers/:id/result',
    { schema: { summary: 'The result on a dossier, once it is decided', tags, params: Id, response: { 200: Result } } },
    async (request) => answer.plain(await getResult(request.actor, request.params.id)),
  )
  app.post(
    '/api/v1/verdicts/:id/settlement',
    {
      schema: {
        summary: 'Send to the Ministry, assess again, or give notice of no recognition',
        tags,
        params: Id,
        body: z.object({ way: z.enum(settlingWays), documentNumber: text, note: text.default('') }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await settleVerdict(request.actor, { verdictId: request.params.id, ...request.body })
      return reply.status(204).send(null)
    },
  )
  decisionRoutes(app)
}

function decisionRoutes(app: App): void {
  const tags = ['decisions']
  app.get(
    '/api/v1/decisions',
    { schema: { summary: 'Decisions of your authority', tags, response: { 200: answer.Decisions } } },
    async (request) => ({
      decisions: await readDecisions(request.actor, undefined),
    }),
  )
  app.post(
    '/api/v1/decisions',
    {
      schema: {
        summary: 'Record a signed decision of recognition',
        tags,
        body: Decision,
        response: { 201: answer.Created },
      },
    },
    async (request, reply) => reply.status(201).send(await recordDecision(request.actor, request.body)),
  )
  app.get(
    '/api/v1/decisions/:id',
    { schema: { summary: 'A decision', tags, params: Id, response: { 200: answer.Decision } } },
    (request) => readDecision(request.actor, request.params.id),
  )
}
