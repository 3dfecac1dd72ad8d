import { statfs } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { tryStore } from '../files.ts'
import { listMigrationNames } from '../migrate.ts'
import { inReadOnly } from '../sql.ts'
import { isWorking } from '../worker.ts'
import { listApplied } from './readiness.sql.ts'

/** What this process needs to serve, each: is it there? `worker` only where this process runs one. */
export type Readiness = { database: boolean; migrations: boolean; files: boolean; disk: boolean; worker?: boolean }

const patienceMs = 2000
const keptMs = 1000
const leastFreeBytes = 200 * 1024 * 1024
const leastFreeShare = 0.02

let dataDir = '.'
let newest: { at: number; outcome: Promise<Readiness> } | undefined

/** Says which disk to look at: that of the data folder. Called once, at start. */
export function configureReadiness(config: Pick<Config, 'dataDir'>): void {
  dataDir = config.dataDir
  newest = undefined
}

/** The folder whose disk is watched. */
export function diskToWatch(): string {
  return dataDir
}

/** Tries the database, the place of files and the disk. Whoever asks within the same second shares an answer. */
export function checkReadiness(): Promise<Readiness> {
  const at = performance.now()
  if (!newest || at - newest.at > keptMs) newest = { at, outcome: tryAll() }
  return newest.outcome
}

async function tryAll(): Promise<Readiness> {
  const [applied, files, disk] = await Promise.all([
    withPatience(inReadOnly(listApplied)),
    withPatience(tryStore().then(() => true)),
    withPatience(hasRoom(dataDir)),
  ])
  const worker = isWorking()
  return {
    database: applied !== undefined,
    // A newer version may have migrated further already: what counts is that nothing of ours is missing.
    migrations: applied !== undefined && listMigrationNames().every((name) => applied.has(name)),
    files: files === true,
    disk: disk === true,
    ...(worker !== undefined && { worker }),
  }
}

/** Whether a disk has room to go on: 200 MB, or a fiftieth of a small one. */
async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return bavail * bsize >= Math.min(leastFreeBytes, blocks * bsize * leastFreeShare)
}

function withPatience<T>(asked: Promise<T>): Promise<T | undefined> {
  return Promise.race([asked.catch(() => undefined), pause(patienceMs, undefined, { ref: false })])
}
