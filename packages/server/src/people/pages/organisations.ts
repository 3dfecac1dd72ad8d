import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import {
  findStepProblems,
  type OrganisationAnswers,
  OrganisationForm,
  type OrganisationStep,
  organisationSteps,
} from '@saolang/core/people/organisation.ts'
import { OrganisationFormPage } from '@saolang/web/people/organisation-form-page'
import { OrganisationsPage } from '@saolang/web/people/organisations-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime, publicView } from '../../platform/act.ts'
import { parseForm, readDay, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { listCommunes, listProvinces } from '../get-place.ts'
import { listOwnOrganisations, readOrganisation } from '../read-organisation.ts'
import { changeOrganisation, registerOrganisation } from '../register-organisation.ts'

const Id = z.object({ id: z.uuid() })
const Body = z.record(z.string(), z.string().max(2000))

const listPlaces = publicView(async ({ tx }, province: string | undefined) => ({
  provinces: await listProvinces(tx),
  communes: province ? await listCommunes(tx, province) : [],
}))

/** `/organisations`: those that one acts for, or of the officer's commune; registering one, step by step; changing one. */
export function organisationPages(app: App): void {
  app.get('/organisations', async (request, reply) =>
    sendPage(request, reply, OrganisationsPage, {
      organisations: await listOwnOrganisations(request.actor, undefined),
    }),
  )
  app.get('/organisations/new', async (request, reply) => {
    await listOwnOrganisations(request.actor, undefined)
    return sendStep(request, reply, { step: 'kind', answers: startingAnswers(request.actor) })
  })
  app.post('/organisations/new', { schema: { body: Body } }, async (request, reply) =>
    takeStep(request, reply, async (form) => {
      const { id } = await registerOrganisation(request.actor, form)
      return reply.redirect(`/organisations/${id}?done=registered`, 303)
    }),
  )
  app.get('/organisations/:id/edit', { schema: { params: Id } }, async (request, reply) => {
    const { id } = request.params
    const { answers } = await readOrganisation(request.actor, id)
    return sendStep(request, reply, { step: 'check', answers, id })
  })
  app.post('/organisations/:id/edit', { schema: { params: Id, body: Body } }, async (request, reply) => {
    const { id } = request.params
    return takeStep(
      request,
      reply,
      async (form) => {
        await changeOrganisation(request.actor, { ...form, id, reason: request.body.reason ?? '' })
        return reply.redirect(`/organisations/${id}?done=changed`, 303)
      },
      id,
    )
  })
}

type Step = {
  step: OrganisationStep
  answers: OrganisationAnswers
  id?: string | undefined
  problems?: readonly Problem[]
}

// The answers travel in the form itself, so that nothing is kept of somebody who turns back half way.
async function takeStep(
  request: FastifyRequest,
  reply: FastifyReply,
  finish: (form: OrganisationForm) => Promise<FastifyReply>,
  id?: string,
): Promise<FastifyReply> {
  const { step: sent, goto, establishedOn: _, ...fields } = request.body as Record<string, string>
  const answers = withDate(fields)
  const step = organisationSteps.find((name) => name === sent) ?? 'kind'
  const wanted = organisationSteps.find((name) => name === goto)
  if (wanted) return sendStep(request, reply, { step: wanted, answers, id })
  const problems = findStepProblems(step, answers, legalDateOf(currentTime()))
  if (problems.length > 0) return sendStep(request, reply, { step, answers, id, problems })
  if (step !== 'check') {
    const after = id ? 'check' : (organisationSteps[organisationSteps.indexOf(step) + 1] as OrganisationStep)
    // Another province asks for its commune again, also when one only came to change the province.
    return sendStep(request, reply, { step: step === 'province' ? 'place' : after, answers, id })
  }
  try {
    return await finish(parseForm(OrganisationForm, answers))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return sendStep(request, reply, { step, answers, id, problems: error.problems })
  }
}

async function sendStep(request: FastifyRequest, reply: FastifyReply, { problems = [], ...state }: Step) {
  const { provinceCode } = state.answers
  const places = await listPlaces(provinceCode)
  return sendPage(request, reply, OrganisationFormPage, { ...state, ...places, problems }, statusFor(problems))
}

function startingAnswers({ jurisdiction }: Actor): OrganisationAnswers {
  return jurisdiction?.level === 'commune'
    ? { provinceCode: jurisdiction.provinceCode, communeCode: jurisdiction.communeCode }
    : {}
}

function withDate({ csrf: _, ...fields }: Record<string, string>): OrganisationAnswers {
  const establishedOn = readDay(fields, 'establishedOn')
  return { ...fields, ...(establishedOn && { establishedOn }) }
}
