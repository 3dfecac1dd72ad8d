import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import type { HeldRole } from '@saolang/core/people/session.ts'
import { ownIdentifier } from '@saolang/core/trace/party.ts'
import { findOwner } from '@saolang/core/trace/reach.ts'
import { ClaimPage } from '@saolang/web/trace/connections/claim-page'
import { ConnectionsPage, type ConnectionsPageProps } from '@saolang/web/trace/connections/connections-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listAccessTokens, revokeAccessToken } from '../../people/tokens/manage-tokens.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { claimParty, confirmPartyClaim, endPartyClaim, listPartyClaims } from '../access/claim-party.ts'
import type { Party } from '../access/parties.sql.ts'
import { readClaim, readClaims } from '../access/read-claims.ts'
import { endSubscription, watchSubscriptions } from '../subscriptions/open-subscription.ts'
import type { WatchedSubscription } from '../subscriptions/subscriptions.sql.ts'

const ById = z.object({ id: z.uuid() })
const home = '/connections'

/** `/connections`: identifiers, subscriptions and tokens of who connects systems, and the claims of who confirms them. */
export function connectionPages(app: App): void {
  app.get(home, (request, reply) => sendConnections(request, reply))
  app.get('/connections/identifiers/:id', { schema: { params: ById } }, (request, reply) =>
    sendClaim(request, reply, request.params.id),
  )
  app.post(
    '/connections/identifiers',
    { schema: { body: z.object({ identifier: z.string().trim().max(500).default('') }) } },
    (request, reply) => {
      const { identifier } = request.body
      return goOrShow(
        reply,
        async () => {
          await claimParty(request.actor, identifier)
          return home
        },
        (problems) => sendConnections(request, reply, { problems, typed: identifier }),
      )
    },
  )
  app.post('/connections/identifiers/:id/confirm', { schema: { params: ById } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await confirmPartyClaim(request.actor, request.params.id)
        return home
      },
      (problems) => sendClaim(request, reply, request.params.id, problems),
    ),
  )
  endings(app)
}

function endings(app: App): void {
  app.post('/connections/identifiers/:id/end', { schema: { params: ById } }, async (request, reply) => {
    await endPartyClaim(request.actor, request.params.id)
    return reply.redirect(home, 303)
  })
  app.post('/connections/tokens/:id/revoke', { schema: { params: ById } }, async (request, reply) => {
    await revokeAccessToken(request.actor, request.params.id)
    return reply.redirect(home, 303)
  })
  app.post(
    '/connections/subscriptions/:id/end',
    { schema: { params: ById, body: z.object({ query: z.string().max(500) }) } },
    async (request, reply) => {
      await endSubscription(request.actor, { queryName: request.body.query, id: request.params.id })
      return reply.redirect(home, 303)
    },
  )
}

type Shown = { problems: readonly Problem[]; typed: string }

async function sendConnections(
  request: FastifyRequest,
  reply: FastifyReply,
  { problems, typed }: Shown = { problems: [], typed: '' },
): Promise<FastifyReply> {
  const { actor } = request
  const may = (permission: Permission) => findPermissionProblems(actor, permission).length === 0
  if (!may('party.list') && !may('subscription.open')) refuseIf(findPermissionProblems(actor, 'party.list'))
  const owner = findOwner(actor)
  const watched = may('subscription.open') ? await watchSubscriptions(actor, undefined) : []
  const page: ConnectionsPageProps = {
    problems,
    ...(owner && { identifiers: { ...(await readIdentifiers(actor)), typed } }),
    ...(may('party.confirm') && { claims: await readClaimLines(actor) }),
    ...((owner || watched.length > 0) && { subscriptions: watched.map(toSubscription) }),
    ...(may('token.list') && { tokens: await readTokens(actor) }),
  }
  return sendPage(request, reply, ConnectionsPage, page, statusFor(problems))
}

async function readIdentifiers(actor: Actor) {
  const lines = (await listPartyClaims(actor, undefined)).map(toLine)
  return { own: ownIdentifier(findOwner(actor) as string), lines }
}

async function readClaimLines(actor: Actor) {
  const claims = await readClaims(actor, undefined)
  return claims.map(({ party, claimant }) => ({ ...toLine(party), claimant: claimant.name }))
}

function toLine({ id, identifier, claimedAt, confirmedAt, communeCode }: Party) {
  return {
    ...{ id, identifier, claimedOn: legalDateOf(claimedAt), byAdministrator: communeCode === null },
    ...(confirmedAt && { confirmedOn: legalDateOf(confirmedAt) }),
  }
}

function toSubscription(one: WatchedSubscription) {
  const { id, queryName, dest, schedule, failures, disabledAt, lastAt, lastEvents, lastDeliveryError } = one
  return {
    ...{ id, queryName, host: new URL(dest).host, failures },
    ...(schedule && { schedule }),
    ...(disabledAt && { disabledAt: disabledAt.toISOString() }),
    ...(lastAt && {
      last: {
        ...{ at: lastAt.toISOString(), events: lastEvents ?? 0 },
        ...(lastDeliveryError !== null && { error: lastDeliveryError }),
      },
    }),
  }
}

async function readTokens(actor: Actor) {
  const rows = await listAccessTokens(actor, undefined)
  const lines = rows.map(({ id, email, role, madeAt, expiresAt }) => ({
    ...{ id, role: role as HeldRole, madeOn: legalDateOf(madeAt), expiresOn: legalDateOf(expiresAt) },
    ...(email !== null && { holder: email }),
  }))
  return { lines, ofAll: actor.role === 'administrator' }
}

async function sendClaim(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[] = [],
): Promise<FastifyReply> {
  const { party, claimant, rivals, isTaken } = await readClaim(request.actor, id)
  const [, gln] = /^gln:(\d{13})$/.exec(party.key) ?? []
  const page = { ...toLine(party), claimant, rivals, isTaken, problems, ...(gln !== undefined && { gln }) }
  return sendPage(request, reply, ClaimPage, page, statusFor(problems))
}
