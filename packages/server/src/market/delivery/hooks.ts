import { Refused } from '@saolang/core/kernel/problem.ts'
import { linkedCarriers } from '@saolang/core/market/delivery/carrier.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { hearCarrier } from './hear-carriers.ts'

/** `/hooks/carriers/{carrier}/{link}`: where a seller's carrier tells of parcels, in its own words and with the seller's secret. */
export function carrierHooks(app: App): void {
  const params = z.object({ carrier: z.enum(linkedCarriers), link: z.uuid() })
  const querystring = z.object({ secret: z.string().max(100).optional(), hash: z.string().max(100).optional() })
  const config = { rateLimit: { max: 1200, timeWindow: '1 minute' } }
  app.post(
    '/hooks/carriers/:carrier/:link',
    { schema: { params, querystring, body: z.unknown() }, config },
    async (request) => {
      const { carrier, link: linkId } = request.params
      const { body, query, headers } = request
      try {
        return await hearCarrier({ linkId, carrier, body, query, headers })
      } catch (error) {
        if (error instanceof z.ZodError) throw new Refused([{ code: 'malformed.carrier-hook' }])
        throw error
      }
    },
  )
}
