import type { Problem } from '@saolang/core/kernel/problem.ts'
import { WritingPage } from '@saolang/web/councils/writing/writing'
import { DifferencePage } from '@saolang/web/dossiers/renewal/difference-page'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { addressOf } from '../pages/session-view.ts'
import type { SittingAt } from '../sitting.ts'
import { callMeeting } from './call-meeting.ts'
import { readCardDifference } from './read-difference.ts'
import { readWriting } from './read-writing.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const sitting = '/councils/sessions/:sessionId/dossiers/:dossierId'

/** Opinions in writing: whether they agree, the meeting where they do not; and what changed since the certified version. */
export function writingPages(app: App): void {
  app.get(`${sitting}/writing`, { schema: { params: At } }, (request, reply) =>
    sendWriting(request, reply, request.params, {}, []),
  )
  app.post(`${sitting}/meeting`, { schema: { params: At, body: Fields } }, (request, reply) => {
    const { params: at, body } = request
    return goOrShow(
      reply,
      async () => {
        const meeting = {
          heldOn: readDay(body, 'heldOn'),
          place: readText(body, 'place'),
          reason: readText(body, 'reason'),
        }
        await callMeeting(request.actor, { ...at, ...meeting })
        return `${addressOf(at)}/writing`
      },
      (problems) => sendWriting(request, reply, at, body, problems),
    )
  })
  app.get(`${sitting}/difference`, { schema: { params: At } }, async (request, reply) => {
    const { dossier, difference, steps } = await readCardDifference(request.actor, request.params)
    const { code, productName, organisationName, kind, isFromRegister } = dossier
    return sendPage(request, reply, DifferencePage, {
      head: { productName, organisationName, kind, ...(code && { code }) },
      back: {
        href: `${addressOf(request.params)}/scorecard`,
        label: say(languageOf(request), 'councils.writingToCard'),
      },
      isClaimed: kind !== 'first' && !isFromRegister,
      steps,
      ...(difference && { difference }),
    })
  })
}

async function sendWriting(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { session, dossier, meeting, ...reading } = await readWriting(request.actor, at)
  const props = {
    ...reading,
    at: addressOf(at),
    sessionHref: `/councils/sessions/${at.sessionId}`,
    productName: dossier.productName,
    isInWriting: session.isInWriting,
    problems,
    values: {
      heldOn: readDayParts(fields, 'heldOn'),
      place: readText(fields, 'place') || session.place,
      reason: readText(fields, 'reason'),
    },
    ...(meeting && { meeting: { heldOn: meeting.heldOn, place: meeting.place, reason: meeting.reason } }),
  }
  return sendPage(request, reply, WritingPage, props, statusFor(problems))
}
