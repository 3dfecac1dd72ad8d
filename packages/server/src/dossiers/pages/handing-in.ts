import { type ConsentWay, consentWording } from '@saolang/core/dossiers/consent.ts'
import { listFields, listFormSteps } from '@saolang/core/dossiers/form.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { form01 } from '@saolang/law/decisions/2026-26-qd-ttg/form-01.ts'
import { communeReview } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { CheckPage } from '@saolang/web/dossiers/check-page'
import { ConsentPage } from '@saolang/web/dossiers/consent-page'
import { SubmittedPage } from '@saolang/web/dossiers/submitted-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, readDay, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { abandonDossier } from '../abandon-dossier.ts'
import { readDossier } from '../read-dossier.ts'
import { recordConsent } from '../record-consent.ts'
import { answerSupplement } from '../review/answer-supplement.ts'
import { submitDossier } from '../submit-dossier.ts'
import { addressOf, applicantOf, filesOf, headOf, standingOf, supplementOf } from './page-props.ts'

const Id = z.object({ id: z.uuid() })
const params = { schema: { params: Id } }
const pledge = form01.sections.find(({ code }) => code === 'pledge')?.intro ?? ''

/** `/dossiers/{id}/check`, `/consent`, `/submitted`, and the ends of the road that the applicant chooses. */
export function handingInPages(app: App): void {
  app.get('/dossiers/:id/check', params, (request, reply) => sendCheck(request, reply, { id: request.params.id }))
  app.post('/dossiers/:id/check', params, async (request, reply) => {
    const { id } = request.params
    const { fields } = await readForm(request)
    return orCheck(request, reply, id, async () => {
      await submitDossier(request.actor, { dossierId: id, isPledged: fields.isPledged === 'yes' })
      return `/dossiers/${id}/submitted`
    })
  })
  app.post('/dossiers/:id/answer', params, async (request, reply) => {
    const { id } = request.params
    const { fields } = await readForm(request)
    return orCheck(request, reply, id, async () => {
      await answerSupplement(request.actor, { dossierId: id, reply: fields.reply ?? '' })
      return `/dossiers/${id}`
    })
  })
  app.post('/dossiers/:id/abandon', params, async (request, reply) => {
    await abandonDossier(request.actor, { dossierId: request.params.id })
    return reply.redirect('/dossiers', 303)
  })
  app.get('/dossiers/:id/submitted', params, async (request, reply) => {
    const reading = await readDossier(request.actor, request.params.id)
    const { submission, clock, place, contents } = reading
    if (!submission) return reply.redirect(`/dossiers/${request.params.id}`, 303)
    return sendPage(request, reply, SubmittedPage, {
      head: headOf(reading),
      code: submission.code,
      communeName: place.communeName,
      workingDays: communeReview.workingDays,
      ...(clock?.dueOn && { dueOn: clock.dueOn }),
      samples: Number(contents.answers.sampleCount ?? 0),
    })
  })
  consentPages(app)
}

function consentPages(app: App): void {
  app.get('/dossiers/:id/consent', params, (request, reply) => sendConsent(request, reply, { id: request.params.id }))
  app.post('/dossiers/:id/consent', params, async (request, reply) => {
    const { id } = request.params
    const { fields } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        await recordConsent(request.actor, {
          dossierId: id,
          givenBy: fields.givenBy ?? '',
          givenOn: readDay(fields, 'givenOn'),
          how: fields.how as ConsentWay,
          isReadBack: fields.isReadBack === 'yes',
        })
        return `/dossiers/${id}`
      },
      (problems) => sendConsent(request, reply, { id, values: fields, problems }),
    )
  })
}

function orCheck(request: FastifyRequest, reply: FastifyReply, id: string, work: () => Promise<string>) {
  return goOrShow(reply, work, (problems) => sendCheck(request, reply, { id, problems }))
}

type Sending = { id: string; values?: Record<string, string>; problems?: readonly Problem[] }

async function sendCheck(request: FastifyRequest, reply: FastifyReply, { id, problems = [] }: Sending) {
  const reading = await readDossier(request.actor, id)
  const { dossier, set, contents } = reading
  const supplement = supplementOf(reading)
  // What the list of obstacles says, with a way to put it right, is not said twice.
  const listed = new Set(reading.problems.map(({ code, at }) => `${code} ${at}`))
  return sendPage(
    request,
    reply,
    CheckPage,
    {
      head: headOf(reading),
      set,
      applicant: applicantOf(reading),
      files: filesOf(reading),
      pledge,
      answers: contents.answers,
      given: contents.judged.given,
      standing: standingOf(reading),
      sections: listFormSteps(dossier.kind)
        .filter((step) => step !== 'applicant')
        .map((step) => ({ step, fields: listFields(step, set.no) })),
      obstacles: reading.problems.map((problem) => ({ problem, href: addressOf(reading, problem) })),
      problems: problems.filter(({ code, at }) => !listed.has(`${code} ${at}`)),
      ...(supplement && { supplement }),
    },
    statusFor(problems),
  )
}

async function sendConsent(request: FastifyRequest, reply: FastifyReply, { id, values, problems = [] }: Sending) {
  const reading = await readDossier(request.actor, id)
  const { dossier, contents, place } = reading
  const { consent, organisation } = contents
  const { organisationName: applicant, productName: product } = dossier
  return sendPage(
    request,
    reply,
    ConsentPage,
    {
      head: headOf(reading),
      problems,
      values: values ?? { givenBy: organisation.representative.name },
      wording: consentWording({ applicant, product, officer: place.communeName }),
      ...(consent && { recorded: { givenBy: consent.givenBy, givenOn: consent.givenOn } }),
    },
    statusFor(problems),
  )
}
