import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker'
import { connect } from './connect.ts'
import { releaseOrphanedJobs } from './events.sql.ts'
import type { EventName, Listeners } from './events.ts'
import { keepPresence, type Presence } from './processes/worker-presence.ts'
import type { Tx } from './sql.ts'
import { followEvent, followJob } from './watching/follow-work.ts'

/** Named work besides events: clocks that run by a crontab, and long work (imports, reports). */
export type Jobs = Record<string, (payload: unknown) => Promise<void>>

const workerName = 'saolang worker'
const quiet = new Logger(() => () => {})

let isAlive: boolean | undefined

/** Whether the worker of this process is at work; undefined where it has none. */
export function isWorking(): boolean | undefined {
  return isAlive
}

/** The worker of the outbox; `stop` lets what is under way end and gives back what does not in time (15 seconds), `moveTo` leaves for the server that took the database's place. */
export type Worker = { stop(patienceMs?: number): Promise<void>; moveTo(url: string): Promise<void> }

/**
 * Starts the worker of the outbox in this process: events go to their listeners, jobs to theirs. It outlives PostgreSQL: what
 * it could not say while that was away it says again, and when it gave up it is started anew.
 */
export async function startWorker(url: string, listeners: Listeners, jobs: Jobs = {}, crontab = ''): Promise<Worker> {
  let isStopping = false
  let at = url
  let presence = keepPresence(url)
  const begin = () => beginWork(at, { tasks: taskList(listeners, jobs), crontab, presence })
  let runner = await begin()
  isAlive = true
  const keepAlive = async () => {
    await runner.promise.catch(() => {})
    if (!isStopping) isAlive = false
    while (!isStopping) {
      await pause(2000, undefined, { ref: false })
      const next = isStopping ? undefined : await begin().catch(() => undefined)
      if (!next) continue
      runner = next
      isAlive = true
      if (isStopping) await runner.stop()
      return keepAlive()
    }
  }
  void keepAlive()
  return {
    stop: async (patienceMs = 15_000) => {
      isStopping = true
      isAlive = undefined
      if (!(await endWork(runner, patienceMs))) await presence.giveBack()
      await presence.end()
    },
    moveTo: async (next) => {
      const left = presence
      at = next
      presence = keepPresence(next)
      await endWork(runner, 2000)
      await left.end()
    },
  }
}

type Work = { tasks: TaskList; crontab: string; presence: Presence }

async function beginWork(url: string, { tasks, crontab, presence }: Work): Promise<Runner> {
  await releaseOrphans(url)
  const events: WorkerEvents = new EventEmitter()
  // Jobs are held in the name of the pool, not of its workers.
  events.on('pool:create', ({ workerPool }) => presence.note(workerPool.id))
  const address = new URL(url)
  address.searchParams.set('application_name', workerName)
  return run({
    connectionString: address.toString(),
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet,
    taskList: tasks,
    crontab,
    events,
    // Without a batch a lost connection at the end of a job is a rejection that nobody handles, and the process dies of it.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
}

// Nothing new is begun, and what is under way has its time. Gives whether it ended.
async function endWork(runner: Runner, patienceMs: number): Promise<boolean> {
  const ended = runner.stop().then(
    () => true,
    () => true,
  )
  return Promise.race([ended, pause(patienceMs, false, { ref: false })])
}

// Where no worker lives, what a killed one had in hand is free at once, and not only after two beats without a sign of it.
async function releaseOrphans(url: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  try {
    await releaseOrphanedJobs(sql as unknown as Tx, workerName)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Delivers everything that is due now, and returns when the outbox is empty: for tests and for the command line. */
export async function drainOutbox(url: string, listeners: Listeners, jobs: Jobs = {}): Promise<void> {
  await runOnce({ connectionString: url, noHandleSignals: true, logger: quiet, taskList: taskList(listeners, jobs) })
}

function taskList(listeners: Listeners, jobs: Jobs): TaskList {
  const event = async (job: unknown) => {
    const { name, payload, traceparent } = job as { name: EventName; payload: never; traceparent?: string }
    await followEvent(name, traceparent, async () => {
      for (const listener of listeners[name] ?? []) await listener(payload)
    })
  }
  const followed = Object.entries(jobs).map(([name, work]) => [
    name,
    (payload: unknown) => followJob(name, () => work(payload)),
  ])
  return { event, ...Object.fromEntries(followed) } as TaskList
}
