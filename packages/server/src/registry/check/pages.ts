import type { Problem } from '@saolang/core/kernel/problem.ts'
import { CheckPage, type CheckPageProps } from '@saolang/web/registry/check/check-page'
import { CodePage } from '@saolang/web/registry/code-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, readText } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readSentFile } from '../../platform/upload/read-form.ts'
import { findCredentialOf } from '../credential/issue-credentials.ts'
import { toRecognitionView, toRecordView } from '../record-view.ts'
import { findSignatureOf } from '../signing/signed-certificate.ts'
import { verifyCode } from '../verification/verify-code.ts'
import { checkCredential, checkFile } from './check-file.ts'

const Code = z.object({ code: z.string().min(1).max(60) })
const limit = { rateLimit: { max: 20, timeWindow: '1 minute' } }

type Checked = Pick<CheckPageProps, 'file' | 'credentialAnswer' | 'problems'>

/** `/v/{code}/check`: is this file, or this credential, the one that was issued? In the browser, or by upload without scripts. */
export function checkPages(app: App): void {
  app.get('/v/:code/check', { schema: { params: Code } }, (request, reply) =>
    answer(request, reply, async () => ({ problems: [] })),
  )
  app.post(
    '/v/:code/check',
    { config: { ...limit, takesFiles: true }, schema: { params: Code } },
    async (request, reply) => {
      const bytes = await readSentFile(request)
      return answer(request, reply, async ({ certificateId }) => {
        if (bytes.length === 0) return { problems: [{ code: 'paper.file-missing', at: 'file' }] }
        const file = await checkFile(certificateId, bytes)
        return { problems: [], ...(file && { file }) }
      })
    },
  )
  app.post('/v/:code/check-credential', { config: limit, schema: { params: Code, body: Fields } }, (request, reply) =>
    answer(request, reply, async ({ found }) => {
      const jwt = readText(request.body as Fields, 'credential')
      const missing: Problem[] = [{ code: 'credential.missing', at: 'credential' }]
      if (!jwt) return { problems: missing }
      const { code, recognition } = found
      return {
        problems: [],
        credentialAnswer: await checkCredential(jwt, { code, recognition, publicUrl: request.publicUrl }),
      }
    }),
  )
}

type Found = Extract<Awaited<ReturnType<typeof verifyCode>>, { kind: 'found' }>

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  check: (asked: { certificateId: string; found: Found }) => Promise<Checked>,
): Promise<FastifyReply> {
  const typed = (request.params as { code: string }).code
  const found = await verifyCode(typed)
  if (found.kind !== 'found') return sendPage(request, reply, CodePage, { typed, outcome: found.kind }, 404)
  const certificateId = found.recognition.id
  const checked = await check({ certificateId, found })
  const signature = await findSignatureOf(certificateId)
  const hasCredential = (await findCredentialOf(certificateId)) !== undefined
  return sendPage<CheckPageProps>(
    request,
    reply,
    CheckPage,
    {
      code: found.code,
      record: toRecordView(found.record),
      recognition: toRecognitionView(found.recognition),
      hasCredential,
      ...(signature && {
        issued: {
          sha256: signature.sha256,
          signer: signature.signer.name,
          signedAt: signature.signedAt,
          isTest: signature.isTest,
          level: signature.level,
          ...(signature.stampedBy && { stampedBy: signature.stampedBy }),
        },
      }),
      ...checked,
    },
    checked.problems.length > 0 ? 422 : 200,
  )
}
