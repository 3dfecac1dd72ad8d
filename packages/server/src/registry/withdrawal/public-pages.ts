import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { slug } from '@saolang/core/kernel/text.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { type OutcomeCount, OutcomesPage } from '@saolang/web/registry/withdrawal/outcomes-page'
import { ReplyPage } from '@saolang/web/registry/withdrawal/reply-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { printDecision } from './print-decision.ts'
import { publishReply } from './publish-reply.ts'
import { countOutcomes, readDecision, readFinding } from './read-withdrawals.ts'
import { toFindingView } from './to-view.ts'

const Id = z.object({ id: z.uuid() })
const limit = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** What is public of inspections and withdrawals: the numbers, the decisions; and where a producer answers to a conclusion. */
export function oversightPages(app: App): void {
  app.get('/oversight', async (request, reply) => sendPage(request, reply, OutcomesPage, await readCounts()))
  app.get('/withdrawals/:id/decision.pdf', { schema: { params: Id }, config: limit }, async (request, reply) => {
    const { id } = request.params
    const { product } = await readDecision(id)
    return sendPdf(reply, `quyet-dinh-thu-hoi-${slug(product)}`, await printDecision(id))
  })
  const path = '/registry/inspections/:id/reply'
  app.get(path, { schema: { params: Id } }, (request, reply) => showFinding(request, reply, request.params.id))
  app.post(path, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const words = readText(request.body, 'words')
    return goOrShow(
      reply,
      async () => {
        await publishReply(request.actor, { inspectionId: id, words })
        return `/registry/inspections/${id}/reply`
      },
      (problems) => showFinding(request, reply, id, { words, problems }),
    )
  })
}

/** The numbers of the oversight for machines. */
export function oversightRoutes(app: App): void {
  app.get(
    '/api/v1/oversight',
    {
      schema: {
        tags: ['register'],
        summary: 'Reports, inspections and withdrawals in numbers, real products and samples apart',
        response: {
          200: z.object({
            at: z.string(),
            counts: z.array(z.object({ what: z.string(), kind: z.string(), real: z.int(), sample: z.int() })),
          }),
        },
      },
    },
    readCounts,
  )
}

async function readCounts(): Promise<{ at: string; counts: OutcomeCount[] }> {
  const { at, rows } = await countOutcomes(undefined)
  const counts = new Map<string, OutcomeCount>()
  for (const { what, kind, isSample, count } of rows) {
    const key = `${what} ${kind}`
    const known = counts.get(key) ?? { what, kind, real: 0, sample: 0 }
    counts.set(key, { ...known, [isSample ? 'sample' : 'real']: count })
  }
  return { at: at.toISOString(), counts: [...counts.values()] }
}

async function showFinding(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { words, problems }: { words: string; problems: readonly Problem[] } = { words: '', problems: [] },
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'withdrawal.read'))
  const finding = toFindingView(await readFinding(request.actor, id))
  const mayReply = findPermissionProblems(request.actor, 'reply.publish').length === 0
  const props = { finding, words, problems, canReply: mayReply && finding.reply === undefined }
  return sendPage(request, reply, ReplyPage, props, statusFor(problems))
}
