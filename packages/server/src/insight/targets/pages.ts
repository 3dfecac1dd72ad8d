import { type IndicatorKey, indicatorKeys } from '@saolang/core/insight/indicator.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { IndicatorPage } from '@saolang/web/insight/indicator-page'
import { TargetEndPage } from '@saolang/web/insight/target-end-page'
import { TargetFormPage } from '@saolang/web/insight/target-form-page'
import { TargetsPage } from '@saolang/web/insight/targets-page'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AskedProvince, Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readIndicator } from './read-indicator.ts'
import { readRows } from './read-rows.ts'
import { readTargets } from './read-targets.ts'
import { getOpenTarget, readUnitName } from './read-unit.ts'
import { endTarget, setTarget } from './set-target.ts'

const Indicator = z.object({ indicator: z.enum(indicatorKeys) })
const Query = z.object({
  province: AskedProvince,
})
const Id = z.object({ id: z.uuid() })
type Shown = { body: Fields; problems: readonly Problem[] }
const nothing: Shown = { body: {}, problems: [] }

/** `/targets`: targets, indicators, the rows behind them; the forms by which units set and end targets. */
export function targetPages(app: App): void {
  app.get('/targets', async (request, reply) => sendPage(request, reply, TargetsPage, await readTargets(request.actor)))
  app.get('/targets/:indicator', { schema: { params: Indicator, querystring: Query } }, async (request, reply) =>
    sendPage(request, reply, IndicatorPage, await readIndicator(wanted(request))),
  )
  app.get(
    '/targets/:indicator/rows.csv',
    { schema: { params: Indicator, querystring: Query } },
    async (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.params.indicator}.csv"`)
        .send(await readRows(wanted(request))),
  )
  app.get('/targets/set', (request, reply) => showForm(request, reply, nothing))
  app.post('/targets/set', { schema: { body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await setTarget(request.actor, readClaim(request.body))
        return '/targets'
      },
      (problems) => showForm(request, reply, { body: request.body, problems }),
    ),
  )
  app.get('/targets/end/:id', { schema: { params: Id } }, (request, reply) =>
    showEnd(request, reply, request.params.id, nothing),
  )
  app.post('/targets/end/:id', { schema: { params: Id, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await endTarget(request.actor, { id: request.params.id, reason: readText(request.body, 'reason') })
        return '/targets'
      },
      (problems) => showEnd(request, reply, request.params.id, { body: request.body, problems }),
    ),
  )
}

const wanted = ({
  params,
  query,
}: {
  params: { indicator: IndicatorKey }
  query: { province?: string | undefined }
}) => ({
  indicator: params.indicator,
  province: query.province,
})

function readClaim(body: Fields) {
  const [atLeast, upTo] = [readText(body, 'atLeast'), readText(body, 'upTo')]
  return {
    ...{ indicator: readText(body, 'indicator'), atLeast: toNumber(atLeast), from: readDay(body, 'from') },
    ...{ to: readDay(body, 'to'), document: readText(body, 'document'), source: readText(body, 'source') },
    ...(upTo !== '' && { upTo: toNumber(upTo) }),
  }
}

/** A number as it is written in Vietnamese: a comma before decimals, dots between thousands. */
function toNumber(text: string): number {
  return text === '' ? Number.NaN : Number(text.replaceAll('.', '').replace(',', '.'))
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, problems }: Shown,
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'target.set'))
  const names = ['indicator', 'atLeast', 'upTo', 'document', 'source'] as const
  const texts = Object.fromEntries(names.map((name) => [name, readText(body, name)]))
  const values = {
    ...(texts as Record<(typeof names)[number], string>),
    from: readDayParts(body, 'from'),
    to: readDayParts(body, 'to'),
  }
  const unit = (await readUnitName(request.actor)) ?? say(languageOf(request), 'insight.nationTargets')
  return sendPage(request, reply, TargetFormPage, { unit, values, problems }, statusFor(problems))
}

async function showEnd(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { body, problems }: Shown,
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'target.end'))
  const { indicator, document } = await getOpenTarget(id)
  const props = { id, indicator, document, problems, values: { reason: readText(body, 'reason') } }
  return sendPage(request, reply, TargetEndPage, props, statusFor(problems))
}
