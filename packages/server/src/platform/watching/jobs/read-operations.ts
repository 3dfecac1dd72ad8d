import { statfs } from 'node:fs/promises'
import { view } from '../../act.ts'
import { cleanText } from '../logging/clean-text.ts'
import {
  countJobs,
  countMessages,
  findDatabaseSize,
  findNewestBackup,
  findStanding,
  listConnections,
  listReplicas,
} from '../meters/gauges.sql.ts'
import { checkReadiness, diskToWatch } from '../readiness.ts'
import { listNotedStatements } from '../statements/slow-statements.ts'
import { listSlowStatements } from '../statements/statements.sql.ts'
import { findJob, listRulings, listTroubledJobs } from './jobs.sql.ts'

export type { JobRow } from './jobs.sql.ts'

const mostJobs = 200
const mostRulings = 20
const mostStatements = 50
const longestError = 300

/** How the system stands: what readiness looks at, the database, its standbys, backups, messages, storage. */
export const readOperations = view('operation.read', async ({ tx }, _: undefined) => {
  const [readiness, disk] = await Promise.all([checkReadiness(), statfs(diskToWatch())])
  return {
    readiness,
    disk: { free: disk.bavail * disk.bsize, size: disk.blocks * disk.bsize },
    size: await findDatabaseSize(tx),
    connections: await listConnections(tx),
    replicas: await listReplicas(tx),
    standing: await findStanding(tx),
    backup: await findNewestBackup(tx),
    messages: await countMessages(tx),
    jobs: await countJobs(tx),
  }
})

/** The queue: how many of each kind wait, run and failed, those in trouble one by one, and what was done with such before. */
export const readQueue = view('operation.read', async ({ tx }, _: undefined) => ({
  counts: await countJobs(tx),
  jobs: (await listTroubledJobs(tx, mostJobs)).map(({ lastError, ...job }) => ({
    ...job,
    lastError: cleanError(lastError),
  })),
  rulings: await listRulings(tx, mostRulings),
}))

/** One job; undefined when it is done. */
export const readJob = view('operation.read', async ({ tx }, { id }: { id: string }) => {
  const job = await findJob(tx, id)
  return job && { ...job, lastError: cleanError(job.lastError) }
})

/** The statements that took most time: as the database counts them since its statistics began, and the slow ones that this process saw. */
export const readSlowStatements = view('operation.read', async ({ tx }, _: undefined) => ({
  counted: await listSlowStatements(tx),
  noted: listNotedStatements().slice(0, mostStatements),
}))

// What a carrier or a database said may hold an address.
function cleanError(error: string | null): string | null {
  return error === null ? null : cleanText(error).slice(0, longestError)
}
