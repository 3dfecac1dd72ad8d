import { conflictKinds } from '@saolang/core/councils/conflict.ts'
import { councilLevels, offices } from '@saolang/core/councils/council.ts'
import { Regulation } from '@saolang/core/councils/regulation.ts'
import { z } from 'zod'
import type { App } from '../platform/http.ts'
import * as answer from './api/answers.ts'
import { fairRoutes } from './api/fair-routes.ts'
import { verdictRoutes } from './api/verdict-routes.ts'
import { getOwnScorecard, getScorecards } from './card/get-scorecards.ts'
import { saveScorecard } from './card/save-scorecard.ts'
import { signScorecard } from './card/sign-scorecard.ts'
import { closeScoring } from './close-scoring.ts'
import { declareConflict } from './conflict/declare-conflict.ts'
import { conveneSession } from './convene-session.ts'
import { recordResolution } from './discussion/record-resolution.ts'
import { establishCouncil } from './establish-council.ts'
import { readCouncil, readCouncils } from './get-council.ts'
import { getSessionRecord } from './get-session-record.ts'
import { issueVerdict } from './issue-verdict.ts'
import { recordAdvice } from './record-advice.ts'
import { reliabilityRoutes } from './reliability/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { setRegulation } from './set-regulation.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const Id = z.object({ id: z.uuid() })
const text = z.string().max(5000)
const Card = z.object({
  marks: z
    .record(z.string(), z.string())
    .describe('Number of the criterion → id of its option, or "none" where no option fits'),
  notes: z.record(z.string(), z.string().max(2000)).default({}),
  objections: z
    .record(z.string(), z.string().max(2000))
    .default({})
    .describe('Number of the criterion → why the tick of the advisory group is not confirmed'),
  opinion: text.default(''),
})
const Council = z.object({
  level: z.enum(councilLevels),
  provinceCode: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  name: text.min(1),
  decisionNumber: text.min(1),
  decidedOn: z.iso.date(),
  members: z.array(z.object({ personId: z.uuid(), office: z.enum(offices), seat: z.string(), title: text })).max(30),
  advisers: z
    .array(z.object({ name: text.min(1), title: text }))
    .max(30)
    .default([]),
  emptySeatsReason: text.exactOptional(),
  regulation: Regulation.exactOptional(),
})
const Session = z.object({
  councilId: z.uuid(),
  round: z.object({ year: z.int(), no: z.int().min(1), plan: text.exactOptional() }),
  heldOn: z.string(),
  place: text,
  isInWriting: z.boolean().default(false),
  dossierIds: z.array(z.uuid()).max(200),
})
const sitting = '/api/v1/sessions/:sessionId/dossiers/:dossierId'

/** `/api/v1/councils` and `/api/v1/sessions`: councils, sessions, declarations, cards, closing; verdicts and decisions beside them. */
export function councilRoutes(app: App): void {
  councilResource(app)
  sessionResource(app)
  cardResource(app)
  chairResource(app)
  fairRoutes(app)
  verdictRoutes(app)
  reliabilityRoutes(app)
  reviewRoutes(app)
}

function councilResource(app: App): void {
  const tags = ['councils']
  app.get(
    '/api/v1/councils',
    { schema: { summary: 'Councils of your authority', tags, response: { 200: answer.Councils } } },
    async (request) => ({
      councils: await readCouncils(request.actor, undefined),
    }),
  )
  app.post(
    '/api/v1/councils',
    {
      schema: {
        summary: 'Record a council that the authority formed',
        tags,
        body: Council,
        response: { 201: answer.Created },
      },
    },
    async (request, reply) => reply.status(201).send(await establishCouncil(request.actor, request.body)),
  )
  app.get(
    '/api/v1/councils/:id',
    {
      schema: {
        summary: 'A council with members, regulation, sessions',
        tags,
        params: Id,
        response: { 200: answer.Council },
      },
    },
    async (request) => answer.plain(await readCouncil(request.actor, request.params.id)),
  )
  app.post(
    '/api/v1/councils/:id/regulations',
    {
      schema: {
        summary: 'Set a new version of the regulation',
        tags,
        params: Id,
        body: z.object({ rules: Regulation, reason: text }),
        response: { 201: z.object({ version: z.int() }) },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await setRegulation(request.actor, { councilId: request.params.id, ...request.body })),
  )
}

function sessionResource(app: App): void {
  const tags = ['sessions']
  app.post(
    '/api/v1/sessions',
    { schema: { summary: 'Convene a session', tags, body: Session, response: { 201: answer.Created } } },
    async (request, reply) => reply.status(201).send(await conveneSession(request.actor, request.body)),
  )
  app.get(
    '/api/v1/sessions/:id',
    {
      schema: {
        summary: 'The record of a session; no marks before closing',
        tags,
        params: Id,
        response: { 200: answer.SessionRecord },
      },
    },
    async (request) => answer.plain(await getSessionRecord(request.actor, request.params.id)),
  )
  app.put(
    `${sitting}/conflict-declaration`,
    {
      schema: {
        summary: 'Declare a conflict of interest, or none',
        tags,
        params: At,
        body: z.object({ kind: z.enum(conflictKinds), note: text.default('') }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await declareConflict(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
  app.put(
    `${sitting}/advice`,
    {
      schema: {
        summary: 'Record the report of the advisory group',
        tags,
        params: At,
        body: z.object({ report: text, siteVisitOn: z.iso.date().exactOptional() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await recordAdvice(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
}

function cardResource(app: App): void {
  const tags = ['scorecards']
  app.get(
    `${sitting}/scorecard`,
    { schema: { summary: 'Your own card', tags, params: At, response: { 200: answer.OwnCard } } },
    async (request) => {
      const { setId, phase, marks, notes, objections, ticks, opinion, savedAt, signedAt } = await getOwnScorecard(
        request.actor,
        request.params,
      )
      return answer.plain({ setId, phase, marks, notes, objections, ticks, opinion, savedAt, signedAt })
    },
  )
  app.put(
    `${sitting}/scorecard`,
    { schema: { summary: 'Sign your card, once', tags, params: At, body: Card, response: { 204: z.null() } } },
    async (request, reply) => {
      await signScorecard(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
  app.put(
    `${sitting}/scorecard/draft`,
    { schema: { summary: 'Keep your card as a draft', tags, params: At, body: Card, response: { 204: z.null() } } },
    async (request, reply) => {
      await saveScorecard(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
  app.get(
    `${sitting}/scorecards`,
    {
      schema: {
        summary: 'Every signed card, once scoring is closed',
        tags,
        params: At,
        response: { 200: answer.Cards },
      },
    },
    async (request) => answer.plain({ scorecards: await getScorecards(request.actor, request.params) }),
  )
}

function chairResource(app: App): void {
  const tags = ['sessions']
  app.post(
    `${sitting}/closure`,
    {
      schema: {
        summary: 'Close scoring',
        tags,
        params: At,
        body: z.object({ absences: z.record(z.uuid(), text).default({}) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await closeScoring(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
  app.put(
    `${sitting}/resolutions/:criterion`,
    {
      schema: {
        summary: 'Record what the council settled on; criterion "total" for the discussion of the spread',
        tags,
        params: At.extend({ criterion: z.string() }),
        body: z.object({ optionId: z.string().exactOptional(), reason: text }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await recordResolution(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
  app.post(
    `${sitting}/verdict`,
    { schema: { summary: 'Issue the verdict', tags, params: At, response: { 201: answer.Created } } },
    async (request, reply) => reply.status(201).send(await issueVerdict(request.actor, request.params)),
  )
}
