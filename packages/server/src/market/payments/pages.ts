import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { PaymentsPage } from '@saolang/web/market/payments-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { providers } from './bank-words.ts'
import { gatewayPages } from './gateways/pages.ts'
import { linkBank, readPayments, settleNotice } from './link-bank.ts'
import { takeNotices } from './take-notice.ts'

const Whose = z.object({ organisation: z.uuid().optional() })

/** `/market/payments`: money that came in and fits no order; `/hooks/bank/…`: where a seller's notification service tells of it. */
export function paymentPages(app: App): void {
  app.get('/market/payments', { schema: { querystring: Whose } }, (request, reply) =>
    sendPayments(request, reply, request.query.organisation, {}),
  )
  const NewLink = z.object({ provider: z.string().max(20), secret: z.string().max(200).optional() })
  app.post('/market/payments', { schema: { querystring: Whose, body: NewLink } }, async (request, reply) => {
    const { organisation: organisationId } = request.query
    try {
      const made = await linkBank(request.actor, { organisationId, ...request.body })
      const address = `${request.publicUrl}/hooks/bank/${request.body.provider}/${made.id}`
      return await sendPayments(request, reply, organisationId, { made: { address, secret: made.secret } })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return sendPayments(request, reply, organisationId, { problems: error.problems })
    }
  })
  app.get('/market/payments.csv', { schema: { querystring: Whose } }, async (request, reply) => {
    const { months } = await readPayments(request.actor, request.query.organisation)
    const rows = months.map(({ month, provider, outcome, notices, dong, waiting }) =>
      csvRow([month, provider, outcome, String(notices), String(dong), String(waiting)]),
    )
    const head = csvRow(['thang', 'dich_vu', 'ket_qua', 'so_khoan', 'so_tien_dong', 'con_cho'])
    return reply.type('text/csv; charset=utf-8').send(csvMark + [head, ...rows].join(''))
  })
  const Id = z.object({ id: z.uuid() })
  const Said = z.object({ words: z.string().max(500).default('') })
  const settling = { schema: { params: Id, querystring: Whose, body: Said } }
  app.post('/market/payments/:id/settle', settling, async (request, reply) => {
    const { organisation: organisationId } = request.query
    return goOrShow(
      reply,
      async () => {
        await settleNotice(request.actor, { organisationId, id: request.params.id, words: request.body.words })
        return organisationId ? `/market/payments?organisation=${organisationId}` : '/market/payments'
      },
      (problems) => sendPayments(request, reply, organisationId, { problems }),
    )
  })
  hook(app)
  gatewayPages(app)
}

function hook(app: App): void {
  const Params = z.object({ provider: z.enum(providers), link: z.uuid() })
  const config = { rateLimit: { max: 600, timeWindow: '1 minute' } }
  app.register(async (scope) => {
    const inside = scope as unknown as App
    inside.removeAllContentTypeParsers()
    // The body is checked as it came, byte for byte.
    const plain = { parseAs: 'string', bodyLimit: 1_000_000 } as const
    inside.addContentTypeParser('application/json', plain, (_, body, done) => done(null, body))
    inside.post('/hooks/bank/:provider/:link', { schema: { params: Params }, config }, async (request) => {
      const { provider, link: linkId } = request.params
      try {
        await takeNotices({ linkId, provider, raw: String(request.body ?? ''), headers: request.headers })
      } catch (error) {
        if (error instanceof z.ZodError || error instanceof SyntaxError)
          throw new Refused([{ code: 'malformed.bank-notice' }])
        throw error
      }
      return { success: true }
    })
  })
}

type Shown = { made?: { address: string; secret: string }; problems?: readonly Problem[] }

async function sendPayments(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  { made, problems = [] }: Shown,
) {
  const { seller, links, unsettled, months } = await readPayments(request.actor, organisationId)
  const page = {
    seller,
    links: links.map(({ id, provider, madeAt }) => ({ id, provider, madeAt: madeAt.toISOString() })),
    unsettled: unsettled.map(({ at, payCode, orderId, ...notice }) => ({
      ...notice,
      at: at.toISOString(),
      ...(payCode && { payCode }),
      ...(orderId && { orderId }),
    })),
    months,
    problems,
    ...(made && { made }),
  }
  return sendPage(request, reply, PaymentsPage, page, statusFor(problems))
}
