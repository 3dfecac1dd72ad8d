import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { lifeOf } from '@saolang/core/registry/certificate-life.ts'
import { longestExtensionDays } from '@saolang/core/registry/renewal.ts'
import { CertificatePage, CertificatesPage, ReportsPage } from '@saolang/web/registry/staff-pages'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../platform/act.ts'
import { goOrShow, readDay, statusFor } from '../platform/form.ts'
import { sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { withdrawCertificate } from './end-certificate.ts'
import { factsOf } from './get-product.ts'
import { type IssuedCertificate, readCertificate, readCertificates, readReports } from './read-staff-lists.ts'
import { toRecognitionView, toRecordView } from './record-view.ts'

const Id = z.object({ id: z.uuid() })
const Text = z.string().max(4000).default('')
const WithdrawalForm = z.object({
  documentNumber: Text,
  ground: Text,
  reason: Text,
  'effectiveOn-day': Text,
  'effectiveOn-month': Text,
  'effectiveOn-year': Text,
})

/** `/registry/certificates` and `/registry/reports`: what staff look after once a product has its stars. */
export function staffPages(app: App): void {
  app.get('/registry', async (request, reply) => {
    await readCertificates(request.actor, undefined)
    return reply.redirect('/registry/certificates', 303)
  })
  app.get('/registry/certificates', async (request, reply) =>
    sendPage(request, reply, CertificatesPage, {
      certificates: (await readCertificates(request.actor, undefined)).map(toView),
    }),
  )
  app.get('/registry/certificates/:id', { schema: { params: Id } }, async (request, reply) =>
    sendCertificate(request, reply, await readCertificate(request.actor, request.params.id)),
  )
  app.post(
    '/registry/certificates/:id/withdraw',
    { schema: { params: Id, body: WithdrawalForm } },
    (request, reply) => {
      const { id } = request.params
      const { documentNumber, ground, reason } = request.body
      return goOrShow(
        reply,
        async () => {
          const effectiveOn = readDay(request.body, 'effectiveOn')
          await withdrawCertificate(request.actor, { certificateId: id, documentNumber, ground, reason, effectiveOn })
          return `/registry/certificates/${id}`
        },
        async (problems) => {
          const certificate = await readCertificate(request.actor, id)
          return sendCertificate(request, reply, certificate, { values: request.body, problems })
        },
      )
    },
  )
  app.get('/registry/reports', async (request, reply) =>
    sendPage(request, reply, ReportsPage, {
      reports: (await readReports(request.actor, undefined)).map(({ reportedAt, code, contact, ...report }) => ({
        ...report,
        code: formatShortCode(code),
        reportedAt: reportedAt.toISOString(),
        ...(contact && { contact }),
      })),
    }),
  )
}

function sendCertificate(
  request: FastifyRequest,
  reply: FastifyReply,
  certificate: IssuedCertificate,
  { values, problems = [] }: { values?: z.infer<typeof WithdrawalForm>; problems?: readonly Problem[] } = {},
): FastifyReply {
  const mayWithdraw = findPermissionProblems(request.actor, 'certificate.withdraw').length === 0
  const { kind, standing, expiresOn } = certificate.recognition
  const { status } = standing
  const today = legalDateOf(currentTime())
  const isNearItsEnd = status === 'expiring' || status === 'extended' || status === 'expired'
  const latest = expiresOn === null ? today : addDays(expiresOn, longestExtensionDays)
  return sendPage(
    request,
    reply,
    CertificatePage,
    {
      ...toView(certificate),
      life: lifeOf(factsOf(certificate.recognition)),
      today,
      canWithdraw: mayWithdraw && status !== 'withdrawn',
      canRenew: request.actor.role === 'commune-officer' && standing.holds,
      canExtend: mayWithdraw && kind === 'issued' && isNearItsEnd && today < latest,
      values: values ?? {},
      problems,
    },
    statusFor(problems),
  )
}

const toView = ({ record, recognition }: IssuedCertificate) => ({
  record: toRecordView(record),
  recognition: toRecognitionView(recognition),
})
