import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { DeliveriesPage } from '@saolang/web/trace/exchange/deliveries-page'
import { DeliveryPage, type DeliveryPageProps } from '@saolang/web/trace/exchange/delivery-page'
import { OwnExchangePage, type OwnExchangePageProps } from '@saolang/web/trace/exchange/own-exchange-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import type { OwnRow } from './deliveries.sql.ts'
import { lotOf, sayReasons, toDeliveryView } from './exchange-view.ts'
import { readDeliveries, readDelivery, readOwnExchange } from './read-exchange.ts'
import { retryDelivery } from './retry-delivery.ts'
import { DeliveryQuestion } from './routes.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const pageSize = 50

/** `/exchange/deliveries` and one of them, for staff; `/exchange/mine` for producers. */
export function deliveryPages(app: App): void {
  app.get('/exchange/deliveries', { schema: { querystring: DeliveryQuestion } }, async (request, reply) => {
    const { page, target, state, cause, text } = request.query
    const asked = { ...(target && { target }), ...(state && { state }), ...(cause && { cause }), ...(text && { text }) }
    const { deliveries, total } = await readDeliveries(request.actor, { ...asked, page, size: pageSize })
    const props = { deliveries: deliveries.map(toDeliveryView), total, page, pageSize, asked }
    return sendPage(request, reply, DeliveriesPage, props)
  })
  app.get('/exchange/deliveries/:id', { schema: { params: Id } }, (request, reply) =>
    sendDelivery(request, reply, request.params.id),
  )
  app.post('/exchange/deliveries/:id/retry', { schema: { params: Id } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await retryDelivery(request.actor, { id })
        return `/exchange/deliveries/${id}`
      },
      (problems) => sendDelivery(request, reply, id, problems),
    )
  })
  app.get('/exchange/mine', { schema: { querystring: Whose } }, async (request, reply) => {
    const { organisation: organisationId } = request.query
    const { organisation, rows, targetsOn } = await readOwnExchange(request.actor, { organisationId })
    const isHelped = request.actor.role !== 'producer'
    return sendPage(request, reply, OwnExchangePage, {
      ...(isHelped && { organisation: organisation.name }),
      publishHref: isHelped ? `/trace/publish?organisation=${organisation.id}` : '/trace/publish',
      anyOn: targetsOn.length > 0,
      records: toOwnRecords(rows),
    })
  })
}

async function sendDelivery(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[] = [],
): Promise<FastifyReply> {
  // Who may not see it is refused by the view, whatever was asked before.
  if (problems.some(({ code }) => code.startsWith('forbidden'))) throw new Refused(problems)
  const { delivery, record, attempts, payload, mayRetry } = await readDelivery(request.actor, { id })
  const props: DeliveryPageProps = {
    delivery: toDeliveryView(delivery),
    reasons: sayReasons(languageOf(request), delivery.reasons),
    attempts: attempts.map(toAttempt),
    ...(payload && { payload }),
    record: JSON.stringify(record?.body, null, 2),
    mayRetry: mayRetry && findPermissionProblems(request.actor, 'exchange.retry').length === 0,
    problems,
  }
  return sendPage(request, reply, DeliveryPage, props, statusFor(problems))
}

type Attempt = Awaited<ReturnType<typeof readDelivery>>['attempts'][number]

const toAttempt = (row: Attempt): DeliveryPageProps['attempts'][number] => ({
  ...{ no: row.no, outcome: row.outcome, at: row.triedAt.toISOString() },
  ...(row.status !== null && { status: row.status }),
  ...(row.detail && { detail: row.detail }),
  ...(row.answer && { answer: row.answer }),
  ...(row.signature && { signature: row.signature }),
  ...('triedBy' in row && row.triedBy && { by: row.triedBy }),
})

function toOwnRecords(rows: readonly OwnRow[]): OwnExchangePageProps['records'] {
  return [...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, [first, ...more]]) => {
    const { name, cause, madeAt } = first as OwnRow
    const lot = lotOf(subject)
    return {
      ...{ subject, name, cause, madeAt: madeAt.toISOString() },
      ...(lot && { lot }),
      deliveries: [first as OwnRow, ...more].flatMap(({ target, state, receipt, settledAt }) =>
        target && state
          ? [{ target, state, ...(receipt && { receipt }), ...(settledAt && { settledAt: settledAt.toISOString() }) }]
          : [],
      ),
    }
  })
}
