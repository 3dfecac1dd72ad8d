import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { findDestProblem } from '../../platform/webhook/webhook.ts'
import {
  endSubscription,
  listOwnSubscriptions,
  openSubscription,
  readSubscription,
} from '../subscriptions/open-subscription.ts'
import { QuerySchedule } from '../subscriptions/schedule.ts'
import type { Subscription } from '../subscriptions/subscriptions.sql.ts'
import { EpcisRefusal } from './exceptions.ts'
import { epcFormatOf, sendJson } from './negotiate.ts'
import { nextPage, readPlace } from './paging.ts'
import { ownPrefixesOf } from './query-routes.ts'

const Controls = z.object({
  schedule: QuerySchedule.optional(),
  stream: z.literal(true).optional(),
  reportIfEmpty: z.boolean().default(false),
  initialRecordTime: z.iso.datetime({ offset: true }).optional(),
})
const WantedSubscription = Controls.extend({
  dest: z.string().max(2000),
  signatureToken: z.string().min(8).max(500).optional(),
})

type Path = { Params: { name: string; id: string } }

/** Subscriptions to one's queries, told by webhook (EPCIS 2.0 section 12.7.5). */
export function subscriptionRoutes(app: App): void {
  const tags = ['EPCIS']
  const path = '/queries/:name/subscriptions'
  app.post<Path>(path, { schema: { tags, summary: 'Subscribe to a query by webhook' } }, async (request, reply) => {
    const { dest, signatureToken, ...controls } = readWanted(request)
    const problem = findDestProblem(dest)
    if (problem) throw new EpcisRefusal('SubscriptionControlsException', problem)
    const { subscription, madeSecret } = await openSubscription(request.actor, {
      ...{ dest, secret: signatureToken, queryName: request.params.name },
      ...{ epcFormat: epcFormatOf(request), prefixes: Object.fromEntries(ownPrefixesOf(request)) },
      ...readControls(controls),
    })
    const address = `${request.publicUrl}/epcis/queries/${request.params.name}/subscriptions/${subscription.id}`
    reply.status(201).header('location', address)
    return sendJson(reply, { ...toResponse(subscription), ...(madeSecret && { signatureToken: madeSecret }) })
  })
  app.get<Path>(path, { schema: { tags, summary: 'Your subscriptions to a query' } }, async (request, reply) => {
    const { query, place, perPage } = await readPlace(request)
    const asked = { queryName: request.params.name, after: place?.id, count: perPage + 1 }
    const rows = await listOwnSubscriptions(request.actor, asked)
    const page = rows.slice(0, perPage)
    const last = page.at(-1)
    if (rows.length > perPage && last) nextPage(request, reply, { place: { time: last.createdAt, id: last.id }, query })
    return sendJson(reply, page.map(toResponse))
  })
  app.get<Path>(`${path}/:id`, { schema: { tags, summary: 'How a subscription stands' } }, async (request, reply) => {
    const subscription = await readSubscription(request.actor, subscriptionOf(request))
    reply.header('GS1-Query-Min-Record-Time', subscription.minRecordTime.toISOString())
    return sendJson(reply, toResponse(subscription))
  })
  app.delete<Path>(`${path}/:id`, { schema: { tags, summary: 'End a subscription' } }, async (request, reply) => {
    await endSubscription(request.actor, subscriptionOf(request))
    return reply.status(204).send()
  })
}

/** By schedule or as a stream, never both and never neither (EPCIS 2.0 section 12.7.5). Throws `EpcisRefusal`. */
export function readControls({ schedule, stream, reportIfEmpty, initialRecordTime }: z.infer<typeof Controls>) {
  if ((schedule === undefined) === (stream === undefined))
    throw new EpcisRefusal('SubscriptionControlsException', 'a subscription has a schedule, or stream: true')
  return {
    schedule: schedule ?? null,
    reportIfEmpty,
    initialRecordTime: initialRecordTime === undefined ? undefined : new Date(initialRecordTime),
  }
}

/** What a request says in its query about a socket's subscription: `stream=true`, or `hour=1&minute=5`. Throws `EpcisRefusal`. */
export function readSocketControls(query: Record<string, unknown>): ReturnType<typeof readControls> {
  const { stream, reportIfEmpty, initialRecordTime, ...schedule } = query
  const controls = parse(Controls, {
    ...(stream === undefined ? {} : { stream: stream === 'true' }),
    ...(Object.keys(schedule).length > 0 && { schedule }),
    reportIfEmpty: reportIfEmpty === 'true',
    initialRecordTime,
  })
  return readControls(controls)
}

function readWanted(request: FastifyRequest): z.infer<typeof WantedSubscription> {
  let body: unknown
  try {
    body = JSON.parse(String(request.body))
  } catch {
    throw new EpcisRefusal('ValidationException', 'the body is no JSON')
  }
  return parse(WantedSubscription, body)
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new EpcisRefusal('SubscriptionControlsException', z.prettifyError(parsed.error))
  return parsed.data
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const nobody = '00000000-0000-0000-0000-000000000000'

function subscriptionOf({ params }: FastifyRequest<Path>): { queryName: string; id: string } {
  return { queryName: params.name, id: uuid.test(params.id) ? params.id : nobody }
}

function toResponse(s: Subscription): object {
  return {
    subscriptionID: s.id,
    queryName: s.queryName,
    dest: s.dest,
    createdAt: s.createdAt.toISOString(),
    ...(s.lastNotifiedAt && { lastNotifiedAt: s.lastNotifiedAt.toISOString() }),
    initialRecordTime: s.initialRecordTime.toISOString(),
    minRecordTime: s.minRecordTime.toISOString(),
    epcFormat: s.epcFormat,
    reportIfEmpty: s.reportIfEmpty,
    ...(s.schedule ? { schedule: s.schedule } : { stream: true }),
    ...(s.lastError && { failures: s.failures, lastError: s.lastError }),
    ...(s.disabledAt && { disabledAt: s.disabledAt.toISOString() }),
  }
}
