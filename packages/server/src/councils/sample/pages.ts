import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findLeaf, type Leaf } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { SamplePage } from '@saolang/web/councils/sample/sample'
import { SamplesPage } from '@saolang/web/councils/sample/samples'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readGroup, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getOwnScorecard } from '../card/get-scorecards.ts'
import { saveScorecard } from '../card/save-scorecard.ts'
import { samplesOf, sensoryOf } from '../pages/card-view.ts'
import { getSample, listSamples, type SampleAt } from './get-samples.ts'

const Session = z.object({ sessionId: z.uuid() })
const At = Session.extend({ code: z.string().regex(/^\d{3}$/) })
const samples = '/councils/sessions/:sessionId/samples'

/** The coded samples of a session for the member who tastes them. */
export function samplePages(app: App): void {
  app.get(samples, { schema: { params: Session } }, async (request, reply) =>
    sendPage(request, reply, SamplesPage, await listSamples(request.actor, request.params.sessionId)),
  )
  app.get(`${samples}/:code`, { schema: { params: At } }, (request, reply) =>
    sendSample(request, reply, request.params, []),
  )
  app.post(`${samples}/:code`, { schema: { params: At, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      () => saveSample(request, request.params, request.body),
      (problems) => sendSample(request, reply, request.params, problems),
    ),
  )
}

/** Keeps the marks of a sample in the member's draft, and says where the next one is. */
async function saveSample(request: FastifyRequest, { sessionId, code }: SampleAt, fields: Fields): Promise<string> {
  const { dossierId, codes, place } = await getSample(request.actor, { sessionId, code })
  const at = { sessionId, dossierId }
  const own = await getOwnScorecard(request.actor, at)
  const sensory = new Set(sensoryOf(own))
  const given = (prefix: string) =>
    Object.fromEntries(Object.entries(readGroup(fields, prefix)).filter(([criterion]) => sensory.has(criterion)))
  const notes = Object.entries({ ...own.notes, ...given('note-') }).filter(([, note]) => note !== '')
  await saveScorecard(request.actor, {
    ...at,
    marks: { ...own.marks, ...given('mark-') },
    notes: Object.fromEntries(notes),
    objections: own.objections,
    opinion: own.opinion,
  })
  const next = codes[place]
  return next ? `${samplesOf(at)}/${next}` : samplesOf(at)
}

async function sendSample(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessionId, code }: SampleAt,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { dossierId, setId, codes, place } = await getSample(request.actor, { sessionId, code })
  const own = await getOwnScorecard(request.actor, { sessionId, dossierId })
  const sensory = sensoryOf(own)
  const ofSample = ([criterion]: [string, string]) => sensory.includes(criterion)
  const page = {
    samplesHref: samplesOf({ sessionId }),
    code,
    place,
    of: codes.length,
    criteria: sensory.map((criterion) => findLeaf(getCriteriaSet(setId), criterion) as Leaf),
    marks: Object.fromEntries(Object.entries(own.marks).filter(ofSample)),
    notes: Object.fromEntries(Object.entries(own.notes).filter(ofSample)),
    isSigned: own.signedAt !== null,
    problems,
  }
  return sendPage(request, reply, SamplePage, page, statusFor(problems))
}
