import { figureOf, type IndicatorKey, indicatorKeys, indicators } from '@saolang/core/insight/indicator.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readIndicator } from './read-indicator.ts'

const Measure = z.object({
  counted: z.number().int().describe('how many meet the definition'),
  among: z.number().int().describe('of how many that could be judged'),
  unknown: z.number().int().describe('how many could not be judged for want of data; in neither'),
})
const Indicator = z.object({
  indicator: z.enum(indicatorKeys),
  unit: z.enum(['count', 'percent']),
  on: z.iso.date().describe('legal day of the figure'),
  province: z.string().optional().describe('code of Decision 19/2025; the nation without one'),
  figure: z.number().optional().describe('in the unit; absent where nothing in the register could tell'),
  measure: Measure.optional(),
  provinces: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      figure: z.number().optional(),
      counted: z.number(),
      among: z.number(),
    }),
  ),
  snapshots: z.array(z.object({ on: z.iso.date(), value: z.number() })).describe('nightly figures, oldest first'),
})

/** The indicators of the programme for machines. */
export function targetRoutes(app: App): void {
  app.get(
    '/api/v1/indicators/:indicator',
    {
      schema: {
        tags: ['insight'],
        summary: 'An indicator of the programme as the register has it today, by province, with its nightly snapshots',
        params: z.object({ indicator: z.enum(indicatorKeys) }),
        querystring: z.object({
          province: z
            .string()
            .regex(/^\d{2}$/)
            .optional(),
        }),
        response: { 200: Indicator },
      },
    },
    async ({ params: { indicator }, query: { province } }) => {
      const { on, measure, provinces, snapshots } = await readIndicator({ indicator, province })
      const figure = measure && figureOf(indicator, measure)
      return {
        ...{ indicator, unit: indicators[indicator as IndicatorKey].unit, on, provinces: [...provinces] },
        ...{ snapshots: [...snapshots], province, measure, figure },
      }
    },
  )
}
