import { Logger, type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import type { EventName, Listeners } from './events.ts'

/** Named work besides events: clocks that run by a crontab, and long work (imports, reports). */
export type Jobs = Record<string, (payload: unknown) => Promise<void>>

const quiet = new Logger(() => () => {})

/** Starts the worker of the outbox in this process: events go to their listeners, jobs to theirs. */
export async function startWorker(url: string, listeners: Listeners, jobs: Jobs = {}, crontab = ''): Promise<Runner> {
  return run({
    connectionString: url,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet,
    taskList: taskList(listeners, jobs),
    crontab,
  })
}

/** Delivers everything that is due now, and returns when the outbox is empty: for tests and for the command line. */
export async function drainOutbox(url: string, listeners: Listeners, jobs: Jobs = {}): Promise<void> {
  await runOnce({ connectionString: url, noHandleSignals: true, logger: quiet, taskList: taskList(listeners, jobs) })
}

function taskList(listeners: Listeners, jobs: Jobs): TaskList {
  const event = async (job: unknown) => {
    const { name, payload } = job as { name: EventName; payload: never }
    for (const listener of listeners[name] ?? []) await listener(payload)
  }
  return { event, ...jobs } as TaskList
}
