import { z } from 'zod'
import { changeKinds } from '../../platform/changes/change-kind.ts'
import type { App } from '../../platform/http.ts'
import { endWebhook, openWebhook, readWebhooks, retryWebhook } from './open-webhook.ts'
import type { DeliveryRow } from './webhooks.sql.ts'

const Id = z.object({ id: z.uuid() })
const Wanted = z.object({
  url: z.string().max(500).describe('A public https address of yours.'),
  kinds: z
    .array(z.enum(changeKinds))
    .min(1)
    .default([...changeKinds]),
  from: z.enum(['beginning', 'now']).default('now').describe('Where in the feed to begin.'),
})
const Opened = z.object({ id: z.uuid(), secret: z.string().describe('Signs what is sent; shown this once.') })
const Webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  kinds: z.array(z.enum(changeKinds)),
  openedAt: z.iso.datetime(),
})
const Delivery = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  changes: z.int(),
  state: z.enum(['queued', 'taken', 'dead']),
  tries: z.int(),
  dueAt: z.iso.datetime(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  queuedAt: z.iso.datetime(),
})

/** `/api/v1/webhooks`: where a client is told changes at, and how that went. */
export function webhookRoutes(app: App): void {
  const tags = ['webhooks']
  app.get(
    '/api/v1/webhooks',
    {
      schema: {
        tags,
        summary: 'Your webhooks, and the last hundred deliveries',
        response: { 200: z.object({ webhooks: z.array(Webhook), deliveries: z.array(Delivery) }) },
      },
    },
    async (request) => {
      const { webhooks, deliveries } = await readWebhooks(request.actor, undefined)
      return {
        webhooks: webhooks.map(({ id, url, kinds, openedAt }) => ({
          id,
          url,
          kinds,
          openedAt: openedAt.toISOString(),
        })),
        deliveries: deliveries.map(toDelivery),
      }
    },
  )
  app.post(
    '/api/v1/webhooks',
    { schema: { tags, summary: 'Open a webhook', body: Wanted, response: { 201: Opened } } },
    async (request, reply) => reply.status(201).send(await openWebhook(request.actor, request.body)),
  )
  app.delete(
    '/api/v1/webhooks/:id',
    { schema: { tags, summary: 'Close a webhook', params: Id, response: { 204: z.null() } } },
    async (request, reply) => {
      await endWebhook(request.actor, request.params.id)
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/api/v1/webhooks/deliveries/:id/redelivery',
    { schema: { tags, summary: 'Send a delivery again', params: Id, response: { 202: z.null() } } },
    async (request, reply) => {
      await retryWebhook(request.actor, { id: request.params.id })
      return reply.status(202).send(null)
    },
  )
}

function toDelivery({ dueAt, queuedAt, settledAt: _, ...row }: DeliveryRow): z.infer<typeof Delivery> {
  const { id, webhookId, changes, state, tries, lastStatus, lastError } = row
  return {
    ...{ id, webhookId, changes, state, tries, lastStatus, lastError },
    ...{ dueAt: dueAt.toISOString(), queuedAt: queuedAt.toISOString() },
  }
}
