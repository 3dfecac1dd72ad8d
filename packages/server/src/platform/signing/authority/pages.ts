import { X509Certificate } from 'node:crypto'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { currentTime } from '../../act.ts'
import type { App } from '../../http.ts'
import { findTestAuthority } from '../workshop.ts'

const mediaTypes: Record<string, string> = {
  tsa: 'application/timestamp-reply',
  ocsp: 'application/ocsp-response',
  crl: 'application/pkix-crl',
}

/** The test authority for other programs: time stamps (RFC 3161), status (RFC 6960), lists of revoked certificates, and its root. Demo only. */
export function testAuthorityPages(app: App): void {
  app.register(async (scope) => {
    for (const type of ['application/timestamp-query', 'application/ocsp-request'])
      scope.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: 20_000 }, (_, body, done) => done(null, body))
    for (const path of ['/tsa', '/ocsp'])
      scope.post(
        `/test-ca${path}`,
        { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } },
        async (request, reply) =>
          reply
            .type(mediaTypes[path.slice(1)] as string)
            .header('cache-control', 'no-store')
            .send(await answer(path, request.body)),
      )
    for (const path of ['/issuing.crl', '/root.crl'])
      scope.get(`/test-ca${path}`, async (_, reply) =>
        reply.type(mediaTypes.crl as string).send(await answer(path, undefined)),
      )
    scope.get('/test-ca/ocsp/*', async (request, reply) => {
      const question = `/ocsp/${(request.params as { '*': string })['*']}`
      return reply
        .type(mediaTypes.ocsp as string)
        .header('cache-control', 'no-store')
        .send(await answer(question, undefined))
    })
    scope.get('/test-ca/root.pem', async (_, reply) => {
      const authority = await opened()
      return reply
        .type('application/x-pem-file')
        .header('content-disposition', 'attachment; filename="sao-lang-goc-thu.pem"')
        .send(new X509Certificate(authority.root.certificate).toString())
    })
  })
}

async function answer(path: string, body: unknown): Promise<Buffer> {
  const { answerOf } = await import('./ask-authority.ts')
  const found = answerOf(await opened(), path, Buffer.isBuffer(body) ? body : Buffer.alloc(0), currentTime())
  if (!found) throw new Error(`the test authority has no ${path}`)
  return found
}

async function opened() {
  const authority = await findTestAuthority()
  refuseIf(authority ? [] : [{ code: 'not-found.page' }])
  return authority as NonNullable<typeof authority>
}
