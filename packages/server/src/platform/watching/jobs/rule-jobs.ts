import { findReasonProblems } from '@saolang/core/kernel/incident.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { type ActContext, act } from '../../act.ts'
import { addRuling, dropJobNow, findJob, type RulingRow, retryJobNow } from './jobs.sql.ts'

type Asked = { id: string; reason: string }

/** Has work that did not go through tried again at once. Refuses what a worker has in hand or what is done. */
export const retryJob = act('job.retry', (context, asked: Asked) => rule(context, asked, 'retried'))

/** Takes work away for good: what it should have done stays undone, and who took it away, and why, stays written. */
export const dropJob = act('job.drop', (context, asked: Asked) => rule(context, asked, 'dropped'))

const doers = { retried: retryJobNow, dropped: dropJobNow } satisfies Record<RulingRow['ruling'], unknown>

async function rule(context: ActContext, { id, reason }: Asked, ruling: RulingRow['ruling']): Promise<void> {
  const words = tidy(reason)
  refuseIf(findReasonProblems(words))
  const job = await findJob(context.tx, id)
  if (!job) throw new Refused([{ code: 'not-found.job' }])
  refuseIf((await doers[ruling](context.tx, id)) ? [] : [{ code: 'conflict.job-in-hand' }])
  const { kind, payload } = job
  await addRuling(context.tx, {
    ...{ id: context.newId(), job: id, kind, ruling, payload, reason: words },
    ...{ ruledBy: context.who.personId as string, ruledAt: context.now },
  })
  context.on('job', id, { kind, ruling })
}
