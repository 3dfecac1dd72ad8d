import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { ReportedPage, ReportPage } from '@saolang/web/registry/report-page'
import { z } from 'zod'
import { goOrShow, statusFor } from '../platform/form.ts'
import { sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { addressOf } from './get-product.ts'
import { findProductByCode, readProduct } from './product-pages.ts'
import { reportProduct } from './report-product.ts'

const Code = z.object({ code: z.string().max(60) })
const Text = z.string().max(10_000).optional()
const limit = { rateLimit: { max: 10, timeWindow: '10 minutes' } }

/** `/products/{code}/report`: anyone tells what is wrong with a product, without an account and without JavaScript. */
export function reportPages(app: App): void {
  app.get('/products/:code/report', { schema: { params: Code } }, async (request, reply) => {
    const { product } = await find(request.params.code)
    return sendPage(request, reply, ReportPage, { product, values: {}, problems: [] })
  })
  app.post(
    '/products/:code/report',
    { schema: { params: Code, body: z.object({ kind: Text, words: Text, contact: Text }) }, config: limit },
    async (request, reply) => {
      const { productId, product } = await find(request.params.code)
      return goOrShow(
        reply,
        async () => {
          const { code } = await reportProduct(request.actor, { productId, ...request.body })
          return `/products/${product.address}/reported/${code}`
        },
        async (problems) => {
          const page = { product, values: request.body, problems }
          return sendPage(request, reply, ReportPage, page as never, statusFor(problems))
        },
      )
    },
  )
  app.get(
    '/products/:code/reported/:report',
    { schema: { params: Code.extend({ report: z.string().regex(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/) }) } },
    async (request, reply) => {
      const { product } = await find(request.params.code)
      return sendPage(request, reply, ReportedPage, { product, code: request.params.report })
    },
  )
}

async function find(code: string) {
  const found = await findProductByCode(code)
  refuseIf(found ? [] : [{ code: 'not-found.product' }])
  const productId = found?.productId as string
  const record = await readProduct(productId)
  return { productId, product: { name: record.product.name, address: addressOf(record) } }
}
