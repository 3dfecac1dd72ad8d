import { randomUUID } from 'node:crypto'
import { type FormStep, formSteps, listFields } from '@saolang/core/dossiers/form.ts'
import { cheapestWaysTo } from '@saolang/core/dossiers/improvement.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { listAssessmentPages, toChoices } from '@saolang/core/dossiers/self-assessment.ts'
import { stepAfter } from '@saolang/core/dossiers/tasks.ts'
import { type Problem, Refused, statusOf } from '@saolang/core/kernel/problem.ts'
import type { Star } from '@saolang/law/criteria-set.ts'
import { ApplicantPage } from '@saolang/web/dossiers/applicant-page'
import { QuestionPage } from '@saolang/web/dossiers/question-page'
import { StarPage } from '@saolang/web/dossiers/star-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { type DossierReading, readDossier } from '../read-dossier.ts'
import { saveStep } from '../save-step.ts'
import { applicantOf, headOf } from './page-props.ts'
import { readVersion } from './read-version.ts'

const Step = z.object({ id: z.uuid(), step: z.enum(formSteps) })
const Id = z.object({ id: z.uuid() })

/** `/dossiers/{id}/{step}`: the questions of Mẫu 01 and Mẫu 02, and what the next star needs. */
export function writingPages(app: App): void {
  for (const step of formSteps) {
    app.get(`/dossiers/:id/${step}`, { schema: { params: Id } }, async (request, reply) => {
      const reading = await readDossier(request.actor, request.params.id)
      const { back } = request.query as { back?: string }
      return sendQuestion(request, reply, { reading, step, ...(back && { back }) })
    })
    app.post(`/dossiers/:id/${step}`, { schema: { params: Id } }, (request, reply) =>
      takeAnswers(request, reply, Step.parse({ ...request.params, step })),
    )
  }
  app.get('/dossiers/:id/star', { schema: { params: Id } }, async (request, reply) => {
    const reading = await readDossier(request.actor, request.params.id)
    const { set, contents } = reading
    const choices = toChoices(contents.judged.given)
    const result = score(set, choices)
    const stars = ([3, 4, 5] as Star[]).filter((star) => star > result.star).slice(0, 2)
    const goals = stars.map((star) => ({ star, ways: cheapestWaysTo(set, choices, star) }))
    return sendPage(request, reply, StarPage, { head: headOf(reading), set, result, goals })
  })
}

async function takeAnswers(request: FastifyRequest, reply: FastifyReply, { id, step }: z.infer<typeof Step>) {
  const { fields, all } = await readForm(request)
  const isAutosave = request.headers['x-autosave'] === '1'
  const boxes = Object.fromEntries(all('papers').map((code) => [code, 'yes']))
  try {
    await saveStep(request.actor, { dossierId: id, step, answers: { ...fields, ...boxes }, ...readVersion(fields) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (isAutosave) return reply.status(statusOf(error.problems)).send({ problems: error.problems })
    const reading = await readDossier(request.actor, id)
    return sendQuestion(request, reply, { reading, step, typed: { ...fields, ...boxes }, problems: error.problems })
  }
  if (isAutosave) return reply.status(204).send()
  const { dossier, set } = await readDossier(request.actor, id)
  return reply.redirect(onward(id, fields.back, stepAfter(step, { kind: dossier.kind, set })), 303)
}

/** Where one goes after a page: back to the check, to the next page of the task, or to the list of tasks. */
export function onward(id: string, back: string | undefined, next: string | undefined): string {
  if (back === 'check') return `/dossiers/${id}/check`
  return next ? `/dossiers/${id}/${next}` : `/dossiers/${id}`
}

type Question = {
  reading: DossierReading
  step: FormStep
  back?: string
  typed?: Record<string, string>
  problems?: readonly Problem[]
}

function sendQuestion(
  request: FastifyRequest,
  reply: FastifyReply,
  { reading, step, back, typed, problems = [] }: Question,
) {
  const { set, contents } = reading
  const version = contents.pages.find((page) => page.step === step)?.version ?? 0
  const status = statusFor(problems)
  const common = { head: headOf(reading), version, formKey: typed?.formKey || randomUUID(), problems }
  if (step === 'applicant')
    return sendPage(request, reply, ApplicantPage, { ...common, applicant: applicantOf(reading) }, status)
  const isConflict = problems.some(({ code }) => code === 'conflict.page-changed')
  return sendPage(
    request,
    reply,
    QuestionPage,
    {
      ...common,
      step,
      fields: listFields(step, set.no),
      values: typed ?? contents.answers,
      ...(back && { back }),
      ...(isConflict && { stored: contents.answers }),
    },
    status,
  )
}

/** The steps of the self-assessment of any set: `assess-1` … `assess-20`. */
export function findAssessmentPage({ set }: DossierReading, step: string) {
  const page = listAssessmentPages(set).find((candidate) => candidate.step === step)
  if (!page) throw new Refused([{ code: 'not-found.step' }])
  const siblings = listAssessmentPages(set).filter(({ part }) => part === page.part)
  return { page, position: { n: siblings.findIndex((sibling) => sibling.step === step) + 1, of: siblings.length } }
}
