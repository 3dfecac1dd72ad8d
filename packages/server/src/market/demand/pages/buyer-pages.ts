import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { BuyerFormPage } from '@saolang/web/market/demand/buyer-form-page'
import { BuyersPage } from '@saolang/web/market/demand/buyers-page'
import { DemandsPage } from '@saolang/web/market/demand/demands-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import { Fields, goOrShow, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { askToBuy, readBuyers, readStanding, standingOf, verifyBuyer } from '../know-buyer.ts'
import { readDemands } from '../quotes/read-demand.ts'
import { typedOf } from './read-forms.ts'
import { toLine } from './to-view.ts'

/** `/demand` and `/demand/buyer…`: the market of requests, and who may post in it. */
export function buyerPages(app: App): void {
  app.get('/demand', async (request, reply) => {
    const { actor } = request
    const { standing, own, open } = await readDemands(actor, undefined)
    const isProducer = actor.organisationId !== undefined
    const buyer = isProducer ? (await readStanding(actor, undefined)).buyer : undefined
    const now = currentTime()
    return sendPage(request, reply, DemandsPage, {
      ...{ standing, isProducer, refusedWhy: buyer?.refusedWhy ?? null },
      isOfficer: findPermissionProblems(actor, 'bulk-buyer.verify').length === 0,
      isHelper: actor.role === 'commune-officer',
      own: own.map((row) => toLine(row, now)),
      open: open.map((row) => toLine(row, now)),
    })
  })
  app.get('/demand/buyer', (request, reply) => sendAsking(request, reply, {}, []))
  app.post('/demand/buyer', { schema: { body: Fields } }, (request, reply) => {
    const form = typedOf(request.body)
    return goOrShow(
      reply,
      async () => {
        const { kind = '', about = '', phone = '' } = form
        await askToBuy(request.actor, { kind, about, phone })
        return '/demand'
      },
      (problems) => sendAsking(request, reply, form, problems),
    )
  })
  app.get('/demand/buyers', (request, reply) => sendBuyers(request, reply, []))
  const Params = z.object({ id: z.uuid() })
  app.post('/demand/buyers/:id', { schema: { params: Params, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        const decided = { isKnown: readText(request.body, 'known') === 'yes', why: readText(request.body, 'why') }
        await verifyBuyer(request.actor, { organisationId: request.params.id, ...decided })
        return '/demand/buyers'
      },
      (problems) => sendBuyers(request, reply, problems),
    ),
  )
}

async function sendAsking(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Record<string, string>,
  problems: readonly Problem[],
) {
  const { seat, buyer } = await readStanding(request.actor, undefined)
  const known: Record<string, string> = buyer ? { kind: buyer.kind, about: buyer.about, phone: buyer.phone } : {}
  const page = { organisation: seat.name, values: problems.length > 0 ? values : known, problems }
  return sendPage(request, reply, BuyerFormPage, page, statusFor(problems))
}

async function sendBuyers(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const buyers = (await readBuyers(request.actor, undefined)).map((row) => ({
    ...{ organisationId: row.organisationId, name: row.organisation.name, kind: row.kind, about: row.about },
    ...{ phone: row.phone, askedAt: row.askedAt.toISOString(), standing: standingOf(row), refusedWhy: row.refusedWhy },
  }))
  return sendPage(request, reply, BuyersPage, { buyers, problems }, statusFor(problems))
}
