import { comparedFacts } from '@saolang/core/dossiers/renewal/difference.ts'
import { roadSteps } from '@saolang/core/dossiers/steps.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readDifference } from '../difference/read-difference.ts'
import { datePaper } from '../renewal/date-paper.ts'
import { keepSections } from '../renewal/keep-sections.ts'
import { referDossier } from '../review/refer-dossier.ts'

const tags = ['dossiers']
const Id = z.object({ id: z.uuid() })
const nothing = { 204: z.null() }
const Text = z.string().nullable()
const Level = z.object({ text: z.string(), points: z.number() }).nullable()
const Value = z.union([z.string(), z.number(), z.boolean()]).nullable()
const Term = z.object({
  by: z.enum(['working-days', 'days', 'round', 'window']),
  dueOn: z.iso.date().optional(),
  daysLeft: z.int().optional(),
  isStopped: z.boolean(),
  source: z.string(),
})
const Step = z.object({
  name: z.enum(roadSteps),
  holder: z.string(),
  state: z.enum(['done', 'now', 'ahead']),
  startedOn: z.iso.date().optional(),
  endedOn: z.iso.date().optional(),
  term: Term.optional(),
})
const Evidence = z.object({
  state: z.enum(['added', 'removed', 'reused']),
  caption: z.string(),
  sha256: z.string(),
  expiresOn: z.string().optional(),
  isUnlimited: z.boolean().optional(),
  criteria: z.array(z.string()),
})
const Difference = z.object({
  before: z.object({ code: z.string(), points: z.number(), star: z.int() }),
  after: z.object({ code: z.string(), points: z.number(), star: z.int() }),
  facts: z.array(z.object({ fact: z.enum(comparedFacts), before: Text, after: Text })),
  answers: z.array(
    z.object({ step: z.string(), rows: z.array(z.object({ code: z.string(), before: Value, after: Value })) }),
  ),
  criteria: z.array(
    z.object({
      code: z.string(),
      level: z.object({ before: Level, after: Level }),
      words: z.object({ before: Text, after: Text }),
    }),
  ),
  evidence: z.array(Evidence),
})

/** A dossier that begins with a certificate: sections kept, papers dated, the difference, every step with its clock. */
export function renewalRoutes(app: App): void {
  const keep = {
    summary: 'Say of sections of the certified version that they are still right',
    tags,
    params: Id,
    body: z.object({ steps: z.array(z.string().max(40)).max(60) }),
    response: nothing,
  }
  app.post('/api/v1/dossiers/:id/kept-sections', { schema: keep }, async (request, reply) => {
    await keepSections(request.actor, { dossierId: request.params.id, steps: request.body.steps })
    return reply.status(204).send(null)
  })
  const date = {
    summary: 'Say which paper a file is and how long it holds',
    tags,
    params: Id.extend({ evidenceId: z.uuid() }),
    body: z.object({
      kind: z.string().max(40).optional(),
      expiresOn: z.string().max(10).optional(),
      isUnlimited: z.boolean().optional(),
    }),
    response: nothing,
  }
  app.put('/api/v1/dossiers/:id/evidence/:evidenceId/term', { schema: date }, async (request, reply) => {
    const { id: dossierId, evidenceId } = request.params
    const { kind, expiresOn, isUnlimited } = request.body
    const term = { ...(kind && { kind }), ...(expiresOn && { expiresOn }), ...(isUnlimited && { isUnlimited }) }
    await datePaper(request.actor, { dossierId, evidenceId, ...term })
    return reply.status(204).send(null)
  })
  const refer = {
    summary: 'Send a five-star product that is evaluated again straight to the Ministry',
    tags,
    params: Id,
    body: z.object({ number: z.string().max(60), signedOn: z.iso.date(), report: z.string().max(6000) }),
    response: nothing,
  }
  app.post('/api/v1/dossiers/:id/referral', { schema: refer }, async (request, reply) => {
    await referDossier(request.actor, { dossierId: request.params.id, ...request.body })
    return reply.status(204).send(null)
  })
  const differ = {
    summary: 'What changed since the certified version (null for a first dossier), and the steps with their clocks',
    tags,
    params: Id,
    response: { 200: z.object({ difference: Difference.nullable(), steps: z.array(Step) }) },
  }
  app.get('/api/v1/dossiers/:id/difference', { schema: differ }, async (request) => {
    const { difference, steps } = await readDifference(request.actor, request.params.id)
    const evidence = difference?.evidence.map(({ state, piece }) => ({ state, ...piece }))
    return {
      difference: difference ? Difference.parse({ ...difference, evidence }) : null,
      steps: steps.map((step) => Step.parse(step)),
    }
  })
}
