import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { z } from 'zod'
import type { App } from '../platform/http.ts'
import { certificateRoutes } from './api/certificate-routes.ts'
import { credentialRoutes } from './credential/pages.ts'
import { importRoutes } from './imports/routes.ts'
import { inspectionRoutes } from './inspections/routes.ts'
import { findProductByCode, readProduct } from './product-pages.ts'
import { toRecordView } from './record-view.ts'
import { reportRoutes } from './reports/report-pages.ts'
import { searchRoutes } from './search/pages.ts'
import { verificationRoutes } from './verification/pages.ts'
import { oversightRoutes } from './withdrawal/public-pages.ts'
import { readOversight } from './withdrawal/read-withdrawals.ts'
import { toOversightView } from './withdrawal/to-view.ts'

/** The register for machines: find, read and verify products. */
export function registryRoutes(app: App): void {
  searchRoutes(app)
  verificationRoutes(app)
  credentialRoutes(app)
  certificateRoutes(app)
  importRoutes(app)
  inspectionRoutes(app)
  reportRoutes(app)
  oversightRoutes(app)
  app.get(
    '/api/v1/products/:code',
    {
      schema: {
        tags: ['register'],
        summary: 'A product with its recognitions and their story, by any code that ever led to it',
        params: z.object({ code: z.string().max(60) }),
        response: { 200: z.looseObject({ name: z.string(), address: z.string(), verificationCode: z.string() }) },
      },
    },
    async (request) => {
      const { code } = request.params
      // The feed of changes names products by their id, which outlives every code.
      const found = z.uuid().safeParse(code).success ? { productId: code } : await findProductByCode(code)
      refuseIf(found ? [] : [{ code: 'not-found.product' }])
      const productId = found?.productId as string
      const oversight = toOversightView(await readOversight(productId))
      return { ...toRecordView(await readProduct(productId)), oversight }
    },
  )
}
