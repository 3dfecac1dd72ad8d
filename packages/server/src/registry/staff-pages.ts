import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import { lifeOf } from '@saolang/core/registry/certificate-life.ts'
import { longestExtensionDays } from '@saolang/core/registry/renewal.ts'
import { CertificatePage, CertificatesPage } from '@saolang/web/registry/staff-pages'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../platform/act.ts'
import { sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import { factsOf } from './get-product.ts'
import { type IssuedCertificate, readCertificate, readCertificates } from './read-certificates.ts'
import { toRecognitionView, toRecordView } from './record-view.ts'

const Id = z.object({ id: z.uuid() })
/** `/registry/certificates`: what staff look after once a product has its stars. */
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
}

function sendCertificate(request: FastifyRequest, reply: FastifyReply, certificate: IssuedCertificate): FastifyReply {
  const may = (name: Permission) => findPermissionProblems(request.actor, name).length === 0
  const { kind, standing, expiresOn } = certificate.recognition
  const { status } = standing
  const today = legalDateOf(currentTime())
  const isNearItsEnd = status === 'expiring' || status === 'extended' || status === 'expired'
  const latest = expiresOn === null ? today : addDays(expiresOn, longestExtensionDays)
  return sendPage(request, reply, CertificatePage, {
    ...toView(certificate),
    life: lifeOf(factsOf(certificate.recognition)),
    today,
    canWithdraw: kind === 'issued' && status !== 'withdrawn' && may('withdrawal.open'),
    canRenew: request.actor.role === 'commune-officer' && standing.holds,
    canExtend: may('certificate.extend') && kind === 'issued' && isNearItsEnd && today < latest,
  })
}

const toView = ({ record, recognition }: IssuedCertificate) => ({
  record: toRecordView(record),
  recognition: toRecognitionView(recognition),
})
