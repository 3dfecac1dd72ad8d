import type { Tx } from '../../sql.ts'

/** Work of the background that is not done. `payload` holds ids, no words of anybody. */
export type JobRow = {
  id: string
  kind: string
  isEvent: boolean
  state: 'waiting' | 'scheduled' | 'running' | 'retrying' | 'failed'
  attempts: number
  maxAttempts: number
  createdAt: Date
  runAt: Date
  lastError: string | null
  payload: Record<string, unknown>
}

const columns = (tx: Tx) => tx`
  id, kind, is_event as "isEvent", state, attempts, max_attempts as "maxAttempts", created_at as "createdAt", run_at as "runAt",
  last_error as "lastError", payload`

/** What has failed or is tried again, then the rest, oldest first within each. */
export async function listTroubledJobs(tx: Tx, many: number): Promise<JobRow[]> {
  return tx<JobRow[]>`
    select ${columns(tx)} from platform.list_jobs()
    order by case state when 'failed' then 0 when 'retrying' then 1 when 'running' then 2 when 'waiting' then 3 else 4 end, created_at, id
    limit ${many}`
}

/** One job; undefined when it is done. */
export async function findJob(tx: Tx, id: string): Promise<JobRow | undefined> {
  const [row] = await tx<JobRow[]>`select ${columns(tx)} from platform.list_jobs() where id = ${id}`
  return row
}

/** Lets a job be tried again at once, as if it had never failed; false when a worker has it in hand or it is gone. */
export async function retryJobNow(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx<{ done: boolean }[]>`select platform.retry_job(${id}) as done`
  return row?.done === true
}

/** Takes a job away; false when a worker has it in hand or it is gone. */
export async function dropJobNow(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx<{ done: boolean }[]>`select platform.drop_job(${id}) as done`
  return row?.done === true
}

/** What was done with a job, and why. */
export type RulingRow = { job: string; kind: string; ruling: 'retried' | 'dropped'; reason: string; ruledAt: Date }

/** Keeps what was done with a job. */
export async function addRuling(
  tx: Tx,
  r: RulingRow & { id: string; payload: Record<string, unknown>; ruledBy: string },
): Promise<void> {
  await tx`
    insert into platform.job_ruling (id, job, kind, ruling, payload, reason, ruled_by, ruled_at)
    values (${r.id}, ${r.job}, ${r.kind}, ${r.ruling}, ${tx.json(r.payload as never)}, ${r.reason}, ${r.ruledBy}, ${r.ruledAt})`
}

/** What was done last. */
export async function listRulings(tx: Tx, many: number): Promise<RulingRow[]> {
  return tx<RulingRow[]>`
    select job, kind, ruling, reason, ruled_at as "ruledAt" from platform.job_ruling order by ruled_at desc, id desc limit ${many}`
}
