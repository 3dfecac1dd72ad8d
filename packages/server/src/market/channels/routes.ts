import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { feeKinds, feeTable, salesChannels } from '@saolang/core/market/channels/fee-table.ts'
import { findMarginProblems, MarginForm, reckonMargins } from '@saolang/core/market/channels/margin.ts'
import { platforms } from '@saolang/core/market/channels/platform.ts'
import { differenceKinds } from '@saolang/core/market/channels/reconcile.ts'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { parseForm } from '../../platform/form.ts'
import type { App } from '../../platform/http.ts'
import { setChannelBuffer } from './links/link-channel.ts'
import { tieListing, untieListing } from './links/tie-listing.ts'
import { toRange } from './margin/pages.ts'
import { readChannel, readChannels } from './read-channels.ts'

const Range = z.object({ least: z.number(), most: z.number() })
const Fee = z.object({
  channel: z.enum(salesChannels),
  kind: z.enum(feeKinds),
  least: z.number().nullable(),
  most: z.number().nullable(),
  unit: z.string(),
  fromOn: z.iso.date(),
  trust: z.enum(['own', 'press', 'sellers-tool', 'none']),
  source: z.string(),
})
const Margin = z.object({
  channel: z.enum(salesChannels),
  goodsDong: z.number().int(),
  keeps: Range,
  isWhole: z.boolean(),
  lines: z.array(
    z.object({
      what: z.enum([...feeKinds, 'packing', 'delivery', 'tax']),
      dong: Range.nullable(),
      source: z.string().nullable(),
    }),
  ),
})

/** `/api/v1/channels`: fees and what is kept of a price, for anybody; a seller's linked shops, for the seller. */
export function channelRoutes(app: App): void {
  const tags = ['channels']
  app.get(
    '/api/v1/channels/fees',
    {
      schema: {
        ...{ summary: 'Fees of sales channels, every version with its first day and source; null is unknown', tags },
        response: { 200: z.object({ fees: z.array(Fee) }) },
      },
    },
    async () => ({
      fees: feeTable.map(({ channel, kind, amount, fromOn, trust, source }) => {
        const [least, most, unit] = toRange(amount)
        return { channel, kind, least, most, unit, fromOn, trust, source }
      }),
    }),
  )
  const Asked = z.object({
    priceDong: z.coerce.number().int().min(1).max(1_000_000_000),
    quantity: z.coerce.number().int().min(1).max(999).default(1),
    packingDong: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
    deliveryDong: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
    tax: z.enum(['household', 'company']).default('household'),
    on: z.iso.date().optional(),
  })
  app.get(
    '/api/v1/channels/margin',
    {
      schema: {
        ...{ summary: 'What a seller keeps of an order on each channel, by the fees of a day', tags },
        ...{ querystring: Asked, response: { 200: z.object({ on: z.iso.date(), margins: z.array(Margin) }) } },
      },
    },
    async (request) => {
      const { on = legalDateOf(currentTime()), ...asked } = request.query
      const form = parseForm(MarginForm, asked)
      refuseIf(findMarginProblems(form))
      const margins = reckonMargins(form, on).map(({ lines, ...margin }) => ({
        ...margin,
        lines: lines.map(({ what, dong, row }) => ({ what, dong: dong ?? null, source: row?.source ?? null })),
      }))
      return { on, margins }
    },
  )
  linkRoutes(app)
}

const Channel = z.object({
  id: z.uuid(),
  platform: z.enum(platforms),
  shopId: z.string(),
  buffer: z.number().int(),
  state: z.enum(['unauthorised', 'on', 'paused', 'refused', 'ended']),
  trouble: z.string().optional(),
  wellAt: z.iso.datetime().optional(),
  waiting: z.number().int(),
})
const Listing = z.object({
  id: z.uuid(),
  offerId: z.uuid(),
  item: z.string(),
  sku: z.string(),
  available: z.number().int(),
  buffer: z.number().int(),
  aside: z.number().int().optional(),
  toldQuantity: z.number().int().optional(),
  toldAt: z.iso.datetime().optional(),
  trouble: z.string().optional(),
})
const Compared = z.object({
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  listings: z.number().int(),
  orders: z.number().int(),
  differences: z.array(
    z.object({
      no: z.number().int(),
      kind: z.enum(differenceKinds),
      about: z.string(),
      ours: z.string(),
      theirs: z.string(),
      isSettled: z.boolean(),
    }),
  ),
})
const Id = z.object({ id: z.uuid() })

function linkRoutes(app: App): void {
  const tags = ['channels']
  const Whose = z.object({ organisation: z.uuid().optional() })
  app.get(
    '/api/v1/channels',
    {
      schema: {
        ...{ summary: "A seller's shops on platforms", tags },
        ...{ querystring: Whose, response: { 200: z.object({ channels: z.array(Channel) }) } },
      },
    },
    async (request) => ({ channels: (await readChannels(request.actor, request.query.organisation)).channels }),
  )
  const Whole = z.object({ channel: Channel, listings: z.array(Listing), comparison: Compared.nullable() })
  app.get(
    '/api/v1/channels/:id',
    {
      schema: {
        ...{ summary: 'One linked shop: its listings and the newest comparison with our ledger', tags },
        ...{ params: Id, response: { 200: Whole } },
      },
    },
    async (request) => {
      const { channel, listings, comparison = null } = await readChannel(request.actor, request.params.id)
      return { channel, listings, comparison }
    },
  )
  changeRoutes(app)
}

function changeRoutes(app: App): void {
  const tags = ['channels']
  const Buffer = z.object({ pieces: z.number().int().min(0).max(9999) })
  app.put(
    '/api/v1/channels/:id/buffer',
    {
      schema: {
        ...{ summary: 'Set how many pieces are kept back from a platform', tags },
        ...{ params: Id, body: Buffer, response: { 204: z.null() } },
      },
    },
    async (request, reply) => {
      await setChannelBuffer(request.actor, { id: request.params.id, buffer: request.body.pieces })
      return reply.status(204).send(null)
    },
  )
  const Tie = z.object({
    offerId: z.uuid(),
    item: z.string().max(60),
    sku: z.string().max(60).default(''),
    aside: z.number().int().min(0).max(999_999).default(0),
  })
  app.post(
    '/api/v1/channels/:id/listings',
    {
      schema: {
        ...{ summary: "Tie an offer to a platform's listing", tags },
        ...{ params: Id, body: Tie, response: { 201: z.object({ id: z.uuid() }) } },
      },
    },
    async (request, reply) => {
      const { aside, ...form } = request.body
      const made = await tieListing(request.actor, {
        linkId: request.params.id,
        form: { ...form, aside: String(aside) },
      })
      return reply.status(201).send(made)
    },
  )
  app.delete(
    '/api/v1/channels/:id/listings/:listing',
    {
      schema: {
        ...{ summary: 'Let a listing go', tags },
        ...{ params: Id.extend({ listing: z.uuid() }), response: { 204: z.null() } },
      },
    },
    async (request, reply) => {
      await untieListing(request.actor, { linkId: request.params.id, id: request.params.listing })
      return reply.status(204).send(null)
    },
  )
}
