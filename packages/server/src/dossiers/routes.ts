import { BaseClaim } from '@saolang/core/dossiers/base-product.ts'
import { consentWays } from '@saolang/core/dossiers/consent.ts'
import { dossierKinds, dossierStatuses, listMoves, transitions } from '@saolang/core/dossiers/dossier.ts'
import { formSteps } from '@saolang/core/dossiers/form.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { toChoices } from '@saolang/core/dossiers/self-assessment.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { z } from 'zod'
import { afterId, Paging, pageOf } from '../platform/api/cursor.ts'
import type { App } from '../platform/http.ts'
import { readForm } from '../platform/upload/read-form.ts'
import { abandonDossier } from './abandon-dossier.ts'
import { renewalRoutes } from './api/renewal-routes.ts'
import { reviewRoutes } from './api/review-routes.ts'
import { attachEvidence, detachEvidence, reuseEvidence } from './attach-evidence.ts'
import { chooseOptions } from './choose-options.ts'
import { listDossierPage } from './list-dossiers.ts'
import { type DossierReading, readDossier } from './read-dossier.ts'
import { recordConsent } from './record-consent.ts'
import { saveStep } from './save-step.ts'
import { startDossier } from './start-dossier.ts'
import { submitDossier } from './submit-dossier.ts'

const tags = ['dossiers']
const Id = z.object({ id: z.uuid() })
const Page = { version: z.int().min(0).max(1_000_000_000), formKey: z.string().min(1).max(80) }
const EvidencePage = z.int().min(1).max(100_000)
const Version = z.object({ version: z.int() })
const Problem = z.object({
  code: z.string(),
  at: z.string().optional(),
  source: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
const Clock = z.object({ dueOn: z.iso.date().optional(), daysLeft: z.int(), isStopped: z.boolean() })
const Listed = z.object({
  id: z.uuid(),
  code: z.string().nullable(),
  kind: z.enum(dossierKinds),
  status: z.enum(dossierStatuses),
  productName: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  communeCode: z.string(),
  provinceCode: z.string(),
  criteriaSetId: z.string(),
  isDemo: z.boolean(),
  clock: Clock.optional(),
})
const Whole = Listed.extend({
  setTitle: z.string(),
  answers: z.record(z.string(), z.string()),
  versions: z.record(z.string(), z.int()),
  choices: z.record(z.string(), z.string()),
  words: z.record(z.string(), z.string()),
  standing: z.object({ points: z.number(), star: z.int(), bandStar: z.int() }),
  evidence: z.array(
    z.object({
      id: z.uuid(),
      caption: z.string(),
      criteria: z.array(z.string()),
      sha256: z.string(),
      mediaType: z.string(),
      byteSize: z.int(),
      fileName: z.string(),
    }),
  ),
  problems: z.array(Problem),
  moves: z.array(z.enum(Object.keys(transitions) as [keyof typeof transitions])),
})

/** `/api/v1/dossiers`: starting, writing, proving and handing in; what officers do is in review-routes.ts. */
export function dossierRoutes(app: App): void {
  listing(app)
  writing(app)
  proving(app)
  handingIn(app)
  reviewRoutes(app)
  renewalRoutes(app)
}

function listing(app: App): void {
  const list = {
    summary: 'Dossiers within one’s reach, each with its clock',
    tags,
    querystring: Paging,
    response: { 200: z.object({ dossiers: z.array(Listed), next: z.string().optional() }) },
  }
  app.get('/api/v1/dossiers', { schema: list }, async (request) => {
    const { cursor, size } = request.query
    const { rows, next } = pageOf(
      await listDossierPage(request.actor, { after: afterId(cursor), count: size + 1 }),
      size,
    )
    return { dossiers: rows.map((dossier) => Listed.parse(dossier)), ...(next && { next }) }
  })
  const read = {
    summary: 'One dossier: answers, levels, evidence, what is missing, what one may do',
    tags,
    params: Id,
    response: { 200: Whole },
  }
  app.get('/api/v1/dossiers/:id', { schema: read }, async (request) => {
    const reading = await readDossier(request.actor, request.params.id)
    return toWhole(reading, listMoves(reading.dossier.status, request.actor.role))
  })
}

function writing(app: App): void {
  const Start = z.object({
    kind: z.enum(dossierKinds),
    organisationId: z.uuid(),
    productName: z.string().max(200),
    setNo: z.int().min(1).max(99),
    baseProduct: BaseClaim.optional(),
    copyFrom: z.uuid().optional(),
  })
  const start = {
    summary: 'Start a dossier; the same Idempotency-Key gives the same one',
    tags,
    body: Start,
    response: { 201: Id },
  }
  app.post('/api/v1/dossiers', { schema: start }, async (request, reply) => {
    const startKey = keyOf(request.headers)
    return reply.status(201).send(await startDossier(request.actor, { ...request.body, ...(startKey && { startKey }) }))
  })
  const Answers = z.object({ ...Page, answers: z.record(z.string(), z.string()) })
  const Step = Id.extend({ step: z.enum(formSteps) })
  const save = { summary: 'Write a page of the forms', tags, params: Step, body: Answers, response: { 200: Version } }
  app.put('/api/v1/dossiers/:id/pages/:step', { schema: save }, ({ actor, params, body }) =>
    saveStep(actor, { dossierId: params.id, step: params.step, ...body }),
  )
  const Choices = z.object({
    ...Page,
    given: z.record(z.string(), z.string()),
    words: z.record(z.string(), z.string()).default({}),
  })
  const Assess = Id.extend({ step: z.string().regex(/^assess-\d{1,2}$/) })
  const choose = {
    summary: 'Choose levels on a page of the self-assessment',
    tags,
    params: Assess,
    body: Choices,
    response: { 200: Version },
  }
  app.put('/api/v1/dossiers/:id/assessment/:step', { schema: choose }, ({ actor, params, body }) =>
    chooseOptions(actor, { dossierId: params.id, step: params.step, ...body }),
  )
  const Consent = z.object({
    givenBy: z.string().max(120),
    givenOn: z.iso.date(),
    how: z.enum(consentWays),
    isReadBack: z.boolean(),
  })
  const consent = {
    summary: 'Record the consent of an applicant for whom an officer files',
    tags,
    params: Id,
    body: Consent,
    response: { 204: z.null() },
  }
  app.post('/api/v1/dossiers/:id/consent', { schema: consent }, async (request, reply) => {
    await recordConsent(request.actor, { dossierId: request.params.id, ...request.body })
    return reply.status(204).send(null)
  })
}

function proving(app: App): void {
  const attach = {
    summary: 'Attach a photo or PDF (multipart: file, criterion, caption, page)',
    tags,
    params: Id,
    consumes: ['multipart/form-data'],
    response: { 201: z.object({ id: z.uuid(), sha256: z.string() }) },
  }
  app.post(
    '/api/v1/dossiers/:id/evidence',
    { config: { takesFiles: true }, schema: attach },
    async (request, reply) => {
      // Before anything is read: whoever may not attach need not send twenty megabytes to hear it.
      refuseIf(findPermissionProblems(request.actor, 'evidence.attach'))
      const { fields, files } = await readForm(request)
      const upload = files[0]?.upload
      if (!upload) throw new Refused([{ code: 'evidence.no-file', at: 'file' }])
      const { criterion, caption, page } = fields
      const { id, file } = await attachEvidence(request.actor, {
        dossierId: request.params.id,
        upload,
        ...(criterion && { criterion }),
        ...(caption && { caption }),
        ...(page && { page: EvidencePage.safeParse(Number(page)).data ?? 1 }),
      })
      return reply.status(201).send({ id, sha256: file.sha256 })
    },
  )
  const Use = Id.extend({ evidenceId: z.uuid(), criterion: z.string().max(20) })
  const page = z.object({ page: EvidencePage.optional() })
  const use = {
    summary: 'Let a file prove one more criterion',
    tags,
    params: Use,
    body: page,
    response: { 204: z.null() },
  }
  app.put('/api/v1/dossiers/:id/evidence/:evidenceId/criteria/:criterion', { schema: use }, async (request, reply) => {
    const { id: dossierId, evidenceId, criterion } = request.params
    const { page: at } = request.body
    await reuseEvidence(request.actor, { dossierId, evidenceId, criterion, ...(at && { page: at }) })
    return reply.status(204).send(null)
  })
  const drop = { summary: 'Take a file from a criterion', tags, params: Use, response: { 204: z.null() } }
  app.delete(
    '/api/v1/dossiers/:id/evidence/:evidenceId/criteria/:criterion',
    { schema: drop },
    async (request, reply) => {
      const { id: dossierId, ...rest } = request.params
      await detachEvidence(request.actor, { dossierId, ...rest })
      return reply.status(204).send(null)
    },
  )
  const File = Id.extend({ evidenceId: z.uuid() })
  const remove = { summary: 'Take a file from the dossier', tags, params: File, response: { 204: z.null() } }
  app.delete('/api/v1/dossiers/:id/evidence/:evidenceId', { schema: remove }, async (request, reply) => {
    await detachEvidence(request.actor, { dossierId: request.params.id, evidenceId: request.params.evidenceId })
    return reply.status(204).send(null)
  })
}

function handingIn(app: App): void {
  const Receipt = z.object({ code: z.string(), submittedAt: z.iso.datetime(), receivedOn: z.iso.date() })
  const Pledge = z.object({ isPledged: z.boolean() })
  const submit = {
    summary: 'Hand the dossier in; again, and one gets the same receipt',
    tags,
    params: Id,
    body: Pledge,
    response: { 200: Receipt },
  }
  app.post('/api/v1/dossiers/:id/submission', { schema: submit }, async (request) => {
    const idempotencyKey = keyOf(request.headers)
    const { isPledged } = request.body
    const input = { dossierId: request.params.id, isPledged, ...(idempotencyKey && { idempotencyKey }) }
    const { code, submittedAt, receivedOn } = await submitDossier(request.actor, input)
    return { code, submittedAt: submittedAt.toISOString(), receivedOn }
  })
  const abandon = { summary: 'Give a dossier up', tags, params: Id, response: { 204: z.null() } }
  app.post('/api/v1/dossiers/:id/abandonment', { schema: abandon }, async (request, reply) => {
    await abandonDossier(request.actor, { dossierId: request.params.id })
    return reply.status(204).send(null)
  })
}

function keyOf(headers: Record<string, unknown>): string | undefined {
  const key = headers['idempotency-key']
  return typeof key === 'string' && key ? key.slice(0, 120) : undefined
}

function toWhole(reading: DossierReading, moves: z.infer<typeof Whole>['moves']): z.infer<typeof Whole> {
  const { dossier, set, contents, clock, problems } = reading
  const { points, star, bandStar } = score(set, toChoices(contents.judged.given))
  const { baseProduct: _, ...facts } = dossier
  return {
    ...Listed.parse({ ...facts, code: dossier.code ?? null, clock }),
    setTitle: set.title,
    answers: contents.answers,
    choices: { ...dossier.given },
    words: { ...dossier.selfWords },
    versions: Object.fromEntries(contents.pages.map(({ step, version }) => [step, version])),
    standing: { points, star, bandStar },
    evidence: contents.files.map(({ id, caption, criteria, file }) => ({
      id,
      caption,
      criteria: [...criteria],
      sha256: file.sha256,
      mediaType: file.mediaType,
      byteSize: file.byteSize,
      fileName: file.fileName,
    })),
    problems,
    moves,
  }
}
