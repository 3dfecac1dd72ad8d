import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { DeskRequestPage, PrivacyDeskPage } from '@saolang/web/people/privacy/desk-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readList, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { acknowledgeRequest, answerRequest, extendRequest } from './handle-request.ts'
import { readRequest, readRequests } from './read-privacy.ts'
import { toDeskView } from './to-view.ts'

const Id = z.object({ id: z.uuid() })
const noValues = { outcome: '', words: '', reason: '' }

type Step = (request: FastifyRequest, id: string, fields: Fields) => Promise<unknown>

const steps = {
  acknowledge: (request, id, fields) =>
    acknowledgeRequest(request.actor, { id, involvesOthers: readList(fields, 'others').includes('yes') }),
  extend: (request, id, fields) => extendRequest(request.actor, { id, reason: readText(fields, 'reason') }),
  answer: (request, id, fields) =>
    answerRequest(request.actor, { id, outcome: readText(fields, 'outcome'), words: readText(fields, 'words') }),
} as const satisfies Record<string, Step>

/** `/privacy/desk`: where requests about personal data are acknowledged, prolonged and answered. */
export function privacyDeskPages(app: App): void {
  app.get('/privacy/desk', async (request, reply) => {
    const requests = await readRequests(request.actor, undefined)
    return sendPage(request, reply, PrivacyDeskPage, {
      requests: requests.map((one) => toDeskView(one, currentTime())),
    })
  })
  app.get('/privacy/desk/:id', { schema: { params: Id } }, (request, reply) =>
    sendRequest(request, reply, { id: request.params.id, values: noValues, problems: [] }),
  )
  for (const [name, step] of Object.entries(steps) as [string, Step][])
    app.post(`/privacy/desk/:id/${name}`, { schema: { params: Id, body: Fields } }, (request, reply) => {
      const { id } = request.params as z.infer<typeof Id>
      const fields = request.body as Fields
      return goOrShow(
        reply,
        async () => {
          await step(request, id, fields)
          return `/privacy/desk/${id}`
        },
        (problems) => sendRequest(request, reply, { id, values: valuesOf(fields), problems }),
      )
    })
}

const valuesOf = (fields: Fields) => ({
  outcome: readText(fields, 'outcome'),
  words: readText(fields, 'words'),
  reason: readText(fields, 'reason'),
})

async function sendRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, values, problems }: { id: string; values: typeof noValues; problems: readonly Problem[] },
) {
  const found = toDeskView(await readRequest(request.actor, id), currentTime())
  const mayHandle = findPermissionProblems(request.actor, 'rights-request.answer').length === 0
  return sendPage(request, reply, DeskRequestPage, { request: found, mayHandle, values, problems }, statusFor(problems))
}
