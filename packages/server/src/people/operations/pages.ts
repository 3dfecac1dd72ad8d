import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import { OperationsPage } from '@saolang/web/people/operations/overview-page'
import { JobPage, QueuePage } from '@saolang/web/people/operations/queue-page'
import { StatementsPage } from '@saolang/web/people/operations/statements-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readJob, readOperations, readQueue, readSlowStatements } from '../../platform/watching/jobs/read-operations.ts'
import { dropJob, retryJob } from '../../platform/watching/jobs/rule-jobs.ts'
import { incidentPages } from './incident-pages.ts'
import { statusPages } from './status-pages.ts'
import { toJobView, toOperationsView } from './to-view.ts'

const Id = z.object({ id: z.string().regex(/^\d{1,18}$/) })
const rulings = { retry: retryJob, drop: dropJob } as const

/** `/status` for everybody; `/operations`: how administrators see the system, and what they do with work that does not go through. */
export function operationPages(app: App): void {
  statusPages(app)
  incidentPages(app)
  app.get('/operations', async (request, reply) =>
    sendPage(request, reply, OperationsPage, toOperationsView(await readOperations(request.actor, undefined))),
  )
  app.get('/operations/statements', async (request, reply) => {
    const { counted, noted } = await readSlowStatements(request.actor, undefined)
    return sendPage(request, reply, StatementsPage, {
      counted: counted.map(({ statement, calls, totalMs, maxMs }) => ({ statement, calls, totalMs, maxMs })),
      noted,
    })
  })
  app.get('/operations/queue', async (request, reply) => {
    const { counts, jobs, rulings } = await readQueue(request.actor, undefined)
    return sendPage(request, reply, QueuePage, {
      counts,
      jobs: jobs.map(toJobView),
      rulings: rulings.map(({ ruledAt, ...ruling }) => ({ ...ruling, ruledAt: ruledAt.toISOString() })),
    })
  })
  app.get('/operations/queue/:id', { schema: { params: Id } }, (request, reply) =>
    sendJob(request, reply, { id: request.params.id, problems: [] }),
  )
  for (const step of ['retry', 'drop'] as const)
    app.post(`/operations/queue/:id/${step}`, { schema: { params: Id, body: Fields } }, (request, reply) => {
      const { id } = request.params as z.infer<typeof Id>
      const reason = readText(request.body as Fields, 'reason')
      return goOrShow(
        reply,
        async () => {
          await rulings[step](request.actor, { id, reason })
          return '/operations/queue'
        },
        (problems) => sendJob(request, reply, { id, problems, typed: { step, reason } }),
      )
    })
}

type Shown = { id: string; problems: readonly Problem[]; typed?: { step: 'retry' | 'drop'; reason: string } }

async function sendJob(request: FastifyRequest, reply: FastifyReply, { id, problems, typed }: Shown) {
  const job = await readJob(request.actor, { id })
  if (!job) throw new Refused([{ code: 'not-found.job' }])
  const props = { job: toJobView(job), mayRule: mayDo(request, 'job.retry'), problems, ...(typed && { typed }) }
  return sendPage(request, reply, JobPage, props, statusFor(problems))
}

function mayDo({ actor }: FastifyRequest, name: Permission): boolean {
  return findPermissionProblems(actor, name).length === 0
}
