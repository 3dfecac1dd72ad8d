import { type RenewalKind, renewalKinds } from '@saolang/core/dossiers/renewal/certified.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { renewalWindowOf } from '@saolang/core/registry/renewal.ts'
import { RenewalStartPage } from '@saolang/web/registry/renewal-start-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readCertificateToRenew, startFromCertificate } from './start-from-certificate.ts'

const Id = z.object({ id: z.uuid() })
const Form = z.object({ kind: z.string().max(40).default('') })

/** `/registry/certificates/{id}/renewal`: the certificate as the register knows it, and the button that begins its renewal or upgrade. */
export function renewalStartPages(app: App): void {
  app.get('/registry/certificates/:id/renewal', { schema: { params: Id } }, (request, reply) =>
    sendStart(request, reply, request.params.id, {}),
  )
  app.post('/registry/certificates/:id/renewal', { schema: { params: Id, body: Form } }, (request, reply) => {
    const { id: certificateId } = request.params
    const kind = renewalKinds.find((each) => each === request.body.kind)
    return goOrShow(
      reply,
      async () => {
        if (!kind) throw new Refused([{ code: 'renewal.kind-missing', at: 'kind' }])
        const { id, isNew } = await startFromCertificate(request.actor, { certificateId, kind })
        return isNew ? `/dossiers/${id}/renewal` : `/dossiers/${id}`
      },
      (problems) => sendStart(request, reply, certificateId, { problems, ...(kind && { kind }) }),
    )
  })
  const start = {
    tags: ['register'],
    summary: 'Start a re-evaluation or an upgrade from a certificate; the one under way is given again',
    params: Id,
    body: z.object({ kind: z.enum(renewalKinds) }),
    response: { 201: z.object({ id: z.uuid(), isNew: z.boolean() }) },
  }
  app.post('/api/v1/certificates/:id/renewal', { schema: start }, async (request, reply) => {
    const input = { certificateId: request.params.id, kind: request.body.kind }
    return reply.status(201).send(await startFromCertificate(request.actor, input))
  })
}

async function sendStart(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { kind, problems = [] }: { kind?: RenewalKind; problems?: readonly Problem[] },
) {
  const { certified, ...certificate } = await readCertificateToRenew(request.actor, id)
  const { expiresOn } = certificate
  const today = legalDateOf(currentTime())
  const props = {
    certificate,
    isOwn: request.actor.role === 'producer',
    canStart: certified !== undefined && certificate.holds,
    hasFormer: certified?.formerDossierId !== undefined,
    problems,
    ...(expiresOn && { window: renewalWindowOf(expiresOn) }),
    // Within the window a renewal is what one comes for; before it, a higher star.
    kind: kind ?? (expiresOn && today >= renewalWindowOf(expiresOn).opensOn ? 're-evaluation' : 'upgrade'),
  } as const
  return sendPage(request, reply, RenewalStartPage, props, statusFor(problems))
}
