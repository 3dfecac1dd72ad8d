import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { wordsOfOption } from '@saolang/core/support/plans/plan.ts'
import { AreaPlansPage } from '@saolang/web/support/plans/area-plans-page'
import { PlanPage } from '@saolang/web/support/plans/plan-page'
import type { PlanLine } from '@saolang/web/support/plans/plan-views.ts'
import { PlansPage } from '@saolang/web/support/plans/plans-page'
import { ProposePlanPage } from '@saolang/web/support/plans/propose-page'
import { TiersPage } from '@saolang/web/support/plans/tiers-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored, storeUpload } from '../../platform/files.ts'
import { Fields, goOrShow, readDay, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { makePlan, proposePlan } from './make-plan.ts'
import type { PlanRow } from './plans.sql.ts'
import { readOwnPlans, readPlan, readPlansOfArea } from './read-plans.ts'
import { readTiers } from './read-tiers.ts'
import { startFromPlan } from './start-from-plan.ts'
import { dropPlan, savePlanStep } from './work-on-plan.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const takesFiles = { config: { takesFiles: true } }

/** `/plans`: from the last scorecard to the next star; `/help-by-star`: what each star brings. */
export function planPages(app: App): void {
  app.get('/plans', { schema: { querystring: Whose } }, async (request, reply) => {
    const { organisation } = request.query
    if (request.actor.role !== 'producer' && !organisation)
      return sendPage(request, reply, AreaPlansPage, {
        plans: (await readPlansOfArea(request.actor, undefined)).map((plan) => toLine(plan, plan.organisation)),
      })
    const { seat, plans, dossiers } = await readOwnPlans(request.actor, organisation)
    return sendPage(request, reply, PlansPage, {
      plans: plans.map((plan) => toLine(plan, seat.name)),
      dossiers: dossiers.map(({ id, productName }) => ({ id, productName })),
      ...(request.actor.role !== 'producer' && { helped: { id: seat.id, name: seat.name } }),
    })
  })
  app.get('/plans/new/:id', { schema: { params: Id } }, (request, reply) =>
    sendProposal(request, reply, request.params.id),
  )
  app.post('/plans/new/:id', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id: dossierId } = request.params
    const way = Number(readText(request.body, 'way') || -1)
    return goOrShow(
      reply,
      async () => `/plans/${(await makePlan(request.actor, { dossierId, way })).id}`,
      (problems) => sendProposal(request, reply, dossierId, problems),
    )
  })
  onePlan(app)
  app.get('/help-by-star', async (request, reply) =>
    sendPage(request, reply, TiersPage, await readTiers(request.actor, undefined)),
  )
}

function onePlan(app: App): void {
  app.get('/plans/:id', { schema: { params: Id } }, (request, reply) => sendPlan(request, reply, request.params.id))
  app.get(
    '/plans/:id/files/:sha256',
    { schema: { params: Id.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) } },
    async (request, reply) => {
      const { files } = await readPlan(request.actor, request.params)
      const file = files.find(({ sha256 }) => sha256 === request.params.sha256)
      if (!file) throw new Refused([{ code: 'not-found.photo' }])
      return sendStored(reply, file, 'private, no-store')
    },
  )
  const Step = Id.extend({ criterion: z.string().max(20) })
  app.post('/plans/:id/steps/:criterion', { ...takesFiles, schema: { params: Step } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'plan.work'))
    const { id: planId, criterion } = request.params
    const { fields, files } = await readForm(request)
    const { helper = '', costNote = '', note = '' } = fields
    const form = { helper, costNote, note, dueOn: readDay(fields, 'due'), isDone: fields.done === 'yes' }
    return goOrShow(
      reply,
      async () => {
        const stored = []
        for (const { upload } of files) stored.push(await storeUpload(upload))
        await savePlanStep(request.actor, { planId, criterion, form, files: stored })
        return `/plans/${planId}#step-${criterion}`
      },
      (problems) => sendPlan(request, reply, planId, { criterion, values: fields, problems }),
    )
  })
  app.post('/plans/:id/drop', { schema: { params: Id } }, async (request, reply) => {
    await dropPlan(request.actor, request.params)
    return reply.redirect('/plans', 303)
  })
  app.post('/plans/:id/dossier', { schema: { params: Id } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => `/dossiers/${(await startFromPlan(request.actor, id)).id}`,
      (problems) => sendPlan(request, reply, id, { criterion: '', values: {}, problems }),
    )
  })
}

async function sendProposal(
  request: FastifyRequest,
  reply: FastifyReply,
  dossierId: string,
  problems: readonly Problem[] = [],
) {
  const { dossier, set, basis, outlook, openPlanId } = await proposePlan(request.actor, dossierId)
  if (openPlanId) return reply.redirect(`/plans/${openPlanId}`, 303)
  const props = {
    ...{ dossierId, productName: dossier.productName, basis, problems },
    ...{ points: outlook.points, fromStar: outlook.fromStar, targetStar: outlook.targetStar },
    ways: outlook.ways.map(({ points, changes }) => ({
      points,
      changes: changes.map(({ criterion, title, to, getsPoints, hasPoints, neededByFloor }) => ({
        ...{ criterion, title, toWords: wordsOfOption(set, criterion, to) ?? '' },
        ...{ won: getsPoints - hasPoints, isFloor: neededByFloor },
      })),
    })),
  }
  return sendPage(request, reply, ProposePlanPage, props, statusFor(problems))
}

type Again = { criterion: string; values: Record<string, string>; problems: readonly Problem[] }

async function sendPlan(request: FastifyRequest, reply: FastifyReply, id: string, again?: Again) {
  const { plan, steps, files, mayWork } = await readPlan(request.actor, { id })
  const problems = again?.problems ?? []
  const props = {
    plan: {
      ...toLine(plan, plan.organisation),
      ...{ pointsNow: plan.pointsNow, pointsThen: plan.pointsThen, basis: plan.basis },
      ...(plan.nextDossierId && { nextDossierId: plan.nextDossierId }),
    },
    steps: steps.map((step) => toStep(step, files)),
    isProducer: request.actor.role === 'producer',
    mayWork,
    ...(again?.criterion && { again: { criterion: again.criterion, values: again.values } }),
    problems,
  }
  return sendPage(request, reply, PlanPage, props, statusFor(problems))
}

type Read = Awaited<ReturnType<typeof readPlan>>

function toStep(step: Read['steps'][number], files: Read['files']) {
  const { criterion, title, fromWords, toWords, pointsWon, isNeededByFloor, helper, dueOn, costNote, note, doneOn } =
    step
  return {
    ...{ criterion, title, toWords, pointsWon, isNeededByFloor, standing: step.standing, courses: step.courses },
    ...{ helper: helper ?? '', dueOn: dueOn ?? '', costNote: costNote ?? '', note: note ?? '' },
    ...(fromWords && { fromWords }),
    ...(doneOn && { doneOn }),
    ...(step.subject && { subject: step.subject }),
    files: files
      .filter((file) => file.criterion === criterion)
      .map(({ sha256, fileName, mediaType }) => ({ sha256, fileName, isPicture: mediaType.startsWith('image/') })),
  }
}

function toLine(plan: PlanRow, organisation: string): PlanLine {
  const { id, productName, targetStar, status, steps, done, late, changedAt, isDemo } = plan
  return {
    id,
    productName,
    organisation,
    targetStar,
    status,
    steps,
    done,
    late,
    changedAt: changedAt.toISOString(),
    isDemo,
  }
}
