import { rulings } from '@saolang/core/councils/proposed-conflict.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { InterestsPage } from '@saolang/web/councils/conflict/interests'
import { ProposalsPage } from '@saolang/web/councils/conflict/proposals'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { plain } from '../api/answers.ts'
import { addressOf } from '../pages/session-view.ts'
import type { SittingAt } from '../sitting.ts'
import { getProposals } from './get-proposals.ts'
import { recordPaidAdviser } from './record-paid-adviser.ts'
import { ruleOnConflict } from './rule-on-conflict.ts'
import { getOwnInterests, stateInterests } from './state-interests.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const address = '/councils/sessions/:sessionId/dossiers/:dossierId/proposed-conflicts'

/** Conflicts proposed on a dossier, and what a member states about themself. */
export function proposedConflictPages(app: App): void {
  app.get(address, { schema: { params: At } }, (request, reply) => sendProposals(request, reply, request.params, []))
  app.post(address, { schema: { params: At, body: Fields } }, (request, reply) =>
    doAndShow(request, reply, request.params, async () => {
      const { body } = request
      const ruling = rulings.find((each) => each === readText(body, 'ruling'))
      if (!ruling) return refuseIf([{ code: 'ruling.kind-missing', at: 'ruling' }])
      const [proposalId, reason] = [readText(body, 'proposalId'), readText(body, 'reason')]
      await ruleOnConflict(request.actor, { ...request.params, proposalId, ruling, reason })
    }),
  )
  app.post(`${address}/advisers`, { schema: { params: At, body: Fields } }, (request, reply) =>
    doAndShow(request, reply, request.params, async () => {
      const [name, taxCode, phone] = ['name', 'taxCode', 'phone'].map((field) => readText(request.body, field))
      await recordPaidAdviser(request.actor, {
        ...request.params,
        name: name ?? '',
        taxCode: taxCode ?? '',
        phone: phone ?? '',
      })
    }),
  )
  interestPages(app)
}

function interestPages(app: App): void {
  app.get('/councils/interests', async (request, reply) => {
    const stated = await getOwnInterests(request.actor, undefined)
    const { employer = '', taxCodes = [], addresses = [], phones = [], clients = [] } = stated?.interests ?? {}
    const lines = (texts: readonly string[]) => texts.join('\n')
    const values = {
      employer,
      taxCodes: lines(taxCodes),
      addresses: lines(addresses),
      phones: lines(phones),
      clients: lines(clients),
    }
    return sendPage(request, reply, InterestsPage, { values, statedAt: stated?.statedAt.toISOString() ?? null })
  })
  app.post('/councils/interests', { schema: { body: Fields } }, async (request, reply) => {
    const lines = (name: string) => readText(request.body, name).split('\n')
    await stateInterests(request.actor, {
      employer: readText(request.body, 'employer'),
      taxCodes: lines('taxCodes'),
      addresses: lines('addresses'),
      phones: lines('phones'),
      clients: lines('clients'),
    })
    return reply.redirect('/councils/interests', 303)
  })
}

function doAndShow(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  work: () => Promise<void>,
): Promise<FastifyReply> {
  return goOrShow(
    reply,
    async () => {
      await work()
      return `${addressOf(at)}/proposed-conflicts`
    },
    (problems) => sendProposals(request, reply, at, problems),
  )
}

async function sendProposals(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { dossier, quorum, proposals, advisers, phase, isOfficer } = await getProposals(request.actor, at)
  const page = {
    action: `${addressOf(at)}/proposed-conflicts`,
    sessionHref: `/councils/sessions/${at.sessionId}`,
    dossier,
    quorum,
    proposals: plain(proposals),
    advisers,
    mayNoteAdvisers: isOfficer,
    isOpen: phase === 'convened' || phase === 'scoring',
    problems,
  }
  return sendPage(request, reply, ProposalsPage, page, statusFor(problems))
}
