import { BaseClaim } from '@saolang/core/dossiers/base-product.ts'
import { type DossierKind, dossierKinds, isOpen } from '@saolang/core/dossiers/dossier.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findClassification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { DossiersPage } from '@saolang/web/dossiers/dossiers-page'
import { NewDossierPage, type NewStep } from '@saolang/web/dossiers/new-dossier-page'
import { RoadPage } from '@saolang/web/dossiers/road-page'
import { TaskListPage } from '@saolang/web/dossiers/task-list-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listOwnOrganisations } from '../../people/read-organisation.ts'
import { goOrShow, readDay, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { findHomeElsewhere } from '../../platform/role-places.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { listDossiers } from '../list-dossiers.ts'
import { readDossier } from '../read-dossier.ts'
import { startDossier } from '../start-dossier.ts'
import { headOf, itemOf, roadOf, standingOf, supplementOf } from './page-props.ts'

const Id = z.object({ id: z.uuid() })

/** `/dossiers`, `/dossiers/new`, `/dossiers/{id}`. */
export function ownDossierPages(app: App): void {
  app.get('/dossiers', async (request, reply) => {
    const home = findHomeElsewhere(request.actor, '/dossiers')
    if (home) return reply.redirect(home, 303)
    const dossiers = await listDossiers(request.actor, undefined)
    const organisations = await listActing(request)
    return sendPage(request, reply, DossiersPage, {
      dossiers: dossiers.map(itemOf),
      hasOrganisation: organisations.length > 0,
    })
  })
  app.get('/dossiers/new', async (request, reply) => {
    const { from } = request.query as { from?: string }
    const startKey = request.id + crypto.randomUUID()
    return sendStep(request, reply, {
      step: 'organisation',
      answers: { startKey, ...(await beginnings(request, from)) },
    })
  })
  app.post('/dossiers/new', async (request, reply) => takeStep(request, reply, (await readForm(request)).fields))
  app.get('/dossiers/:id', { schema: { params: Id } }, async (request, reply) => {
    const reading = await readDossier(request.actor, request.params.id)
    const head = headOf(reading)
    const { clock, snapshot } = reading
    if (!isOpen(head.status))
      return sendPage(request, reply, RoadPage, {
        head,
        road: roadOf(reading),
        steps: reading.steps,
        hasDifference: typeof reading.contents.base?.formerDossierId === 'string',
        ...(clock && { clock }),
        ...(snapshot && { snapshot: snapshot.content }),
      })
    const supplement = supplementOf(reading)
    return sendPage(request, reply, TaskListPage, {
      head,
      tasks: reading.tasks,
      missing: reading.problems.length,
      standing: standingOf(reading),
      steps: reading.steps,
      ...(supplement && { supplement }),
    })
  })
}

/** The organisations that a new dossier can be of: a producer's own one, those of the officer's commune. */
async function listActing({ actor }: FastifyRequest): Promise<{ id: string; name: string }[]> {
  const organisations = await listOwnOrganisations(actor, undefined)
  return actor.role === 'producer' ? organisations.filter(({ id }) => id === actor.organisationId) : organisations
}

/** What an earlier dossier gives to a new one. */
async function beginnings(request: FastifyRequest, from: string | undefined): Promise<Record<string, string>> {
  if (!from || !z.uuid().safeParse(from).success) return {}
  const { dossier } = await readDossier(request.actor, from)
  const { productName, setNo, organisationId } = dossier
  const industry = findClassification(setNo)?.industry.code ?? ''
  return { copyFrom: from, productName, industry, setNo: String(setNo), organisationId }
}

type Step = { step: NewStep; answers: Record<string, string>; problems?: readonly Problem[] }

async function sendStep(request: FastifyRequest, reply: FastifyReply, { step, answers, problems = [] }: Step) {
  const organisations = await listActing(request)
  const only = organisations.length === 1 ? organisations[0]?.id : undefined
  if (organisations.length === 0) return reply.redirect('/organisations/new', 303)
  const isSkipped = step === 'organisation' && only !== undefined
  return sendPage(
    request,
    reply,
    NewDossierPage,
    {
      step: isSkipped ? 'kind' : step,
      organisations,
      problems,
      answers: isSkipped ? { ...answers, organisationId: only } : answers,
    },
    statusFor(problems),
  )
}

async function takeStep(request: FastifyRequest, reply: FastifyReply, { csrf: _, ...fields }: Record<string, string>) {
  const { step: asked, ...answers } = fields
  const step = order.find((known) => known === asked) ?? 'kind'
  // The first answer travels in the form from then on, and a form can be changed on its way.
  const problems = [
    ...findStepProblems(step, answers),
    ...(step === 'set' ? findStepProblems('organisation', answers) : []),
  ]
  const next = nextStep(step, answers)
  if (problems.length > 0) return sendStep(request, reply, { step, answers, problems })
  if (next) return sendStep(request, reply, { step: next, answers })
  return goOrShow(
    reply,
    async () => `/dossiers/${(await startDossier(request.actor, toStart(answers))).id}`,
    (refused) => sendStep(request, reply, { step: 'set', answers, problems: refused }),
  )
}

const order: readonly NewStep[] = ['organisation', 'kind', 'base', 'name', 'industry', 'set']

function nextStep(step: NewStep, { kind }: Record<string, string>): NewStep | undefined {
  const next = order[order.indexOf(step) + 1]
  return next === 'base' && kind === 'first' ? 'name' : next
}

function findStepProblems(step: NewStep, answers: Record<string, string>): Problem[] {
  const checks: Record<NewStep, () => Problem[]> = {
    organisation: () =>
      answers.organisationId ? [] : [{ code: 'dossier.organisation-missing', at: 'organisationId' }],
    kind: () =>
      dossierKinds.includes(answers.kind as DossierKind) ? [] : [{ code: 'dossier.kind-missing', at: 'kind' }],
    base: () => (baseOf(answers) ? [] : [{ code: 'dossier.base-product-missing', at: 'certificateNumber' }]),
    name: () => (tidy(answers.productName ?? '') ? [] : [{ code: 'dossier.product-name-missing', at: 'productName' }]),
    industry: () => (answers.industry ? [] : [{ code: 'dossier.industry-missing', at: 'industry' }]),
    set: () => (answers.setNo ? [] : [{ code: 'dossier.set-unknown', at: 'setNo' }]),
  }
  return checks[step]()
}

function baseOf(answers: Record<string, string>): BaseClaim | undefined {
  const { certificateNumber, star } = answers
  const name = answers.baseName || answers.productName || '…'
  const read = {
    name,
    certificateNumber,
    star: Number(star),
    expiresOn: readDay(answers, 'expiresOn'),
  }
  return BaseClaim.safeParse(read).data
}

function toStart(answers: Record<string, string>) {
  const { organisationId = '', productName = '', setNo, copyFrom, startKey } = answers
  const kind = answers.kind as DossierKind
  const baseProduct = kind === 'first' ? undefined : baseOf(answers)
  return {
    kind,
    organisationId,
    productName,
    setNo: Number(setNo),
    ...(baseProduct && { baseProduct }),
    ...(z.uuid().safeParse(copyFrom).success && { copyFrom: copyFrom as string }),
    ...(startKey && { startKey: startKey.slice(0, 120) }),
  }
}
