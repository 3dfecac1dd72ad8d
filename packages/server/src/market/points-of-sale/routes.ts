import { pointKinds, pointStates, stockWords } from '@saolang/core/market/points-of-sale/point.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readPoint, readPoints } from './read-points.ts'

const Point = z.object({
  id: z.uuid(),
  kind: z.enum(pointKinds),
  name: z.string(),
  address: z.string(),
  communeCode: z.string(),
  provinceCode: z.string(),
  hours: z.string(),
  phone: z.string().optional(),
  state: z.enum(pointStates),
  place: z.string(),
  isSample: z.boolean(),
  products: z.array(
    z.object({
      productId: z.uuid(),
      name: z.string(),
      address: z.string(),
      star: z.number().int().optional(),
      stock: z.enum(stockWords),
      isOld: z.boolean(),
      seenAt: z.iso.datetime().optional(),
      count: z.number().int().optional(),
    }),
  ),
})

const tags = ['points-of-sale']

/** `/api/v1/points-of-sale`: where OCOP products are sold over the counter. */
export function pointRoutes(app: App): void {
  const Asked = z.object({
    province: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
  })
  app.get(
    '/api/v1/points-of-sale',
    {
      schema: {
        ...{ summary: 'Places that sell OCOP products over the counter, with what is on their shelves', tags },
        ...{ querystring: Asked, response: { 200: z.object({ points: z.array(Point) }) } },
      },
    },
    async (request) => ({ points: (await readPoints(request.query.province)).points }),
  )
  app.get(
    '/api/v1/points-of-sale/:id',
    {
      schema: {
        ...{ summary: 'One place that sells OCOP products', tags },
        ...{ params: z.object({ id: z.uuid() }), response: { 200: Point } },
      },
    },
    (request) => readPoint(request.params.id),
  )
}
