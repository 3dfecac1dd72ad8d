import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { OpenWithdrawalPage } from '@saolang/web/registry/withdrawal/open-page'
import { WithdrawalPage } from '@saolang/web/registry/withdrawal/withdrawal-page'
import { WithdrawalsPage } from '@saolang/web/registry/withdrawal/withdrawals-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readDay, readDayParts, readIds, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readCertificate } from '../read-certificates.ts'
import { openWithdrawal } from './open-withdrawal.ts'
import { publishReply } from './publish-reply.ts'
import { readOwnFindings, readWithdrawal, readWithdrawals } from './read-withdrawals.ts'
import { toFindingView, toWithdrawalView } from './to-view.ts'
import { dropWithdrawal, withdrawCertificate } from './withdraw-certificate.ts'

const Id = z.object({ id: z.uuid() })
const path = '/registry/withdrawals/:id'

/** `/registry/withdrawals`: procedures of withdrawal, for officers by area and for producers their own. */
export function withdrawalPages(app: App): void {
  app.get('/registry/withdrawals', async (request, reply) =>
    sendPage(request, reply, WithdrawalsPage, {
      withdrawals: (await readWithdrawals(request.actor, undefined)).map(toWithdrawalView),
      findings: (await readOwnFindings(request.actor, undefined)).map(toFindingView),
      isOwn: request.actor.role === 'producer',
      today: legalDateOf(currentTime()),
    }),
  )
  app.get(path, { schema: { params: Id } }, (request, reply) => showCase(request, reply, request.params.id))
  opening(app)
  ending(app)
}

function opening(app: App): void {
  const address = '/registry/certificates/:id/withdraw'
  app.get(address, { schema: { params: Id, querystring: Fields } }, (request, reply) =>
    showOpening(request, reply, request.params.id, request.query),
  )
  app.post(address, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { body } = request
    const [inspectionId] = readIds(body, 'inspection')
    const input = {
      ...{ certificateId: request.params.id, ground: readText(body, 'ground'), reason: readText(body, 'reason') },
      ...{ conclusionDocument: readText(body, 'conclusionDocument'), concludedOn: readDay(body, 'concludedOn') },
      ...{ replyBy: readDay(body, 'replyBy'), ...(inspectionId && { inspectionId }) },
    }
    return goOrShow(
      reply,
      async () => `/registry/withdrawals/${(await openWithdrawal(request.actor, input)).id}`,
      (problems) => showOpening(request, reply, request.params.id, body, problems),
    )
  })
}

function ending(app: App): void {
  const steps = {
    decide: (request: FastifyRequest, withdrawalId: string, body: Fields) =>
      withdrawCertificate(request.actor, {
        ...{ withdrawalId, documentNumber: readText(body, 'documentNumber'), signedOn: readDay(body, 'signedOn') },
        ...{ signerName: readText(body, 'signerName'), signerTitle: readText(body, 'signerTitle') },
      }),
    drop: (request: FastifyRequest, withdrawalId: string, body: Fields) =>
      dropWithdrawal(request.actor, { withdrawalId, words: readText(body, 'words') }),
    reply: (request: FastifyRequest, withdrawalId: string, body: Fields) =>
      publishReply(request.actor, { withdrawalId, words: readText(body, 'words') }),
  }
  for (const [step, work] of Object.entries(steps))
    app.post(`${path}/${step}`, { schema: { params: Id, body: Fields } }, (request, reply) => {
      const { id } = request.params
      return goOrShow(
        reply,
        async () => {
          await work(request, id, request.body)
          return `/registry/withdrawals/${id}`
        },
        (problems) => showCase(request, reply, id, { body: request.body, problems }),
      )
    })
}

async function showCase(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { body, problems }: { body: Fields; problems: readonly Problem[] } = { body: {}, problems: [] },
): Promise<FastifyReply> {
  const { actor } = request
  const withdrawal = toWithdrawalView(await readWithdrawal(actor, id))
  const isOpen = withdrawal.outcome === undefined
  const props = {
    ...{ withdrawal, problems, today: legalDateOf(currentTime()) },
    canDecide: isOpen && findPermissionProblems(actor, 'certificate.withdraw').length === 0,
    canReply: withdrawal.reply === undefined && findPermissionProblems(actor, 'reply.publish').length === 0,
    values: {
      ...{ documentNumber: readText(body, 'documentNumber'), signedOn: readDayParts(body, 'signedOn') },
      ...{ signerName: readText(body, 'signerName'), signerTitle: readText(body, 'signerTitle') },
      words: readText(body, 'words'),
    },
  }
  return sendPage(request, reply, WithdrawalPage, props, statusFor(problems))
}

async function showOpening(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  fields: Fields,
  problems: readonly Problem[] = [],
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'withdrawal.open'))
  const { record, recognition } = await readCertificate(request.actor, id)
  const [inspectionId] = readIds(fields, 'inspection')
  const isCommune = request.actor.role === 'commune-officer'
  const props = {
    certificate: { id, number: recognition.number ?? record.product.name, product: record.product.name },
    ...(inspectionId && { inspectionId }),
    isCommune,
    values: {
      ground:
        readText(fields, 'ground') || (isCommune ? 'productionStopped' : inspectionId ? 'criteriaNoLongerMet' : ''),
      ...{ reason: readText(fields, 'reason'), conclusionDocument: readText(fields, 'conclusionDocument') },
      ...{ concludedOn: readDayParts(fields, 'concludedOn'), replyBy: readDayParts(fields, 'replyBy') },
    },
    problems,
  }
  return sendPage(request, reply, OpenWithdrawalPage, props, statusFor(problems))
}
