import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { stockWords } from '@saolang/core/market/points-of-sale/point.ts'
import { OwnPointPage } from '@saolang/web/market/points-of-sale/own-point-page'
import { OwnPointsPage } from '@saolang/web/market/points-of-sale/own-points-page'
import { PointPage } from '@saolang/web/market/points-of-sale/point-page'
import { PointsPage } from '@saolang/web/market/points-of-sale/points-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { AskedProvince, goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { listFormPlaces, readOwnPoint, readOwnPoints, readPoint, readPoints } from './read-points.ts'
import { changePoint, decidePoint, tellPoint, tellShelf } from './tell-point.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const Body = z.record(z.string().max(60), z.string().max(1000))
type Again = { values: Readonly<Record<string, string>>; problems: readonly Problem[] }
const fresh: Again = { values: {}, problems: [] }

const Asked = z.object({
  province: AskedProvince,
  product: z.uuid().optional().catch(undefined),
})

/** `/points-of-sale`: where OCOP products are sold over the counter; `/market/points`: those of a producer, or of an officer's place. */
export function pointPages(app: App): void {
  app.get('/points-of-sale', { schema: { querystring: Asked } }, async (request, reply) => {
    const { province, product } = request.query
    const { points, provinces } = await readPoints(province)
    const shown = product ? points.filter(({ products }) => products.some((p) => p.productId === product)) : points
    const page = { points: shown, provinces, ...(province && { province }), ...(product && { product }) }
    return sendPage(request, reply, PointsPage, page)
  })
  app.get('/points-of-sale.csv', { schema: { querystring: Asked } }, async (request, reply) => {
    const { points } = await readPoints(request.query.province)
    const head = [
      'id',
      'kind',
      'name',
      'address',
      'commune_code',
      'province_code',
      'hours',
      'phone',
      'products',
      'is_sample',
    ]
    const rows = points.map((p) => {
      const goods = p.products.map(({ name, stock }) => `${name} (${stock})`).join('; ')
      return csvRow([
        p.id,
        p.kind,
        p.name,
        p.address,
        p.communeCode,
        p.provinceCode,
        p.hours,
        p.phone,
        goods,
        String(p.isSample),
      ])
    })
    return reply.type('text/csv; charset=utf-8').send(csvMark + csvRow(head) + rows.join(''))
  })
  app.get('/points-of-sale/:id', { schema: { params: Id } }, async (request, reply) =>
    sendPage(request, reply, PointPage, { point: await readPoint(request.params.id), publicUrl: request.publicUrl }),
  )
  ownPages(app)
  shelfPages(app)
}

const FormQuery = Whose.extend({
  province: AskedProvince,
})

function ownPages(app: App): void {
  app.get('/market/points', { schema: { querystring: FormQuery } }, (request, reply) =>
    sendOwn(request, reply, request.query, fresh),
  )
  app.post('/market/points', { schema: { querystring: FormQuery, body: Body } }, async (request, reply) => {
    const { organisation: organisationId } = request.query
    return goOrShow(
      reply,
      async () => `/market/points/${(await tellPoint(request.actor, { organisationId, form: request.body })).id}`,
      (problems) => sendOwn(request, reply, request.query, { values: request.body, problems }),
    )
  })
  app.post(
    '/market/points/:id/decide',
    { schema: { params: Id, querystring: FormQuery, body: Body } },
    async (request, reply) => {
      const { state = '', words = '' } = request.body
      const known = (['approved', 'refused', 'closed'] as const).find((each) => each === state)
      return goOrShow(
        reply,
        async () => {
          if (!known) throw new Refused([{ code: 'conflict.point-decided' }])
          await decidePoint(request.actor, { id: request.params.id, state: known, words })
          return '/market/points'
        },
        (problems) => sendOwn(request, reply, request.query, { values: request.body, problems }),
      )
    },
  )
}

async function sendOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  { organisation, province }: z.infer<typeof FormQuery>,
  again: Again,
): Promise<FastifyReply> {
  const { seller, points } = await readOwnPoints(request.actor, organisation)
  const { role, jurisdiction } = request.actor
  const own = jurisdiction && jurisdiction.level !== 'nation' ? jurisdiction.provinceCode : undefined
  const choices = await listFormPlaces(province ?? own)
  const page = { points, ...choices, ...again, isOfficer: role !== 'producer', ...(seller && { seller }) }
  return sendPage(request, reply, OwnPointsPage, page, statusFor(again.problems))
}

function shelfPages(app: App): void {
  app.get('/market/points/:id', { schema: { params: Id } }, (request, reply) =>
    sendPoint(request, reply, request.params.id, fresh),
  )
  app.post('/market/points/:id', { schema: { params: Id, body: Body } }, async (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await changePoint(request.actor, { id, form: request.body })
        return `/market/points/${id}`
      },
      (problems) => sendPoint(request, reply, id, { values: request.body, problems }),
    )
  })
  const Seen = z.object({ productId: z.uuid(), stock: z.enum([...stockWords, 'gone']) })
  app.post('/market/points/:id/shelf', { schema: { params: Id, body: Seen } }, async (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await tellShelf(request.actor, { id, ...request.body })
        return `/market/points/${id}`
      },
      (problems) => sendPoint(request, reply, id, { values: {}, problems }),
    )
  })
}

async function sendPoint(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  again: Again,
): Promise<FastifyReply> {
  const { point, row, products } = await readOwnPoint(request.actor, id)
  const { kind, name, address, communeCode, hours } = row
  const known = { kind, name, address, communeCode, hours, phone: row.phone ?? '', stockPlace: row.stockPlace ?? '' }
  const values = again.problems.length > 0 ? again.values : known
  const choices = await listFormPlaces(row.provinceCode)
  const page = { point, products, ...choices, values, problems: again.problems }
  return sendPage(request, reply, OwnPointPage, page, statusFor(again.problems))
}
