import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { monthsFrom } from '@saolang/core/market/demand/months.ts'
import { SuppliesPage, SupplyFormPage } from '@saolang/web/market/demand/supplies-page'
import { SellersPage } from '@saolang/web/market/sellers-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import { Fields, goOrShow, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { listSellers } from '../../offers/read-desk.ts'
import { declareSupply, readSupplies } from '../declare-supply.ts'
import type { SupplyRow } from '../supply.sql.ts'
import { nameProvinces } from './demand-pages.ts'
import { readSupplyForm, typedOf, writeMonths } from './read-forms.ts'

const Whose = z.object({ organisation: z.uuid().optional() })
const Id = z.object({ id: z.uuid() })

/** `/supply`: what a producer, or the commune's officer for it, declares that can be supplied. */
export function supplyPages(app: App): void {
  app.get('/supply', { schema: { querystring: Whose } }, async (request, reply) => {
    if (request.actor.role === 'commune-officer' && !request.query.organisation)
      return sendPage(request, reply, SellersPage, {
        sellers: await listSellers(request.actor, undefined),
        place: 'supply' as const,
      })
    const { seat, isHelped, supplies } = await readSupplies(request.actor, request.query.organisation)
    const lines = supplies.map(({ productId, name, holds, declared }) => ({
      ...{ productId, name, holds, months: declared?.months ?? [] },
      ...(declared && { unit: declared.unit }),
    }))
    const page = { producer: seat.name, organisationId: isHelped ? seat.id : null, supplies: lines }
    return sendPage(request, reply, SuppliesPage, page)
  })
  app.get('/supply/:id', { schema: { params: Id, querystring: Whose } }, (request, reply) =>
    sendSupply(request, reply, {}, []),
  )
  app.post('/supply/:id', { schema: { params: Id, querystring: Whose, body: Fields } }, (request, reply) => {
    const { organisation: organisationId } = request.query
    return goOrShow(
      reply,
      async () => {
        const form = readSupplyForm(request.body)
        await declareSupply(request.actor, { productId: request.params.id, organisationId, form })
        return organisationId ? `/supply?organisation=${organisationId}` : '/supply'
      },
      (problems) => sendSupply(request, reply, typedOf(request.body), problems),
    )
  })
}

async function sendSupply(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Record<string, string>,
  problems: readonly Problem[],
) {
  const { id } = request.params as { id: string }
  const { organisation } = request.query as z.infer<typeof Whose>
  const { supplies } = await readSupplies(request.actor, organisation)
  const supply = supplies.find(({ productId }) => productId === id)
  if (!supply) throw new Refused([{ code: 'not-found.product' }])
  const provinces = Object.entries(await nameProvinces(undefined)).map(([value, label]) => ({ value, label }))
  const page = {
    productName: supply.name,
    action: `/supply/${id}${organisation ? `?organisation=${organisation}` : ''}`,
    provinces,
    months: monthsFrom(legalDateOf(currentTime())),
    values: problems.length > 0 ? typed : writeSupply(supply.declared),
    problems,
  }
  return sendPage(request, reply, SupplyFormPage, page, statusFor(problems))
}

function writeSupply(row: SupplyRow | undefined): Record<string, string> {
  if (!row) return { minOrder: '0' }
  const papers = row.papers.flatMap(({ kind, number, untilOn }) => [
    [`paper-${kind}`, number],
    [`until-${kind}`, untilOn ?? ''],
  ])
  return {
    ...{ unit: row.unit, shelfDays: String(row.shelfDays), minOrder: String(row.minOrder) },
    deliversTo: row.deliversTo[0] ?? '',
    ...writeMonths(row.months),
    ...Object.fromEntries(papers),
  }
}
