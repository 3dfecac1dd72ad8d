import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'
import { CodePage, type CodePageProps } from '@saolang/web/registry/code-page'
import { VerificationPage } from '@saolang/web/registry/verification-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { qrSvg } from '../../platform/qr.ts'
import { toJsonLd } from '../json-ld.ts'
import { findBeside } from '../product-beside.ts'
import { toRecognitionView, toRecordView } from '../record-view.ts'
import { readOversight } from '../withdrawal/read-withdrawals.ts'
import { toOversightView } from '../withdrawal/to-view.ts'
import { beginAnswer } from './ready-answers.ts'
import { sendReady } from './send-ready.ts'
import { publicKeys, signAnswer } from './signing-key.ts'
import { stillVary } from './still-page.ts'
import { type Verification, verifyCode } from './verify-code.ts'

const Code = z.object({ code: z.string().min(1).max(60) })

/** `/v`: type a code, scan a code, ask as a machine; the QR of a code; the keys that answers are signed with. */
export function verificationPages(app: App): void {
  app.get('/v', { schema: { querystring: z.object({ code: z.string().max(60).optional() }) } }, (request, reply) => {
    const { code } = request.query
    const typed = code?.trim()
    return typed
      ? reply.redirect(`/v/${encodeURIComponent(typed)}`, 303)
      : sendPage<CodePageProps>(request, reply, CodePage, {})
  })
  // A QR in capitals is smaller, so its address arrives in capitals.
  for (const path of ['/v/:code', '/V/:code'])
    app.get(path, { schema: { params: Code } }, (request, reply) => answer(request, reply, request.params.code))
  app.get('/v/:code/qr.svg', { schema: { params: Code } }, async (request, reply) => {
    const svg = await qrSvg(qrAddress(request.publicUrl, request.params.code))
    return reply.type('image/svg+xml; charset=utf-8').header('cache-control', 'public, max-age=86400').send(svg)
  })
  app.get('/.well-known/jwks.json', (_, reply) =>
    reply.header('cache-control', 'public, max-age=3600').send(publicKeys()),
  )
}

/** The JSON twin of `/v/{code}`: machines get the status of the moment, signed with it. */
export function verificationRoutes(app: App): void {
  app.get(
    '/api/v1/verifications/:code',
    {
      schema: {
        tags: ['register'],
        summary: 'Whether the stars under a code hold now, with a signed timestamp',
        params: Code,
        response: { 200: VerificationAnswer },
      },
    },
    async (request, reply) => {
      const verification = await verifyCode(request.params.code)
      if (verification.kind !== 'found') return refuse(reply, verification)
      return reply.header('cache-control', 'no-store').send(await toAnswer(verification, request.publicUrl))
    },
  )
}

/** The address that a QR holds: in capitals, which QR codes store in fewer modules. */
export function qrAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/v/${code.replace(/[\s-]/g, '')}`.toUpperCase()
}

const VerificationAnswer = z.object({
  code: z.string(),
  status: z.string<CertificateStatus>(),
  holds: z.boolean(),
  until: z.string().optional(),
  since: z.string().optional(),
  checkedAt: z.string(),
  product: z.looseObject({ name: z.string(), address: z.string() }),
  recognition: z.looseObject({ id: z.string() }),
  current: z.looseObject({ id: z.string() }),
  signature: z.string(),
})

type Found = Extract<Verification, { kind: 'found' }>

async function answer(request: FastifyRequest, reply: FastifyReply, typed: string): Promise<FastifyReply> {
  const began = beginAnswer()
  const verification = await verifyCode(typed)
  reply.header('vary', stillVary)
  if (String(request.headers.accept ?? '').includes('application/json')) {
    if (verification.kind !== 'found') return refuse(reply, verification)
    return reply.header('cache-control', 'no-store').send(await toAnswer(verification, request.publicUrl))
  }
  if (verification.kind !== 'found')
    return sendPage(request, reply, CodePage, { typed, outcome: verification.kind }, 404)
  const record = toRecordView(verification.record)
  const recognition = toRecognitionView(verification.recognition)
  const jsonLd = toJsonLd(record, recognition, request.publicUrl)
  const oversight = toOversightView(await readOversight(verification.record.product.id))
  const beside = await findBeside(verification.record.product.id, languageOf(request))
  const props = { code: verification.code, record, recognition, oversight, jsonLd, beside }
  return sendReady(request, reply, { Page: VerificationPage, props, began })
}

async function toAnswer(
  { code, record, recognition }: Found,
  publicUrl: string,
): Promise<z.infer<typeof VerificationAnswer>> {
  const { current, recognitions: _, ...product } = toRecordView(record)
  const view = toRecognitionView(recognition)
  const at = currentTime()
  const { status, holds, until, since } = view
  const answer = {
    code,
    status,
    holds,
    checkedAt: at.toISOString(),
    ...(until && { until }),
    ...(since && { since }),
    product,
    recognition: view,
    current,
  }
  return { ...answer, signature: await signAnswer(answer, { issuer: publicUrl, at }) }
}

function refuse(reply: FastifyReply, { kind, typed }: Exclude<Verification, Found>): FastifyReply {
  const code = kind === 'mistyped' ? 'not-found.code-mistyped' : 'not-found.code'
  return reply
    .status(404)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ type: `/problems/${code}`, title: code, status: 404, problems: [{ code, at: 'code', values: { typed } }] })
}
