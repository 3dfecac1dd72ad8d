import { proposalReasons, rulings } from '@saolang/core/councils/proposed-conflict.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { getProposals } from '../conflict/get-proposals.ts'
import { recordPaidAdviser } from '../conflict/record-paid-adviser.ts'
import { ruleOnConflict } from '../conflict/rule-on-conflict.ts'
import { stateInterests } from '../conflict/state-interests.ts'
import { changeMark } from '../discussion/change-mark.ts'
import { openDiscussion } from '../discussion/open-discussion.ts'
import { listSamples } from '../sample/get-samples.ts'
import { tickVerified } from '../verified/tick-verified.ts'
import { plain } from './answers.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const text = z.string().max(2000)
const lines = z.array(z.string().max(200)).max(20).default([])
const sitting = '/api/v1/sessions/:sessionId/dossiers/:dossierId'
const done = { 204: z.null() }

const Interests = z.object({
  employer: text.default(''),
  taxCodes: lines,
  addresses: lines,
  phones: lines,
  clients: lines.describe('Names or tax codes of whom they advised for pay in the last three years'),
})
const Ticks = z.object({
  ticks: z
    .array(
      z.object({
        criterion: z.string(),
        mark: z.string().describe('Id of an option, or "none" where no option fits'),
        evidence: z.array(z.uuid()).max(50).default([]),
        basis: text.default(''),
      }),
    )
    .max(100),
})
const Proposals = z.object({
  proposals: z.array(
    z.object({
      ...{ id: z.uuid(), memberId: z.uuid(), memberName: z.string(), reason: z.enum(proposalReasons) },
      ...{ matched: z.string(), ruling: z.enum(rulings).nullable(), rulingReason: z.string().nullable() },
    }),
  ),
})
const Samples = z.object({
  samples: z.array(
    z.object({ code: z.string(), setNo: z.int(), criteria: z.int(), marked: z.int(), isSigned: z.boolean() }),
  ),
  waiting: z.int().describe('Dossiers on which the reader has still to declare'),
})

/** Verified criteria, coded samples, proposed conflicts and discussion, under `/api/v1/sessions`. */
export function fairRoutes(app: App): void {
  app.put(
    `${sitting}/ticks`,
    {
      schema: {
        summary: 'Record what the advisory group ticked',
        tags: ['sessions'],
        params: At,
        body: Ticks,
        response: done,
      },
    },
    async (request, reply) => {
      await tickVerified(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
  app.get(
    '/api/v1/sessions/:sessionId/samples',
    {
      schema: {
        summary: 'The coded samples in your own order; not whose they are',
        tags: ['scorecards'],
        params: z.object({ sessionId: z.uuid() }),
        response: { 200: Samples },
      },
    },
    (request) => listSamples(request.actor, request.params.sessionId),
  )
  conflictResource(app)
  discussionResource(app)
}

function conflictResource(app: App): void {
  const tags = ['sessions']
  app.put(
    '/api/v1/interests',
    { schema: { summary: 'State your own interests', tags: ['councils'], body: Interests, response: done } },
    async (request, reply) => {
      await stateInterests(request.actor, request.body)
      return reply.status(204).send(null)
    },
  )
  app.get(
    `${sitting}/proposed-conflicts`,
    { schema: { summary: 'Conflicts that the system proposes', tags, params: At, response: { 200: Proposals } } },
    async (request) => plain(await getProposals(request.actor, request.params)),
  )
  app.put(
    `${sitting}/proposed-conflicts/:proposalId/ruling`,
    {
      schema: {
        summary: 'Confirm a proposed conflict, or dismiss it',
        tags,
        params: At.extend({ proposalId: z.uuid() }),
        body: z.object({ ruling: z.enum(rulings), reason: text }),
        response: done,
      },
    },
    async (request, reply) => {
      await ruleOnConflict(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
  app.post(
    `${sitting}/paid-advisers`,
    {
      schema: {
        summary: 'Note who was paid to help with a dossier',
        tags,
        params: At,
        body: z.object({ name: text, taxCode: text.default(''), phone: text.default('') }),
        response: done,
      },
    },
    async (request, reply) => {
      await recordPaidAdviser(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
}

function discussionResource(app: App): void {
  const tags = ['sessions']
  app.post(
    `${sitting}/discussion`,
    { schema: { summary: 'Open the discussion', tags, params: At, response: done } },
    async (request, reply) => {
      await openDiscussion(request.actor, request.params)
      return reply.status(204).send(null)
    },
  )
  app.put(
    `${sitting}/discussion/marks/:criterion`,
    {
      schema: {
        summary: 'Change one of your marks in the discussion; the signed card stays',
        tags,
        params: At.extend({ criterion: z.string() }),
        body: z.object({ mark: z.string(), reason: text }),
        response: done,
      },
    },
    async (request, reply) => {
      await changeMark(request.actor, { ...request.params, ...request.body })
      return reply.status(204).send(null)
    },
  )
}
