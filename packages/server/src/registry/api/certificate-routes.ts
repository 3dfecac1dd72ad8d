import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { z } from 'zod'
import { publicView, view } from '../../platform/act.ts'
import { afterId, Paging, pageOf } from '../../platform/api/cursor.ts'
import type { App } from '../../platform/http.ts'
import { areaOf } from '../area-of.ts'
import { findProductOfCertificate } from '../certificates.sql.ts'
import { addressOf, getRecord, type RegisterRecord } from '../get-product.ts'
import { listCertificatePage } from './certificates.sql.ts'

const Certificate = z.object({
  id: z.uuid(),
  productId: z.uuid(),
  product: z.string(),
  address: z.string().describe('The product’s code, after /products/.'),
  kind: z.enum(['issued', 'transcribed']),
  number: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  star: z.int().nullable(),
  issuedOn: z.iso.date().nullable(),
  expiresOn: z.iso.date().nullable(),
  status: z.string().describe('As of today: the calendar ends a certificate without any change in the feed.'),
  holds: z.boolean(),
  verificationCode: z.string().nullable(),
  isSample: z.boolean(),
})
type Certificate = z.infer<typeof Certificate>

const readOne = publicView(async ({ tx, now }, id: string): Promise<Certificate> => {
  const productId = await findProductOfCertificate(tx, id)
  if (!productId) throw new Refused([{ code: 'not-found.certificate' }])
  return toCertificate(await getRecord(tx, productId, legalDateOf(now)), id)
})

type Page = { after: string | undefined; count: number }

const readPage = view('certificate.list', async ({ tx, who, now }, page: Page): Promise<Certificate[]> => {
  const organisationId = who.organisationId ?? null
  const reach = { ...areaOf(who), organisationId, samplesOnly: who.client?.isSandbox ?? false }
  const rows = await listCertificatePage(tx, { ...reach, ...page })
  const today = legalDateOf(now)
  const certificates: Certificate[] = []
  for (const { id, productId } of rows) certificates.push(toCertificate(await getRecord(tx, productId, today), id))
  return certificates
})

/** `/api/v1/certificates`: recognitions within one's reach; one by its id for anybody, as the register publishes it. */
export function certificateRoutes(app: App): void {
  const tags = ['register']
  app.get(
    '/api/v1/certificates',
    {
      schema: {
        tags,
        summary: 'Certificates within your reach',
        querystring: Paging,
        response: { 200: z.object({ certificates: z.array(Certificate), next: z.string().optional() }) },
      },
    },
    async (request) => {
      const { cursor, size } = request.query
      const { rows, next } = pageOf(await readPage(request.actor, { after: afterId(cursor), count: size + 1 }), size)
      return { certificates: rows, ...(next && { next }) }
    },
  )
  app.get(
    '/api/v1/certificates/:id',
    {
      schema: {
        tags,
        summary: 'A certificate, and whether it holds today',
        params: z.object({ id: z.uuid() }),
        response: { 200: Certificate },
      },
    },
    (request) => readOne(request.params.id),
  )
}

function toCertificate(record: RegisterRecord, id: string): Certificate {
  const { product, recognitions } = record
  const found = recognitions.find((recognition) => recognition.id === id)
  if (!found) throw new Refused([{ code: 'not-found.certificate' }])
  const { kind, number, decisionNumber, star, issuedOn, expiresOn, standing, code } = found
  return {
    ...{ id, productId: product.id, product: product.name, address: addressOf(record), kind },
    ...{ number, decisionNumber, star, issuedOn, expiresOn, verificationCode: code ?? null },
    ...{ status: standing.status, holds: standing.holds, isSample: product.isDemo },
  }
}
