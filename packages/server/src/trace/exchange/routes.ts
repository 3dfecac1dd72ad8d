import { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import { causes } from '@saolang/core/trace/exchange/published-record.ts'
import { authWays, deliveryStates, targetIds } from '@saolang/core/trace/exchange/target.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { saveMapping, setTarget } from './change-target.ts'
import {
  previewMapping,
  readDeliveries,
  readDelivery,
  readMapping,
  readOwnExchange,
  readTargets,
} from './read-exchange.ts'
import { retryDead, retryDelivery } from './retry-delivery.ts'

const Target = z.object({ target: z.enum(targetIds) })
const security: Record<string, string[]>[] = [{ bearer: [] }, { session: [] }]
const about = (summary: string) => ({ tags: ['exchange'], summary, security })
const Id = z.object({ id: z.uuid() })

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null

/** `/api/v1/exchange`: the targets, their mappings and what was sent, for staff; a producer's own. */
export function exchangeRoutes(app: App): void {
  targetRoutes(app)
  mappingRoutes(app)
  deliveryRoutes(app)
  app.get(
    '/api/v1/exchange/mine',
    {
      schema: {
        ...about('What was told of one’s own products and lots, and what the portals answered'),
        querystring: z.object({ organisation: z.uuid().optional() }),
      },
    },
    async (request) => {
      const { rows, targetsOn } = await readOwnExchange(request.actor, { organisationId: request.query.organisation })
      return {
        targetsOn,
        records: rows.map((row) => ({ ...row, madeAt: iso(row.madeAt), settledAt: iso(row.settledAt) })),
      }
    },
  )
}

function targetRoutes(app: App): void {
  app.get(
    '/api/v1/exchange/targets',
    { schema: about('The portals and how their queues are doing') },
    async (request) => {
      const targets = await readTargets(request.actor, undefined)
      return targets.map(({ mapping, counts, lastTry, pausedUntil, ...target }) => ({
        ...{ ...target, basis: mapping.basis, reference: mapping.reference, pausedUntil: iso(pausedUntil) },
        ...{ ...counts, oldestAt: iso(counts.oldestAt), acceptedAt: iso(counts.acceptedAt) },
        lastTry: lastTry ? { ...lastTry, triedAt: iso(lastTry.triedAt) } : null,
      }))
    },
  )
  app.put(
    '/api/v1/exchange/targets/:target',
    {
      schema: {
        ...about('Switches a portal on or off and says where it is'),
        params: Target,
        body: z.strictObject({
          isOn: z.boolean(),
          address: z.string().max(500),
          auth: z.enum(authWays),
          knowsAssumed: z.boolean().default(false),
        }),
      },
    },
    (request) => setTarget(request.actor, { ...request.params, ...request.body }),
  )
}

function mappingRoutes(app: App): void {
  app.get(
    '/api/v1/exchange/targets/:target/mapping',
    {
      schema: {
        ...about('The mapping of a portal that holds, or one by its number; 0 is the assumed one'),
        params: Target,
        querystring: z.object({ no: z.coerce.number().int().min(0).optional() }),
      },
    },
    (request) => readMapping(request.actor, { ...request.params, no: request.query.no }),
  )
  app.post(
    '/api/v1/exchange/targets/:target/mapping',
    {
      schema: {
        ...about('Keeps a mapping as the next version; `after` is the number that it follows'),
        params: Target,
        body: z.strictObject({ after: z.int().min(0), mapping: Mapping }),
      },
    },
    async (request, reply) => {
      const no = await saveMapping(request.actor, { ...request.params, ...request.body })
      return reply.status(201).send({ no })
    },
  )
  app.post(
    '/api/v1/exchange/preview',
    {
      schema: {
        ...about('Shows a mapping on the made-up record or the newest published one, with all that is wrong with it'),
        body: z.strictObject({ mapping: Mapping, on: z.enum(['sample', 'newest']).default('sample') }),
      },
    },
    (request) => previewMapping(request.actor, request.body),
  )
}

/** What a list of deliveries can be narrowed to, in its address. */
export const DeliveryQuestion = z.object({
  target: z.enum(targetIds).optional().catch(undefined),
  state: z.enum(deliveryStates).optional().catch(undefined),
  cause: z.enum(causes).optional().catch(undefined),
  text: z
    .string()
    .trim()
    .max(100)
    .optional()
    .catch(undefined)
    .transform((text) => text || undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

function deliveryRoutes(app: App): void {
  app.get(
    '/api/v1/exchange/deliveries',
    { schema: { ...about('What was sent, newest first, fifty a page'), querystring: DeliveryQuestion } },
    async (request) => {
      const { deliveries, total } = await readDeliveries(request.actor, { ...request.query, size: 50 })
      return {
        total,
        deliveries: deliveries.map((row) => ({
          ...row,
          ...{ queuedAt: iso(row.queuedAt), nextTryAt: iso(row.nextTryAt), settledAt: iso(row.settledAt) },
        })),
      }
    },
  )
  app.get(
    '/api/v1/exchange/deliveries/:id',
    { schema: { ...about('One delivery: record, payload, signature and answer of every try'), params: Id } },
    (request) => readDelivery(request.actor, request.params),
  )
  app.post(
    '/api/v1/exchange/deliveries/:id/retry',
    { schema: { ...about('Sends a delivery again that was refused, incomplete or given up'), params: Id } },
    async (request, reply) => {
      await retryDelivery(request.actor, request.params)
      return reply.status(204).send()
    },
  )
  app.post(
    '/api/v1/exchange/targets/:target/retry',
    { schema: { ...about('Sends every dead letter of a portal again'), params: Target } },
    async (request) => ({ retried: await retryDead(request.actor, request.params) }),
  )
}
