import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { MerchantsPage } from '@saolang/web/market/payments/merchants-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { type Fields, gatewayNames } from './gateway.ts'
import { gateways } from './gateways.ts'
import { endMerchant, linkMerchant, readMerchants } from './link-merchant.ts'
import { findWayBack, hearGateway } from './take-payment.ts'

const Whose = z.object({ organisation: z.uuid().optional() })
const Body = z.record(z.string().max(50), z.string().max(300))

/** `/market/payments/gateways`: a seller's own accounts with payment gateways; `/hooks/pay/…`: where those tell of payments. */
export function gatewayPages(app: App): void {
  const address = '/market/payments/gateways'
  app.get(address, { schema: { querystring: Whose } }, (request, reply) =>
    sendMerchants(request, reply, request.query.organisation, { values: {}, problems: [] }),
  )
  app.post(address, { schema: { querystring: Whose, body: Body } }, (request, reply) => {
    const { organisation: organisationId } = request.query
    const { gateway = '', mode = '', end, ...keys } = request.body
    return goOrShow(
      reply,
      async () => {
        if (end) await endMerchant(request.actor, { organisationId, gateway: end })
        else await linkMerchant(request.actor, { organisationId, gateway, mode, keys })
        return organisationId ? `${address}?organisation=${organisationId}` : address
      },
      (problems) => sendMerchants(request, reply, organisationId, { values: { gateway, mode }, problems }),
    )
  })
  gatewayHooks(app)
}

type Again = { values: Readonly<Record<string, string>>; problems: readonly Problem[] }

// What was typed as a key is not sent back to the page.
async function sendMerchants(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  again: Again,
) {
  const { merchants, ...known } = await readMerchants(request.actor, organisationId)
  const page = {
    ...known,
    ...again,
    merchants: merchants.map(({ madeAt, ...merchant }) => ({ ...merchant, madeAt: madeAt.toISOString() })),
    keyNames: gatewayNames.map((gateway) => ({ gateway, names: gateways[gateway].keyNames })),
  }
  return sendPage(request, reply, MerchantsPage, page, statusFor(again.problems))
}

const Params = z.object({ gateway: z.enum(gatewayNames), merchant: z.uuid() })
const Query = z.record(z.string().max(60), z.string().max(1000))
const Told = z.record(z.string().max(60), z.union([z.string().max(5000), z.number(), z.null()]))
const often = { rateLimit: { max: 600, timeWindow: '1 minute' } }

function gatewayHooks(app: App): void {
  const hook = '/hooks/pay/:gateway/:merchant'
  app.get(hook, { schema: { params: Params, querystring: Query }, config: often }, (request, reply) =>
    hear(request.params, request.query, reply),
  )
  app.post(hook, { schema: { params: Params, body: Told }, config: often }, (request, reply) =>
    hear(request.params, toTexts(request.body), reply),
  )
  app.get(`${hook}/back`, { schema: { params: Params, querystring: Query }, config: often }, async (request, reply) => {
    const { gateway, merchant: merchantId } = request.params
    const code = await findWayBack({ gateway, merchantId, fields: request.query })
    return reply.redirect(`/orders/${code}`, 303)
  })
}

async function hear({ gateway, merchant }: z.infer<typeof Params>, fields: Fields, reply: FastifyReply) {
  try {
    const { status, body } = await hearGateway({ gateway, merchantId: merchant, fields })
    return await reply.status(status).send(body)
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      throw new Refused([{ code: 'malformed.payment-word' }])
    throw error
  }
}

function toTexts(body: z.infer<typeof Told>): Fields {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value === null ? '' : String(value)]))
}
