import { randomUUID } from 'node:crypto'
import type { PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import { stepAfter } from '@saolang/core/dossiers/tasks.ts'
import { type Problem, Refused, statusOf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { AssessmentPage } from '@saolang/web/dossiers/assessment-page'
import { EvidencePage } from '@saolang/web/dossiers/evidence-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, readDay, readGroup, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm, type SentForm } from '../../platform/upload/read-form.ts'
import { attachEvidence, detachEvidence, reuseEvidence } from '../attach-evidence.ts'
import { chooseOptions } from '../choose-options.ts'
import { readDossier } from '../read-dossier.ts'
import { filesOf, headOf } from './page-props.ts'
import { readVersion } from './read-version.ts'
import { findAssessmentPage, onward } from './writing.ts'

const Step = z.object({ id: z.uuid(), n: z.string().regex(/^[1-9]\d?$/) })
const Id = z.object({ id: z.uuid() })

/** `/dossiers/{id}/assess-{n}` and `/dossiers/{id}/evidence`: levels with their proof. */
export function assessingPages(app: App): void {
  app.get('/dossiers/:id/assess-:n', { schema: { params: Step } }, async (request, reply) => {
    const { back } = request.query as { back?: string }
    return sendAssessment(request, reply, { ...stepOf(request.params), ...(back && { back }) })
  })
  app.post('/dossiers/:id/assess-:n', { config: { takesFiles: true }, schema: { params: Step } }, (request, reply) =>
    takeAssessment(request, reply, stepOf(request.params)),
  )
  app.get('/dossiers/:id/evidence', { schema: { params: Id } }, (request, reply) =>
    sendEvidence(request, reply, { id: request.params.id }),
  )
  app.post('/dossiers/:id/evidence', { config: { takesFiles: true }, schema: { params: Id } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await takeEvidence(request.actor, id, await readForm(request))
        return `/dossiers/${id}/evidence`
      },
      (problems) =>
        sendEvidence(request, reply, {
          id,
          problems: problems.map((each) => ({ ...each, at: each.at === 'expiresOn' ? each.at : 'file' })),
        }),
    )
  })
}

const isId = (text: string | undefined): text is string => z.uuid().safeParse(text).success
const stepOf = ({ id, n }: z.infer<typeof Step>) => ({ id, step: `assess-${n}` })

type Assessment = {
  id: string
  step: string
  back?: string
  typed?: { given: Record<string, string>; words: Record<string, string>; formKey: string }
  problems?: readonly Problem[]
}

async function takeAssessment(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, step }: { id: string; step: string },
) {
  const isAutosave = request.headers['x-autosave'] === '1'
  const form = await readForm(request)
  const { fields } = form
  const typed = {
    given: readGroup(fields, 'choice.'),
    words: readGroup(fields, 'words.'),
    formKey: readVersion(fields).formKey,
  }
  try {
    await chooseOptions(request.actor, { dossierId: id, step, ...typed, ...readVersion(fields) })
    if (isAutosave) return reply.status(204).send()
    await takeProof(request.actor, id, form)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (isAutosave) return reply.status(statusOf(error.problems)).send({ problems: error.problems })
    return sendAssessment(request, reply, { id, step, typed, problems: error.problems })
  }
  const [act, , criterion] = actOf(fields.act)
  if (act) return reply.redirect(`/dossiers/${id}/${step}#${encodeURIComponent(criterion ?? '')}`, 303)
  const { dossier, set } = await readDossier(request.actor, id)
  return reply.redirect(onward(id, fields.back, stepAfter(step, { kind: dossier.kind, set })), 303)
}

/** Files sent, files reused, and the one that is taken from its criterion. */
async function takeProof(who: Actor, dossierId: string, { fields, files }: SentForm): Promise<void> {
  const problems: Problem[] = []
  for (const { field, upload } of files) {
    const criterion = field.replace(/^file\./, '')
    try {
      const term = termOf(fields[`kind.${criterion}`], readDay(fields, `expires.${criterion}`))
      await attachEvidence(who, { dossierId, criterion, upload, term })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      problems.push(...error.problems.map((problem) => ({ ...problem, at: placeOf(problem, field, criterion) })))
    }
  }
  for (const [criterion, evidenceId] of Object.entries(readGroup(fields, 'reuse.')))
    if (isId(evidenceId)) await reuseEvidence(who, { dossierId, evidenceId, criterion })
  const [act, evidenceId, criterion] = actOf(fields.act)
  if (act === 'detach' && isId(evidenceId) && criterion) await detachEvidence(who, { dossierId, evidenceId, criterion })
  if (problems.length > 0) throw new Refused(problems)
}

const placeOf = ({ at }: Problem, field: string, criterion: string) =>
  at === 'expiresOn' ? `expires.${criterion}` : field

function termOf(kind: string | undefined, expiresOn: string): PaperTerm {
  return { ...(kind && { kind }), ...(expiresOn && { expiresOn }) }
}

/** `upload:1.1` and `detach:<file>:1.1` as act, file and criterion. */
function actOf(value = ''): [act?: string, evidenceId?: string, criterion?: string] {
  const [act, ...rest] = value.split(':')
  if (act === 'upload') return [act, undefined, rest[0]]
  return act === 'detach' ? [act, rest[0], rest[1]] : []
}

async function sendAssessment(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, step, back, typed, problems = [] }: Assessment,
) {
  const reading = await readDossier(request.actor, id)
  const { page, position } = findAssessmentPage(reading, step)
  const version = reading.contents.pages.find((written) => written.step === step)?.version ?? 0
  return sendPage(
    request,
    reply,
    AssessmentPage,
    {
      head: headOf(reading),
      set: reading.set,
      page,
      position,
      files: filesOf(reading),
      version,
      problems,
      given: reading.contents.judged.given,
      words: reading.dossier.selfWords,
      formKey: typed?.formKey || randomUUID(),
      ...(typed && { typed }),
      ...(back && { back }),
      isConflict: problems.some(({ code }) => code === 'conflict.page-changed'),
    },
    statusFor(problems),
  )
}

async function takeEvidence(who: Actor, dossierId: string, { fields, files }: SentForm): Promise<void> {
  const [act, evidenceId] = actOf(fields.act)
  if (act === 'detach' && isId(evidenceId)) return detachEvidence(who, { dossierId, evidenceId })
  const upload = files[0]?.upload
  if (!upload) throw new Refused([{ code: 'evidence.no-file', at: 'file' }])
  const caption = fields.caption ?? ''
  const term = termOf(fields.kind, readDay(fields, 'expiresOn'))
  await attachEvidence(who, { dossierId, caption, upload, term })
}

async function sendEvidence(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, problems = [] }: { id: string; problems?: readonly Problem[] },
) {
  const reading = await readDossier(request.actor, id)
  const { set, unproven } = reading
  const props = { head: headOf(reading), set, files: filesOf(reading), unproven, problems }
  return sendPage(request, reply, EvidencePage, props, statusFor(problems))
}
