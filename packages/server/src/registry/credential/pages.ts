import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { statusPurposes } from '@saolang/core/registry/credential.ts'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import type { App } from '../../platform/http.ts'
import { verifyCode } from '../verification/verify-code.ts'
import { findCredentialOf } from './issue-credentials.ts'
import { didDocument } from './sign-credential.ts'
import { getStatusList } from './status-list.ts'

const Code = z.object({ code: z.string().min(1).max(60) })
const limit = { rateLimit: { max: 120, timeWindow: '1 minute' } }

/** What machines check a recognition by: its credential, the lists of their status, and who issues them. */
export function credentialRoutes(app: App): void {
  app.get('/.well-known/did.json', (request, reply) =>
    reply
      .type('application/did+json')
      .header('cache-control', 'public, max-age=3600')
      .send(JSON.stringify(didDocument(request.publicUrl))),
  )
  app.get(
    '/api/v1/credentials/:code',
    {
      config: limit,
      schema: {
        tags: ['register'],
        summary: 'The W3C Verifiable Credential of a certificate (vc+jwt, ES256), by its verification code',
        params: Code,
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const found = await verifyCode(request.params.code)
      const credential = found.kind === 'found' ? await findCredentialOf(found.recognition.id) : undefined
      refuseIf(credential ? [] : [{ code: 'not-found.credential' }])
      return reply
        .type('application/vc+jwt')
        .header('cache-control', 'no-cache')
        .header('content-disposition', 'attachment; filename="ocop.vc.jwt"')
        .send(credential?.jwt as string)
    },
  )
  app.get(
    '/credentials/status/:purpose/:listNo',
    {
      config: limit,
      schema: {
        params: z.object({ purpose: z.enum(statusPurposes), listNo: z.coerce.number().int().min(0).max(1000) }),
      },
    },
    async (request, reply) => {
      const list = await getStatusList(request.publicUrl, { ...request.params, now: currentTime() })
      return reply.type('application/vc+jwt').header('cache-control', 'public, max-age=60').send(list)
    },
  )
}
