import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { carriers, linkedCarriers, usualBox } from '@saolang/core/market/delivery/carrier.ts'
import { parcelStatuses } from '@saolang/core/market/delivery/parcel.ts'
import { codOutcomes } from '@saolang/core/market/delivery/settlement.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { bookParcel, cancelParcel } from './book-parcel.ts'
import { readCod, readParcels } from './read-parcels.ts'
import { followParcels } from './read-sending.ts'

const Dong = z.int().min(0)
const Parcel = z.object({
  orderId: z.uuid(),
  carrier: z.enum(carriers),
  status: z.enum(parcelStatuses),
  code: z.string().optional(),
  codDong: Dong.describe('What is collected at the door, in đồng.'),
})
const Followed = Parcel.extend({ moments: z.array(z.object({ status: z.enum(parcelStatuses), at: z.iso.datetime() })) })
const Own = Parcel.extend({ id: z.uuid(), payCode: z.string(), bookedAt: z.iso.datetime(), feeDong: Dong.optional() })
const Cod = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  carriers: z.array(
    z.object({
      ...{ carrier: z.enum(linkedCarriers), parcels: z.int(), collectedDong: Dong, settled: z.int() },
      ...{ settledDong: Dong, openDong: Dong, feeDong: Dong },
    }),
  ),
  differences: z.array(
    z.object({
      ...{ id: z.uuid(), carrier: z.enum(linkedCarriers), settlement: z.string(), code: z.string() },
      ...{ collectedDong: Dong, codDong: Dong.nullable(), outcome: z.enum(codOutcomes), at: z.iso.datetime() },
    }),
  ),
})
const Booking = z.object({
  carrier: z.enum(carriers),
  grams: z.int().min(1).max(200_000),
  lengthCm: z.int().min(1).max(300).default(usualBox.lengthCm),
  widthCm: z.int().min(1).max(300).default(usualBox.widthCm),
  heightCm: z.int().min(1).max(300).default(usualBox.heightCm),
  communeCode: z
    .string()
    .regex(/^\d{5}$/)
    .optional()
    .describe('Where it goes, when its buyer chose no commune.'),
})
const Whose = z.object({ organisation: z.uuid().optional() })
const Id = z.object({ id: z.uuid() })

/** Parcels for programs: a buyer's by the code, a seller's own, booked and let go, and what carriers pay out. */
export function parcelRoutes(app: App): void {
  const following = {
    ...{ tags: ['shop'], params: z.object({ code: z.string().max(60) }) },
    summary: 'Where the parcels of a purchase are, by the code that its buyer got',
    response: { 200: z.object({ parcels: z.array(Followed) }) },
  }
  const asking = { rateLimit: { max: 600, timeWindow: '10 minutes' } }
  app.get('/api/v1/shop/orders/:code/parcels', { schema: following, config: asking }, async (request) => {
    const found = await followParcels(request.params.code)
    refuseIf(found ? [] : [{ code: 'not-found.order' }])
    const parcels = [...(found ?? [])].map(([orderId, { carrier, status, code, codDong, moments }]) => ({
      ...{ orderId, carrier, status, codDong, moments: [...moments], ...(code && { code }) },
    }))
    return { parcels }
  })
  const listing = {
    ...{ tags: ['selling'], summary: 'A seller’s parcels, the newest first', querystring: Whose },
    response: { 200: z.object({ parcels: z.array(Own) }) },
  }
  app.get('/api/v1/market/parcels', { schema: listing }, async (request) => ({
    parcels: (await readParcels(request.actor, request.query.organisation)).parcels,
  }))
  bookingRoutes(app)
}

function bookingRoutes(app: App): void {
  const address = '/api/v1/market/orders/:id/parcel'
  const booking = {
    ...{ tags: ['selling'], params: Id, body: Booking, response: { 201: z.object({ id: z.uuid() }) } },
    summary: 'Book the one parcel of a confirmed order; asked twice at once, one is booked',
  }
  app.post(address, { schema: booking }, async (request, reply) => {
    const { carrier, communeCode, ...size } = request.body
    const made = await bookParcel(request.actor, { orderId: request.params.id, carrier, communeCode, size })
    return reply.status(201).send(made)
  })
  const cancelling = {
    ...{ tags: ['selling'], params: Id, response: { 204: z.null() } },
    summary: 'Let a parcel go that its carrier has not fetched',
  }
  app.delete(address, { schema: cancelling }, async (request, reply) => {
    await cancelParcel(request.actor, { orderId: request.params.id })
    return reply.status(204).send(null)
  })
  const settling = {
    ...{ tags: ['selling'], response: { 200: Cod } },
    querystring: Whose.extend({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    summary: 'What carriers collected and paid out in a period, and what does not fit',
  }
  app.get('/api/v1/market/cash-on-delivery', { schema: settling }, async (request) => {
    const { organisation: organisationId, from, to } = request.query
    const { sums, queue, ...period } = await readCod(request.actor, { organisationId, from, to })
    const differences = queue.map(({ id, carrier, settlement, code, collectedDong, codDong, outcome, at }) => ({
      ...{ id, carrier, settlement, code, collectedDong, codDong, outcome, at },
    }))
    return { from: period.from, to: period.to, carriers: sums, differences }
  })
}
