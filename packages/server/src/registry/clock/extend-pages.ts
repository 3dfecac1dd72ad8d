import { addDays } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { longestExtensionDays } from '@saolang/core/registry/renewal.ts'
import { ExtendPage } from '@saolang/web/registry/extend-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { extendCertificate } from '../end-certificate.ts'
import { readCertificate } from '../read-certificates.ts'

const Id = z.object({ id: z.uuid() })

/** `/registry/certificates/{id}/extend`: the form by which an authority extends a certificate. */
export function extendPages(app: App): void {
  const path = '/registry/certificates/:id/extend'
  app.get(path, { schema: { params: Id } }, (request, reply) => show(request, reply, request.params.id))
  app.post(path, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    const input = { certificateId: id, documentNumber: readText(body, 'documentNumber'), until: readDay(body, 'until') }
    return goOrShow(
      reply,
      async () => {
        await extendCertificate(request.actor, input)
        return `/registry/certificates/${id}`
      },
      (problems) => show(request, reply, id, { body, problems }),
    )
  })
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { body, problems }: { body: Fields; problems: readonly Problem[] } = { body: {}, problems: [] },
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'certificate.extend'))
  const { record, recognition } = await readCertificate(request.actor, id)
  const { expiresOn, number } = recognition
  if (expiresOn === null) refuseIf([{ code: 'certificate.term-unknown' }])
  const props = {
    ...{ id, problems, product: record.product.name, certificateNumber: number ?? record.product.name },
    ...{ expiresOn: expiresOn as string, latest: addDays(expiresOn as string, longestExtensionDays) },
    values: { documentNumber: readText(body, 'documentNumber'), until: readDayParts(body, 'until') },
  }
  return sendPage(request, reply, ExtendPage, props, statusFor(problems))
}
