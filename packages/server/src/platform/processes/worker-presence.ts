import type postgres from 'postgres'
import { connect } from '../connect.ts'
import { holdPresence, listSilentWorkers, releaseJobsOf } from './worker-presence.sql.ts'

const beatMillis = 10_000

/** The sign of life of the workers of this process; `note` adds one, `giveBack` leaves what they have in hand to others. */
export type Presence = { note(worker: string): void; giveBack(): Promise<void>; end(): Promise<void> }

/**
 * Workers of several processes and machines share the jobs: each holds a lock for as long as its process lives. What a worker had in
 * hand whose lock is gone at two beats in a row (20 seconds) is given to the others; without this it would wait for four hours.
 */
export function keepPresence(url: string): Presence {
  const workers = new Set<string>()
  let silentBefore: readonly string[] = []
  let hasEnded = false
  const sql: postgres.Sql = connect(url, {
    max: 1,
    max_lifetime: null,
    connection: { application_name: 'saolang presence' },
    // A new session holds nothing yet.
    onclose: () => setTimeout(() => void hold(), 1000).unref(),
  })
  const hold = async () => {
    if (!hasEnded && workers.size > 0) await holdPresence(sql, [...workers]).catch(() => {})
  }
  const beat = async () => {
    if (hasEnded) return
    await hold()
    const silent = await listSilentWorkers(sql)
    const gone = silent.filter((worker) => silentBefore.includes(worker))
    silentBefore = silent
    if (gone.length > 0) await releaseJobsOf(sql, gone)
  }
  const timer = setInterval(() => void beat().catch(() => {}), beatMillis)
  timer.unref()
  return {
    note: (worker) => {
      workers.add(worker)
      void hold()
    },
    giveBack: () => releaseJobsOf(sql, [...workers]),
    end: async () => {
      hasEnded = true
      clearInterval(timer)
      await sql.end({ timeout: 2 })
    },
  }
}
