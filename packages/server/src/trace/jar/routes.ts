import { Refused } from '@saolang/core/kernel/problem.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { isLotNumber } from '@saolang/core/trace/own-code.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { findNamed } from './find-other.ts'
import { sendPassport } from './pages.ts'
import { readJar } from './read-jar.ts'
import { toPassport } from './to-passport.ts'

const Part = z.string().refine(isLotNumber).optional()

/** The digital product passport of a product, a lot or a single piece. */
export function passportRoutes(app: App): void {
  app.get(
    '/api/v1/passports/:key',
    {
      schema: {
        tags: ['trace'],
        summary: 'The digital product passport of a product, a lot (`lot`) or a single piece (`serial`), in JSON-LD',
        params: z.object({ key: z.string().max(40) }),
        querystring: z.object({ lot: Part, serial: Part }),
      },
    },
    async (request, reply) => {
      const key = parseShortCode(request.params.key)
      const named = key && (await findNamed(key))
      if (!key || !named || !('product' in named)) throw new Refused([{ code: 'not-found.identifier' }])
      const { lot, serial } = request.query
      const jar = await readJar({ row: named.product, code: { key, ...(lot && { lot }), ...(serial && { serial }) } })
      return sendPassport(reply, toPassport(jar, request.publicUrl))
    },
  )
}
