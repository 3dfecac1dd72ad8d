import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { ClientForm, type clientReaches, usualQuota } from '@saolang/core/people/client.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import type { Scope } from '@saolang/core/people/scopes.ts'
import { ClientFormPage } from '@saolang/web/people/clients/client-form-page'
import { ClientPage, type ClientPageProps } from '@saolang/web/people/clients/client-page'
import { ClientsPage, type ListedClient } from '@saolang/web/people/clients/clients-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { publicView } from '../../platform/act.ts'
import { Fields, goOrShow, readList, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { listProvinces } from '../get-place.ts'
import { readWebhooks, retryWebhook } from '../webhooks/open-webhook.ts'
import { readClient, readClients, revokeClient, rotateSecret } from './change-client.ts'
import type { ClientRow } from './clients.sql.ts'
import { registerClient } from './register-client.ts'

const Id = z.object({ id: z.uuid() })
const provinces = publicView(({ tx }, _: undefined) => listProvinces(tx))

/** `/clients`: the systems that use the API within one's reach: register, watch, rotate, revoke, send again. */
export function clientPages(app: App): void {
  app.get('/clients', async (request, reply) => {
    const clients = await readClients(request.actor, undefined)
    return sendPage(request, reply, ClientsPage, { clients: clients.map(toListed) })
  })
  registering(app)
  app.get('/clients/:id', { schema: { params: Id } }, (request, reply) => sendClient(request, reply, request.params.id))
  changing(app)
}

function registering(app: App): void {
  app.get('/clients/new', (request, reply) => sendForm(request, reply, {}))
  app.post('/clients/new', { schema: { body: Fields } }, async (request, reply) => {
    try {
      const { id, secret } = await registerClient(request.actor, readForm(request.actor, request.body))
      // The secret is in this answer alone: an address that held it would be kept by a browser.
      return await sendClient(request, reply, id, secret ? { secret } : {})
    } catch (error) {
      if (error instanceof Refused) return sendForm(request, reply, request.body, error.problems)
      throw error
    }
  })
}

function changing(app: App): void {
  app.post('/clients/:id/rotation', { schema: { params: Id, body: Fields } }, async (request, reply) => {
    const { id } = request.params
    try {
      const isAtOnce = readText(request.body, 'isAtOnce') === 'yes'
      return await sendClient(request, reply, id, await rotateSecret(request.actor, { id, isAtOnce }))
    } catch (error) {
      if (error instanceof Refused) return sendClient(request, reply, id, { problems: error.problems })
      throw error
    }
  })
  app.post('/clients/:id/revocation', { schema: { params: Id } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await revokeClient(request.actor, request.params.id)
        return `/clients/${request.params.id}`
      },
      (problems) => sendClient(request, reply, request.params.id, { problems }),
    ),
  )
  const Delivery = Id.extend({ deliveryId: z.uuid() })
  app.post('/clients/:id/deliveries/:deliveryId/redelivery', { schema: { params: Delivery } }, (request, reply) => {
    const { id: clientId, deliveryId: id } = request.params
    return goOrShow(
      reply,
      async () => {
        await retryWebhook(request.actor, { id, clientId })
        return `/clients/${clientId}#webhooks`
      },
      (problems) => sendClient(request, reply, clientId, { problems }),
    )
  })
}

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[] = [],
): Promise<FastifyReply> {
  const { actor } = request
  refuseIf(findPermissionProblems(actor, 'client.register'))
  const isFree = actor.role === 'administrator'
  const usual = {
    perMinute: String(usualQuota.perMinute),
    perDay: String(usualQuota.perDay),
    reach: reachesOf(actor)[0] ?? 'organisation',
  }
  const sent = Object.fromEntries(Object.keys(fields).map((name) => [name, readText(fields, name)]))
  const props = {
    ...{
      values: { ...usual, ...sent },
      scopes: readList(fields, 'scopes'),
      isFree,
      reaches: reachesOf(actor),
      problems,
    },
    provinces: isFree ? await provinces(undefined) : [],
  }
  return sendPage(request, reply, ClientFormPage, props, statusFor(problems))
}

function reachesOf({ role }: Actor): (typeof clientReaches)[number][] {
  if (role === 'administrator') return ['province', 'organisation', 'nation']
  return role === 'producer' ? ['organisation'] : ['province', 'organisation']
}

// Who may register for one place alone is not asked which.
function readForm({ role, organisationId, jurisdiction }: Actor, fields: Fields): ClientForm {
  const text = (name: string) => readText(fields, name) || undefined
  const ownProvince = jurisdiction?.level === 'province' ? jurisdiction.provinceCode : undefined
  const parsed = ClientForm.safeParse({
    ...{ name: text('name') ?? '', contactEmail: text('contactEmail') ?? '' },
    reach: role === 'producer' ? 'organisation' : (text('reach') ?? 'province'),
    provinceCode: ownProvince ?? text('provinceCode'),
    organisationId: role === 'producer' ? organisationId : text('organisationId'),
    ...{ scopes: readList(fields, 'scopes'), isSandbox: text('isSandbox') === 'yes', publicKeys: text('publicKeys') },
    perMinute: Number(text('perMinute') ?? usualQuota.perMinute),
    perDay: Number(text('perDay') ?? usualQuota.perDay),
  })
  if (parsed.success) return parsed.data
  const at = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
  throw new Refused(at.map((field) => ({ code: 'client.form-incomplete', at: field })))
}

type Shown = { secret?: string; problems?: readonly Problem[] }

async function sendClient(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { secret, problems = [] }: Shown = {},
): Promise<FastifyReply> {
  const { client, secrets, use } = await readClient(request.actor, id)
  const mayChange = findPermissionProblems(request.actor, 'client.revoke').length === 0
  const seesWebhooks = findPermissionProblems(request.actor, 'webhook.read').length === 0
  const { webhooks, deliveries } = seesWebhooks
    ? await readWebhooks(request.actor, id)
    : { webhooks: [], deliveries: [] }
  const props: ClientPageProps = {
    ...toListed(client),
    ...{ contactEmail: client.contactEmail, perMinute: client.perMinute, perDay: client.perDay },
    ...{
      scopes: client.scopes as Scope[],
      hasKeys: client.publicKeys !== null,
      mayChange,
      mayRetry: mayChange,
      problems,
    },
    registeredAt: client.registeredAt.toISOString(),
    secrets: secrets.map(({ madeAt, expiresAt }) => ({
      madeAt: madeAt.toISOString(),
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    })),
    use: use.map(({ day, used, refused }) => ({ day: legalDateOf(day), used, refused })),
    webhooks,
    deliveries: deliveries.map(({ id: deliveryId, url, state, tries, queuedAt, lastError }) => ({
      ...{ id: deliveryId, url, state, tries, queuedAt: queuedAt.toISOString() },
      ...(lastError && { lastError }),
    })),
    ...(secret && { secret }),
  }
  return sendPage(request, reply, ClientPage, props, statusFor(problems))
}

function toListed({ id, name, level, organisationName, isSandbox, revokedAt, lastUsedAt }: ClientRow): ListedClient {
  return {
    ...{ id, name, isSandbox, isRevoked: revokedAt !== null },
    reach: level ?? 'organisation',
    ...(organisationName && { home: organisationName }),
    ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
  }
}
