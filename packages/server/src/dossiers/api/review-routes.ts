import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { answerSupplement } from '../review/answer-supplement.ts'
import { forwardDossier } from '../review/forward-dossier.ts'
import { recordFindings } from '../review/record-findings.ts'
import { requestSupplement } from '../review/request-supplement.ts'
import { returnDossier } from '../review/return-dossier.ts'

const tags = ['dossiers']
const Id = z.object({ id: z.uuid() })
const text = (most: number) => z.string().max(most)
const nothing = { 204: z.null() }

/** What officers do with a dossier on their desk, and how the applicant answers. */
export function reviewRoutes(app: App): void {
  supplements(app)
  const texts = z.object({
    localMaterial: text(6000),
    localLabour: text(6000),
    ideaOrigin: text(6000),
    localIdentity: text(6000),
  })
  const Findings = z.object({ texts, siteVisitOn: z.iso.date().optional() })
  const findings = {
    summary: 'Keep the four findings of the commune (Mẫu số 03); a new version each time',
    tags,
    params: Id,
    body: Findings,
    response: { 200: z.object({ version: z.int() }) },
  }
  app.put('/api/v1/dossiers/:id/findings', { schema: findings }, ({ actor, params, body }) => {
    const { siteVisitOn } = body
    return recordFindings(actor, { dossierId: params.id, texts: body.texts, ...(siteVisitOn && { siteVisitOn }) })
  })
  const Letter = z.object({
    number: text(60),
    signedOn: z.iso.date(),
    signerName: text(120),
    signerTitle: text(120),
    samples: z.int().min(0).max(999),
  })
  const forward = {
    summary: 'Forward to the province with the signed letter of request',
    tags,
    params: Id,
    body: Letter,
    response: nothing,
  }
  app.post('/api/v1/dossiers/:id/forwarding', { schema: forward }, async (request, reply) => {
    await forwardDossier(request.actor, { dossierId: request.params.id, ...request.body })
    return reply.status(204).send(null)
  })
  const Reasons = z.object({ reasons: text(6000) })
  const giveBack = {
    summary: 'Return the dossier for good, with reasons',
    tags,
    params: Id,
    body: Reasons,
    response: nothing,
  }
  app.post('/api/v1/dossiers/:id/return', { schema: giveBack }, async (request, reply) => {
    await returnDossier(request.actor, { dossierId: request.params.id, reasons: request.body.reasons })
    return reply.status(204).send(null)
  })
}

function supplements(app: App): void {
  const Item = z.object({ at: z.string().max(60).optional(), text: text(1000) })
  const Request = z.object({ items: z.array(Item).max(50) })
  const ask = {
    summary: 'Ask the applicant for what is missing; the clock stops',
    tags,
    params: Id,
    body: Request,
    response: nothing,
  }
  app.post('/api/v1/dossiers/:id/supplements', { schema: ask }, async (request, reply) => {
    const items = request.body.items.map(({ at, text: words }) => ({ text: words, ...(at && { at }) }))
    await requestSupplement(request.actor, { dossierId: request.params.id, items })
    return reply.status(204).send(null)
  })
  const Answer = z.object({ reply: text(6000) })
  const answer = {
    summary: 'Hand in the supplemented dossier; the clock runs on',
    tags,
    params: Id,
    body: Answer,
    response: nothing,
  }
  app.post('/api/v1/dossiers/:id/supplements/answer', { schema: answer }, async (request, reply) => {
    await answerSupplement(request.actor, { dossierId: request.params.id, reply: request.body.reply })
    return reply.status(204).send(null)
  })
}
