import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { type AuthWay, authWays, type TargetId, targetIds } from '@saolang/core/trace/exchange/target.ts'
import { ExchangePage } from '@saolang/web/trace/exchange/exchange-page'
import { TargetPage, type TargetPageProps } from '@saolang/web/trace/exchange/target-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { setTarget } from './change-target.ts'
import { deliveryPages } from './delivery-pages.ts'
import { toTargetView } from './exchange-view.ts'
import { mappingPages } from './mapping-pages.ts'
import { type KeptMapping, readTarget, readTargets } from './read-exchange.ts'
import { retryDead } from './retry-delivery.ts'

const Target = z.object({ target: z.enum(targetIds) })
const Kept = z.object({ queued: z.coerce.number().int().min(0).optional().catch(undefined) })

/** `/exchange`: what is told to the portals of the State, for staff; `/exchange/mine` for producers. */
export function exchangePages(app: App): void {
  app.get('/exchange', async (request, reply) => {
    const targets = await readTargets(request.actor, undefined)
    return sendPage(request, reply, ExchangePage, { targets: targets.map(toTargetView) })
  })
  app.get('/exchange/targets/:target', { schema: { params: Target, querystring: Kept } }, (request, reply) =>
    sendTarget(request, reply, { target: request.params.target, queued: request.query.queued }),
  )
  app.post('/exchange/targets/:target', { schema: { params: Target, body: Fields } }, (request, reply) => {
    const { target } = request.params
    const values = readSetting(request.body)
    return goOrShow(
      reply,
      async () => {
        const { queued } = await setTarget(request.actor, { target, ...values })
        return `/exchange/targets/${target}?queued=${queued}`
      },
      (problems) => sendTarget(request, reply, { target, values, problems }),
    )
  })
  app.post('/exchange/targets/:target/retry', { schema: { params: Target, body: Fields } }, async (request, reply) => {
    const { target } = request.params
    const queued = await retryDead(request.actor, { target })
    return reply.redirect(`/exchange/targets/${target}?queued=${queued}`, 303)
  })
  mappingPages(app)
  deliveryPages(app)
}

function readSetting(body: Fields): TargetPageProps['values'] {
  const auth = readText(body, 'auth')
  return {
    isOn: readText(body, 'isOn') === 'on',
    address: readText(body, 'address'),
    auth: authWays.includes(auth as AuthWay) ? (auth as AuthWay) : 'none',
    knowsAssumed: readText(body, 'knowsAssumed') === 'yes',
  }
}

type Shown = {
  target: TargetId
  values?: TargetPageProps['values']
  queued?: number | undefined
  problems?: readonly Problem[]
}

async function sendTarget(
  request: FastifyRequest,
  reply: FastifyReply,
  { target, values, queued, problems = [] }: Shown,
): Promise<FastifyReply> {
  const { state, versions } = await readTarget(request.actor, { target })
  const { isOn, address, auth, credentials } = state
  const props: TargetPageProps = {
    ...{ view: toTargetView(state), credentials, versions: versions.map(toVersion), problems },
    values: values ?? { isOn, address: address ?? '', auth, knowsAssumed: isOn },
    mayChange: findPermissionProblems(request.actor, 'exchange.set').length === 0,
    ...(queued !== undefined && { queued }),
  }
  return sendPage(request, reply, TargetPage, props, statusFor(problems))
}

const toVersion = ({ no, mapping, savedBy, savedAt }: KeptMapping): TargetPageProps['versions'][number] => ({
  ...{ no, basis: mapping.basis, reference: mapping.reference, dated: mapping.dated },
  ...(savedBy && { savedBy }),
  ...(savedAt && { savedAt: savedAt.toISOString() }),
})
