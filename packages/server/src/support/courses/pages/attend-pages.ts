import type { Problem } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { findHolderProblems } from '@saolang/core/support/courses/course.ts'
import { AttendPage } from '@saolang/web/support/courses/attend-page'
import { AskTrainingPage, TrainingPage } from '@saolang/web/support/courses/training-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { sendPdf } from '../../../platform/pdf.ts'
import { attendByCode } from '../attend.ts'
import { revokeTrainingCertificate } from '../issue-training-certificate.ts'
import { printTraining } from '../paper/training-certificate.ts'
import { findCourseOfTraining, readSessionToAttend } from '../read-attending.ts'
import { findTraining } from '../read-training-certificate.ts'
import type { TrainingCertificateRow } from '../training-certificates.sql.ts'

const Session = z.object({ id: z.uuid() })
const Code = z.object({ code: z.string().max(40) })
const asking = { rateLimit: { max: 60, timeWindow: '10 minutes' } }
const guessing = { rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** `/attend`: where a scanned code leads. `/trainings`: certificates of attendance by their code, for ever. */
export function attendPages(app: App): void {
  for (const address of ['/attend/:id', '/attend/:id/:code'])
    app.get(
      address,
      { schema: { params: Session.extend({ code: z.string().max(20).default('') }) } },
      (request, reply) => sendAttend(request, reply, request.params),
    )
  app.post(
    '/courses/sessions/:id/attend',
    { schema: { params: Session, body: Fields }, config: guessing },
    async (request, reply) => {
      const { id } = request.params
      const code = readText(request.body, 'code')
      return goOrShow(
        reply,
        async () => {
          const { isFirst } = await attendByCode(request.actor, { sessionId: id, code })
          return `/attend/${id}/done?again=${isFirst ? '' : 1}`
        },
        (problems) => sendAttend(request, reply, { id, code }, problems),
      )
    },
  )
  const Again = z.object({ again: z.string().max(1).default('') })
  app.get('/attend/:id/done', { schema: { params: Session, querystring: Again } }, async (request, reply) => {
    const { session, course, own } = await readSessionToAttend(request.actor, request.params)
    if (!own?.attendedAt) return reply.redirect(`/attend/${session.id}`, 303)
    const attended = { isFirst: request.query.again === '', name: own.name }
    return sendPage(request, reply, AttendPage, {
      ...{
        sessionId: session.id,
        course: { id: course.id, title: course.title },
        startsAt: session.startsAt.toISOString(),
      },
      ...{ address: session.address, code: '', attended, problems: [] },
    })
  })
  trainingPages(app)
}

async function sendAttend(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, code }: { id: string; code: string },
  problems: readonly Problem[] = [],
) {
  const { session, course } = await readSessionToAttend(request.actor, { id })
  const props = {
    ...{ sessionId: id, course: { id: course.id, title: course.title }, startsAt: session.startsAt.toISOString() },
    ...{ address: session.address, code, problems },
  }
  return sendPage(request, reply, AttendPage, props, statusFor(problems))
}

function trainingPages(app: App): void {
  const Query = z.object({ code: z.string().max(40).default('') })
  app.get('/trainings', { schema: { querystring: Query } }, async (request, reply) => {
    const code = request.query.code.trim()
    return code
      ? reply.redirect(`/trainings/${encodeURIComponent(code)}`, 303)
      : sendPage(request, reply, AskTrainingPage, { code: '', isUnknown: false })
  })
  app.get('/trainings/:code', { schema: { params: Code }, config: asking }, (request, reply) =>
    sendTraining(request, reply, request.params.code, { reason: '', problems: [] }),
  )
  app.post('/trainings/:code/revoke', { schema: { params: Code, body: Fields } }, async (request, reply) => {
    const found = await findTraining(request.params.code)
    const reason = readText(request.body, 'reason')
    return goOrShow(
      reply,
      async () => {
        await revokeTrainingCertificate(request.actor, { code: found?.code ?? '', reason })
        return `/trainings/${found?.code}`
      },
      (problems) => sendTraining(request, reply, request.params.code, { reason, problems }),
    )
  })
  app.get('/trainings/:code/certificate.pdf', { schema: { params: Code }, config: asking }, async (request, reply) => {
    const found = await findTraining(request.params.code)
    if (!found || found.revokedAt) return reply.redirect(`/trainings/${encodeURIComponent(request.params.code)}`, 303)
    return sendPdf(reply, `giay-xac-nhan-${found.code.toLowerCase()}`, await printTraining(found, request.publicUrl))
  })
}

type Again = { reason: string; problems: readonly Problem[] }

async function sendTraining(request: FastifyRequest, reply: FastifyReply, typed: string, { reason, problems }: Again) {
  const found = await findTraining(typed)
  if (!found) return sendPage(request, reply, AskTrainingPage, { code: typed, isUnknown: true }, 404)
  const course = await findCourseOfTraining(found.courseId)
  const props = {
    training: toView(found),
    mayRevoke: course !== undefined && findHolderProblems(request.actor, course).length === 0,
    values: { reason },
    problems,
  }
  return sendPage(request, reply, TrainingPage, props, statusFor(problems))
}

function toView({ code, facts, revokedAt, revokeReason }: TrainingCertificateRow) {
  const { name, organisation, course, holder, days, hours, right, of, issuedOn, isDemo } = facts
  return {
    code: formatShortCode(code),
    ...{ name, course, holder, days, hours, issuedOn, isDemo },
    ...(organisation && { organisation }),
    ...(right !== undefined && of !== undefined && { score: { right, of } }),
    ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
    ...(revokeReason && { revokeReason }),
  }
}
