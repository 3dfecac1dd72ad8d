import { isLegalDate } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { linkedCarriers } from '@saolang/core/market/delivery/carrier.ts'
import { CodPage } from '@saolang/web/market/delivery/cod-page'
import { DeliveryPage, type DeliveryPageProps } from '@saolang/web/market/delivery/delivery-page'
import { ParcelsPage } from '@saolang/web/market/delivery/parcels-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, readGroup, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { endLink, linkCarrier, readDelivery, saveDelivery, weighPacks } from './link-carrier.ts'
import { readCod, readParcels } from './read-parcels.ts'
import { settleDifference, takeSettlement } from './take-settlement.ts'

const Whose = z.object({ organisation: z.uuid().optional() })
const Body = z.record(z.string().max(60), z.string().max(400))

const hrefOf = (path: string, organisation: string | undefined) =>
  organisation ? `${path}?organisation=${organisation}` : path

/** `/market/delivery`, `/market/parcels`, `/market/cod`: how a seller delivers, what is under way, what carriers pay out. */
export function deliveryPages(app: App): void {
  app.get('/market/delivery', { schema: { querystring: Whose } }, (request, reply) =>
    sendDelivery(request, reply, request.query.organisation, {}),
  )
  const saving = { schema: { querystring: Whose, body: Body } }
  const posts = { '/market/delivery': saveDelivery, '/market/delivery/end': endLinkOf, '/market/delivery/packs': weigh }
  for (const [path, save] of Object.entries(posts))
    app.post(path, saving, (request, reply) => {
      const { organisation: organisationId } = request.query
      return goOrShow(
        reply,
        async () => {
          await save(request.actor, { organisationId, form: request.body })
          return hrefOf('/market/delivery', organisationId)
        },
        (problems) => sendDelivery(request, reply, organisationId, { values: request.body, problems }),
      )
    })
  app.post('/market/delivery/link', saving, async (request, reply) => {
    const { organisation: organisationId } = request.query
    const { carrier = '', ...credentials } = request.body
    try {
      const { id, ...made } = await linkCarrier(request.actor, { organisationId, carrier, credentials })
      const address = `${request.publicUrl}/hooks/carriers/${made.carrier}/${id}${secretIn(made)}`
      return await sendDelivery(request, reply, organisationId, { made: { ...made, address } })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return sendDelivery(request, reply, organisationId, { values: { carrier }, problems: error.problems })
    }
  })
  app.get('/market/parcels', { schema: { querystring: Whose } }, async (request, reply) =>
    sendPage(request, reply, ParcelsPage, await readParcels(request.actor, request.query.organisation)),
  )
  codPages(app)
}

type Saving = { organisationId: string | undefined; form: Readonly<Record<string, string>> }
const endLinkOf = (who: Parameters<typeof endLink>[0], { organisationId, form }: Saving) =>
  endLink(who, { organisationId, carrier: form.carrier ?? '' })
const weigh = (who: Parameters<typeof weighPacks>[0], { organisationId, form }: Saving) =>
  weighPacks(who, { organisationId, grams: readGroup(form, 'grams-') })

// Viettel Post sends it in the body; the others in the address that they are given.
const secretNames = { ghn: '?secret=', ghtk: '?hash=', ems: '?secret=', 'viettel-post': '' } as const
const secretIn = ({ carrier, secret }: { carrier: keyof typeof secretNames; secret: string }) =>
  secretNames[carrier] && secretNames[carrier] + secret

type Shown = Partial<Pick<DeliveryPageProps, 'made' | 'values' | 'problems'>>

async function sendDelivery(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  { values = {}, problems = [], made }: Shown,
) {
  const read = await readDelivery(request.actor, organisationId)
  const page = { ...read, values, problems, ...(made && { made }) }
  return sendPage(request, reply, DeliveryPage, page, statusFor(problems))
}

function codPages(app: App): void {
  const day = z.string().refine(isLegalDate).optional().catch(undefined)
  const Period = Whose.extend({ from: day, to: day })
  app.get('/market/cod', { schema: { querystring: Period } }, (request, reply) =>
    sendCod(request, reply, request.query, {}),
  )
  app.post('/market/cod', { schema: { querystring: Whose }, config: { takesFiles: true } }, async (request, reply) => {
    const { organisation } = request.query
    const { fields, files } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        const carrier = linkedCarriers.find((each) => each === fields.carrier)
        if (!carrier) throw new Refused([{ code: 'carrier.unknown', at: 'carrier' }])
        const bytes = files[0]?.upload.bytes ?? Buffer.alloc(0)
        const settlement = fields.settlement ?? ''
        await takeSettlement(request.actor, { organisationId: organisation, carrier, settlement, bytes })
        return hrefOf('/market/cod', organisation)
      },
      (problems) => sendCod(request, reply, { organisation }, { values: fields, problems }),
    )
  })
  const Said = z.object({ words: z.string().max(500).default('') })
  const settling = { schema: { params: z.object({ id: z.uuid() }), querystring: Whose, body: Said } }
  app.post('/market/cod/:id/settle', settling, (request, reply) => {
    const { organisation } = request.query
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await settleDifference(request.actor, { organisationId: organisation, id, words: request.body.words })
        return hrefOf('/market/cod', organisation)
      },
      (problems) => sendCod(request, reply, { organisation }, { problems }),
    )
  })
}

type Period = { organisation?: string | undefined; from?: string | undefined; to?: string | undefined }

async function sendCod(
  request: FastifyRequest,
  reply: FastifyReply,
  { organisation: organisationId, from, to }: Period,
  { values = {}, problems = [] }: { values?: Readonly<Record<string, string>>; problems?: readonly Problem[] },
) {
  const read = await readCod(request.actor, { organisationId, from, to })
  return sendPage(request, reply, CodPage, { ...read, values, problems }, statusFor(problems))
}
