import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { ProductForm } from '@saolang/web/registry/product-form'
import { z } from 'zod'
import { goOrShow, statusFor } from '../platform/form.ts'
import { sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { changeProduct } from './change-product.ts'
import { addressOf } from './get-product.ts'
import { findProductByCode, readProduct } from './product-pages.ts'

const Code = z.object({ code: z.string().max(60) })
const Text = z.string().max(500).optional()
const Change = z.object({ name: z.string().max(500).default(''), gtin: Text, reason: Text })

/** `/products/{code}/change`: a producer, or the commune's officer, changes name and barcode; the JSON twin is `PUT /api/v1/products/{code}`. */
export function changePages(app: App): void {
  app.get('/products/:code/change', { schema: { params: Code } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'product.change'))
    const { product, values } = await find(request.params.code)
    return sendPage(request, reply, ProductForm, { product, values, problems: [] })
  })
  app.post('/products/:code/change', { schema: { params: Code, body: Change } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'product.change'))
    const { productId, product } = await find(request.params.code)
    return goOrShow(
      reply,
      async () => {
        await changeProduct(request.actor, { productId, ...request.body })
        return `/products/${product.address}`
      },
      async (problems) => {
        const page = { product, values: toValues(request.body), problems }
        return sendPage(request, reply, ProductForm, page, statusFor(problems))
      },
    )
  })
  app.put(
    '/api/v1/products/:code',
    {
      schema: {
        tags: ['register'],
        summary: 'Change the name or the GTIN of a product',
        params: Code,
        body: Change,
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      refuseIf(findPermissionProblems(request.actor, 'product.change'))
      const { productId } = await find(request.params.code)
      await changeProduct(request.actor, { productId, ...request.body })
      return reply.status(204).send()
    },
  )
}

async function find(code: string) {
  const found = await findProductByCode(code)
  refuseIf(found ? [] : [{ code: 'not-found.product' }])
  const productId = found?.productId as string
  const record = await readProduct(productId)
  const { name, gtin } = record.product
  return { productId, product: { name, address: addressOf(record) }, values: { name, ...(gtin && { gtin }) } }
}

function toValues({ name, gtin, reason }: z.infer<typeof Change>) {
  return { name, ...(gtin && { gtin }), ...(reason && { reason }) }
}
