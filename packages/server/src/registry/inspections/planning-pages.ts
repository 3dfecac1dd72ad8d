import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { inspectionRisks } from '@saolang/core/registry/inspections/risk.ts'
import { OrderPage } from '@saolang/web/registry/inspections/order-page'
import { PlanPage } from '@saolang/web/registry/inspections/plan-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listOfficers } from '../../people/get-person.ts'
import { listCommunes } from '../../people/get-place.ts'
import { view } from '../../platform/act.ts'
import { Fields, goOrShow, readDay, readDayParts, readIds, readList, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { areaOf } from '../area-of.ts'
import { addressOf } from '../get-product.ts'
import { findProductByCode, readProduct } from '../product-pages.ts'
import { readReport } from '../reports/read-reports.ts'
import { listInspectors } from './find-inspector.ts'
import { orderInspection } from './order-inspection.ts'
import { planInspections, suggestInspections } from './plan-inspections.ts'
import { toPerson } from './to-view.ts'

const Text = z.string().max(200).default('')

/** Plans of visits by risk and place, and visits ordered ad hoc. */
export function planningPages(app: App): void {
  app.get('/registry/inspections/new', { schema: { querystring: Fields } }, (request, reply) =>
    showPlan(request, reply, request.query, []),
  )
  app.post('/registry/inspections/new', { schema: { body: Fields } }, (request, reply) => {
    const { body } = request
    const plan = {
      ...{ title: readText(body, 'title'), documentNumber: readText(body, 'documentNumber') },
      ...{ from: readDay(body, 'from'), to: readDay(body, 'to'), inspector: readText(body, 'inspector') },
      productIds: readIds(body, 'product'),
    }
    return goOrShow(
      reply,
      async () => {
        await planInspections(request.actor, plan)
        return '/registry/inspections'
      },
      (problems) => showPlan(request, reply, body, problems),
    )
  })
  const Query = z.object({ code: Text, report: Text })
  app.get('/registry/inspections/order', { schema: { querystring: Query } }, (request, reply) =>
    showOrder(request, reply, request.query, []),
  )
  app.post('/registry/inspections/order', { schema: { body: Fields } }, (request, reply) => {
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        const found = await findProductByCode(readText(body, 'code'))
        refuseIf(found ? [] : [{ code: 'not-found.product', at: 'code' }])
        const [reportId] = readIds(body, 'report')
        const { id } = await orderInspection(request.actor, {
          ...{ productId: found?.productId as string, inspector: readText(body, 'inspector') },
          ...{ dueOn: readDay(body, 'due'), why: readText(body, 'why'), ...(reportId && { reportId }) },
        })
        return `/registry/inspections/${id}`
      },
      (problems) => showOrder(request, reply, body, problems),
    )
  })
}

const readPlanChoices = view('inspection.plan', async ({ tx, who }, _: undefined) => {
  const { provinceCode } = areaOf(who)
  const officers = await listOfficers(tx, provinceCode)
  return {
    communes: provinceCode ? await listCommunes(tx, provinceCode) : [],
    // A person of one commune is sent to that commune alone: a plan over several names the province's own.
    inspectors: officers.filter(({ role }) => role !== 'commune-officer').map(toPerson),
  }
})

async function showPlan(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const asked = readList(fields, 'risk')
  const known = inspectionRisks.filter((risk) => asked.includes(risk))
  const risks = known.length > 0 ? known : [...inspectionRisks]
  const commune = readText(fields, 'commune')
  const candidates = await suggestInspections(request.actor, { risks, ...(commune && { communeCode: commune }) })
  const { communes, inspectors } = await readPlanChoices(request.actor, undefined)
  const props = {
    ...{ risks, commune, inspectors, problems },
    communes: communes.map(({ code, name }) => ({ code, name })),
    candidates: candidates.map(({ star, lastDay, ...candidate }) => ({
      ...candidate,
      ...(star && { star }),
      ...(lastDay && { lastDay }),
    })),
    values: {
      ...{ title: readText(fields, 'title'), documentNumber: readText(fields, 'documentNumber') },
      ...{ inspector: readText(fields, 'inspector'), products: readList(fields, 'product') },
      ...{ from: readDayParts(fields, 'from'), to: readDayParts(fields, 'to') },
    },
  }
  return sendPage(request, reply, PlanPage, props, statusFor(problems))
}

const readInspectors = view(
  'inspection.order',
  async ({ tx, who }, place: { provinceCode: string; communeCode: string | null }) =>
    (await listInspectors(tx, who, place)).map(toPerson),
)

async function showOrder(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'inspection.order'))
  const code = readText(fields, 'code')
  const found = code ? await findProductByCode(code) : undefined
  const record = found ? await readProduct(found.productId) : undefined
  const [reportId] = readIds(fields, 'report')
  const report = reportId ? await readReport(request.actor, reportId) : undefined
  const unknown = code && !found && problems.length === 0 ? [{ code: 'not-found.product', at: 'code' }] : problems
  const props = {
    ...(record && { product: { name: record.product.name, code: addressOf(record) } }),
    ...(report && { report: { id: report.id, code: formatShortCode(report.code) } }),
    inspectors: record ? await readInspectors(request.actor, record.product) : [],
    values: {
      ...{ code, why: readText(fields, 'why'), inspector: readText(fields, 'inspector') },
      due: readDayParts(fields, 'due'),
    },
    problems: unknown,
  }
  return sendPage(request, reply, OrderPage, props, statusFor(unknown))
}
