import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { writePlan } from '@saolang/core/market/fairs/fair.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { FairFormPage } from '@saolang/web/market/fairs/fair-form-page'
import { FairPage } from '@saolang/web/market/fairs/fair-page'
import { FairsPage } from '@saolang/web/market/fairs/fairs-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readDay, readIds, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { nameProvinces } from '../demand/pages/demand-pages.ts'
import { typedOf } from '../demand/pages/read-forms.ts'
import { applyToFair, withdrawApplication } from './apply-to-fair.ts'
import { assignBooth, changePlan, decideApplication, openFair } from './hold-fair.ts'
import { readFair, readFairs } from './read-fairs.ts'
import { toApplication, toFairLine } from './to-view.ts'

const Id = z.object({ id: z.uuid() })

/** `/fairs…`: fairs, applications, booths. */
export function fairPages(app: App): void {
  app.get('/fairs', async (request, reply) => {
    const today = legalDateOf(currentTime())
    const fairs = (await readFairs(request.actor, undefined)).map((row) => toFairLine(row, today))
    const canOpen = findPermissionProblems(request.actor, 'fair.open').length === 0
    return sendPage(request, reply, FairsPage, { fairs, canOpen })
  })
  app.get('/fairs/new', (request, reply) => sendNew(request, reply, {}, []))
  app.post('/fairs/new', { schema: { body: Fields } }, (request, reply) => {
    const { body } = request
    const text = (name: string) => readText(body, name)
    const fair = {
      ...{ name: text('name'), about: text('about'), place: text('place'), provinceCode: text('provinceCode') },
      ...{
        fromOn: readDay(body, 'fromOn'),
        untilOn: readDay(body, 'untilOn'),
        applyUntil: readDay(body, 'applyUntil'),
      },
      plan: text('plan'),
    }
    return goOrShow(
      reply,
      async () => `/fairs/${(await openFair(request.actor, fair)).id}`,
      (problems) => sendNew(request, reply, typedOf(body), problems),
    )
  })
  app.get('/fairs/:id', { schema: { params: Id } }, (request, reply) => sendFair(request, reply, []))
  producerActs(app)
  organiserActs(app)
}

function producerActs(app: App): void {
  const posted = { schema: { params: Id, body: Fields } }
  app.post('/fairs/:id/apply', posted, (request, reply) => {
    const { body } = request
    const applied = { productIds: readIds(body, 'products'), words: readText(body, 'words') }
    return doAndShow(request, reply, () => applyToFair(request.actor, { fairId: request.params.id, ...applied }))
  })
  app.post('/fairs/:id/withdraw', posted, (request, reply) =>
    doAndShow(request, reply, () => withdrawApplication(request.actor, { fairId: request.params.id })),
  )
}

function organiserActs(app: App): void {
  app.post('/fairs/:id/plan', { schema: { params: Id, body: Fields } }, (request, reply) =>
    doAndShow(request, reply, () =>
      changePlan(request.actor, { fairId: request.params.id, plan: readText(request.body, 'plan') }),
    ),
  )
  const One = Id.extend({ application: z.uuid() })
  const posted = { schema: { params: One, body: Fields } }
  app.post('/fairs/:id/applications/:application', posted, (request, reply) => {
    const { id: fairId, application: applicationId } = request.params
    const decided = { accepts: readText(request.body, 'accepts') === 'yes', why: readText(request.body, 'why') }
    return doAndShow(request, reply, () => decideApplication(request.actor, { fairId, applicationId, ...decided }))
  })
  app.post('/fairs/:id/applications/:application/booth', posted, (request, reply) => {
    const { id: fairId, application: applicationId } = request.params
    const code = readText(request.body, 'code')
    return doAndShow(request, reply, () => assignBooth(request.actor, { fairId, applicationId, code }))
  })
}

function doAndShow(request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>) {
  const { id } = request.params as { id: string }
  return goOrShow(
    reply,
    async () => {
      await work()
      return `/fairs/${id}`
    },
    (problems) => sendFair(request, reply, problems),
  )
}

async function sendNew(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Record<string, string>,
  problems: readonly Problem[],
) {
  refuseIf(findPermissionProblems(request.actor, 'fair.open'))
  const provinces = Object.entries(await nameProvinces(undefined)).map(([value, label]) => ({ value, label }))
  return sendPage(request, reply, FairFormPage, { provinces, values, problems }, statusFor(problems))
}

async function sendFair(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const { id } = request.params as { id: string }
  const { actor } = request
  const { fair, booths, applications, names, isOrganiser, own, products, records } = await readFair(actor, id)
  const holderOf = (code: string) => applications.find(({ boothCode }) => boothCode === code)
  const page = {
    fair: toFairLine(fair, legalDateOf(currentTime())),
    about: fair.about,
    booths: booths.map((booth) => {
      const holder = holderOf(booth.code)
      const isOwn = holder !== undefined && holder.organisationId === actor.organisationId
      return { ...booth, isOwn, holder: holder ? (names.get(holder.organisationId) ?? '') : null }
    }),
    isOrganiser: isOrganiser && findPermissionProblems(actor, 'fair.select').length === 0,
    isProducer: actor.organisationId !== undefined,
    applications: isOrganiser ? applications.map((row) => toApplication(row, { names, records })) : [],
    own: own ? toApplication(own, { names, records }) : null,
    products: products.map(({ id: value, name }) => ({ value, label: name })),
    plan: writePlan(booths),
    problems,
  }
  return sendPage(request, reply, FairPage, page, statusFor(problems))
}
