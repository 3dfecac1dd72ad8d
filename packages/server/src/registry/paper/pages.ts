import { slug } from '@saolang/core/kernel/text.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { readSignedCertificate } from '../signing/signed-certificate.ts'
import { printCertificate } from './certificate.ts'

/** The certificate of a product, by its legal code or a verification code: open to everybody, as the decision is: the signed file, or a draft that says it is none. */
export function registryPaperPages(app: App): void {
  app.get(
    '/products/:code/certificate.pdf',
    {
      schema: { params: z.object({ code: z.string().max(60) }) },
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const { code } = request.params
      const signed = await readSignedCertificate(code)
      return sendPdf(
        reply,
        `giay-chung-nhan-${slug(code)}`,
        signed ?? (await printCertificate(code, request.publicUrl, true)),
      )
    },
  )
}
