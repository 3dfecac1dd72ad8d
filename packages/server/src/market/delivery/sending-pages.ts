import { Refused } from '@saolang/core/kernel/problem.ts'
import { linkedCarriers } from '@saolang/core/market/delivery/carrier.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow } from '../../platform/form.ts'
import type { App } from '../../platform/http.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { sendOrder } from '../orders/order-pages.ts'
import { bookParcel, cancelParcel } from './book-parcel.ts'
import { fetchCarrierLabel } from './carrier-label.ts'
import { choosePlace } from './old-places.ts'
import { printLabels } from './print-labels.ts'
import { readHomeOf } from './read-parcels.ts'
import { tellOwnParcel } from './tell-parcel.ts'

const Id = z.object({ id: z.uuid() })
const whole = z.coerce.number().catch(0)
const Booking = z.object({
  carrier: z.string().max(20).default(''),
  ...{ grams: whole, lengthCm: whole, widthCm: whole, heightCm: whole },
  communeCode: z.string().max(5).optional(),
  wardCode: z.string().max(5).optional(),
  homeWardCode: z.string().max(5).optional(),
})
type Booking = z.infer<typeof Booking>
const Paper = z.object({ size: z.enum(['A6', 'A7']).catch('A6') })

/** The parcel of an order, under `/market/orders/{id}`: booked, told of, let go; and labels. */
export function sendingPages(app: App): void {
  app.post('/market/orders/:id/parcel', { schema: { params: Id, body: Booking } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await book(request, id, request.body)
        return `/market/orders/${id}`
      },
      (problems) => sendOrder(request, reply, id, problems, toSent(request.body)),
    )
  })
  const Status = z.object({ status: z.string().max(20) })
  app.post('/market/orders/:id/parcel-status', { schema: { params: Id, body: Status } }, (request, reply) => {
    const { id: orderId } = request.params
    return goOrShow(
      reply,
      async () => {
        await tellOwnParcel(request.actor, { orderId, status: request.body.status })
        return `/market/orders/${orderId}`
      },
      (problems) => sendOrder(request, reply, orderId, problems),
    )
  })
  app.post('/market/orders/:id/parcel-cancel', { schema: { params: Id } }, (request, reply) => {
    const { id: orderId } = request.params
    return goOrShow(
      reply,
      async () => {
        await cancelParcel(request.actor, { orderId })
        return `/market/orders/${orderId}`
      },
      (problems) => sendOrder(request, reply, orderId, problems),
    )
  })
  labelPages(app)
}

function labelPages(app: App): void {
  const Chosen = Paper.extend({
    id: z.union([z.uuid(), z.array(z.uuid()).max(200)]).optional(),
    organisation: z.uuid().optional(),
  })
  app.get('/market/parcels/labels', { schema: { querystring: Chosen } }, async (request, reply) => {
    const { id = [], size, organisation } = request.query
    const { publicUrl } = request
    const ids = Array.isArray(id) ? id : [id]
    const pdf = await printLabels(request.actor, { ids, size, organisationId: organisation, publicUrl })
    return sendPdf(reply, `nhan-${size}`, pdf)
  })
  app.get(
    '/market/orders/:id/carrier-label',
    { schema: { params: Id, querystring: Paper } },
    async (request, reply) => {
      const { id: orderId } = request.params
      try {
        const label = await fetchCarrierLabel(request.actor, { orderId, size: request.query.size })
        return 'pdf' in label ? sendPdf(reply, 'nhan-hang', label.pdf) : reply.redirect(label.address, 303)
      } catch (error) {
        if (error instanceof Refused && error.problems.some(({ code }) => code.startsWith('carrier.')))
          return sendOrder(request, reply, orderId, error.problems)
        throw error
      }
    },
  )
}

const toSent = (booking: Booking): Record<string, string> =>
  Object.fromEntries(Object.entries(booking).map(([name, value]) => [name, String(value ?? '')]))

// What the carrier could not be told without a person is remembered first, once for a commune and a carrier.
async function book(request: FastifyRequest, orderId: string, booking: Booking): Promise<void> {
  const { carrier, communeCode, wardCode, homeWardCode, ...size } = booking
  const linked = linkedCarriers.find((each) => each === carrier)
  if (linked && (wardCode || homeWardCode)) {
    const { sellerId, homeCode } = await readHomeOf(request.actor, orderId)
    const choose = (commune: string, ward: string) =>
      choosePlace(request.actor, { organisationId: sellerId, carrier: linked, communeCode: commune, wardCode: ward })
    if (wardCode && communeCode) await choose(communeCode, wardCode)
    if (homeWardCode) await choose(homeCode, homeWardCode)
  }
  await bookParcel(request.actor, { orderId, carrier, size, communeCode: communeCode || undefined })
}
