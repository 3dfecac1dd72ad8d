import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type ComplaintView, OverseePage } from '@saolang/web/market/live/oversee-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { answerComplaint, readComplaints } from './complain.ts'
import { sendLiveDesk } from './desk-routes.ts'
import { banProduct, stopLive, warnLive } from './stop-live.ts'

const At = z.object({ id: z.uuid(), of: z.uuid().optional() })
const Id = z.object({ id: z.uuid() })
const Body = z.record(z.string().max(50), z.string().max(5000))

/** What officers do: look on, answer, warn, take off the screen, stop. */
const acts: Record<string, (who: Actor, at: z.infer<typeof At>, body: z.infer<typeof Body>) => Promise<unknown>> = {
  stop: (who, { id }, { reason = '' }) => stopLive(who, { id, reason }),
  warn: (who, { id }, { warning = '' }) => warnLive(who, { id, warning }),
  'ban/:of': (who, { id, of = '' }) => banProduct(who, { id, offerId: of }),
}

/** `/market/live/oversee`: live sales of an officer's area, and complaints about them. */
export function liveOverseePages(app: App): void {
  app.get('/market/live/oversee', (request, reply) => sendOversee(request, reply, []))
  app.post('/market/live/complaints/:id', { schema: { params: Id, body: Body } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await answerComplaint(request.actor, { id: request.params.id, answer: request.body.answer ?? '' })
        return '/market/live/oversee'
      },
      (problems) => sendOversee(request, reply, problems),
    ),
  )
  for (const [name, act] of Object.entries(acts))
    app.post(`/live/:id/${name}`, { schema: { params: At, body: Body } }, (request, reply) =>
      goOrShow(
        reply,
        async () => {
          await act(request.actor, request.params, request.body)
          return `/market/live/${request.params.id}`
        },
        (problems) => sendLiveDesk(request, reply, request.params.id, { values: request.body, problems }),
      ),
    )
}

async function sendOversee(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const { complaints, onAir } = await readComplaints(request.actor, undefined)
  const page = {
    onAir: onAir.map(({ live, seller }) => ({
      ...{ id: live.id, title: live.title, seller },
      began: (live.beganAt ?? live.startsAt).toISOString(),
    })),
    complaints: complaints.map(
      ({ id, sessionId, title, kind, words, mediaMs, at, answer }): ComplaintView => ({
        ...{ id, sessionId, title, kind: kind as ComplaintView['kind'], words, at: at.toISOString() },
        ...(mediaMs !== null && { mediaMs }),
        ...(answer && { answer }),
      }),
    ),
    problems,
  }
  return sendPage(request, reply, OverseePage, page, statusFor(problems))
}
