import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { AnswerPage } from '@saolang/web/support/knowledge/answer-page'
import { QueuePage } from '@saolang/web/support/knowledge/queue-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { answerQuestion, declineQuestion } from './answer-question.ts'
import { readQueue, readWaiting } from './read-law.ts'

const Id = z.object({ id: z.uuid() })

/** `/law/queue`: questions that wait for the Ministry's officer. */
export function questionQueuePages(app: App): void {
  app.get('/law/queue', async (request, reply) =>
    sendPage(request, reply, QueuePage, await readQueue(request.actor, undefined)),
  )
  app.get('/law/queue/:id', { schema: { params: Id } }, (request, reply) =>
    showAnswer(request, reply, request.params.id, {}, []),
  )
  app.post('/law/queue/:id', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    const form = { title: readText(body, 'title'), words: readText(body, 'words'), cites: readText(body, 'cites') }
    return goOrShow(
      reply,
      async () => {
        await answerQuestion(request.actor, { questionId: id, ...form })
        return '/law/queue'
      },
      (problems) => showAnswer(request, reply, id, form, problems),
    )
  })
  app.post('/law/queue/:id/decline', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const reason = readText(request.body, 'reason')
    return goOrShow(
      reply,
      async () => {
        await declineQuestion(request.actor, { questionId: id, reason })
        return '/law/queue'
      },
      (problems) => showAnswer(request, reply, id, { reason }, problems),
    )
  })
}

async function showAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  values: { title?: string; words?: string; cites?: string; reason?: string },
  problems: readonly Problem[],
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'question.answer'))
  const asked = await readWaiting(request.actor, id)
  refuseIf(asked ? [] : [{ code: 'not-found.question' }])
  const props = { asked: asked as NonNullable<typeof asked>, values, problems }
  return sendPage(request, reply, AnswerPage, props, statusFor(problems))
}
