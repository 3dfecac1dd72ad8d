import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { connect } from '../connect.ts'
import { caughtUpTo, readPlace, type Sample } from './lag.ts'
import { type Standing, setReplica } from './reading.ts'
import { askServer, type Server } from './servers.sql.ts'

/** The two servers, how far the standby may be behind, and what to do when it is promoted and the primary is gone or outlived. */
export type Watched = { primary: string; replica: string; lagMillis: number; onPromoted(): Promise<void> }

const everyMillis = 500
const patienceMillis = 1500
const mostSamples = 720

/** Looks at both servers twice a second until it is stopped; the first look is over when this returns. */
export async function watchReplica(watched: Watched): Promise<{ stop(): Promise<void> }> {
  const primary = keepAsking(watched.primary)
  const replica = keepAsking(watched.replica)
  const memory: Memory = { samples: [], shows: 0, hasMoved: false }
  const look = () => lookAtBoth(watched, memory, { primary, replica })
  await look()
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= look().finally(() => (running = undefined))
  }, everyMillis)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      setReplica(undefined)
      await Promise.all([primary.end(), replica.end()])
    },
  }
}

type Asked = ReturnType<typeof keepAsking>
type Memory = { samples: Sample[]; shows: number; hasMoved: boolean }

async function lookAtBoth(
  { lagMillis, onPromoted }: Watched,
  memory: Memory,
  asked: { primary: Asked; replica: Asked },
): Promise<void> {
  if (memory.hasMoved) return
  // Before the answer: what is written while the question is under way is not in it.
  const at = performance.now()
  const [primary, replica] = await Promise.all([asked.primary.ask(), asked.replica.ask()])
  const ahead = primary && !primary.isStandby ? readPlace(primary.place) : undefined
  if (ahead !== undefined) memory.samples = [...memory.samples, { at, place: ahead }].slice(-mostSamples)
  if (replica && !replica.isStandby && (!primary || primary.isStandby || primary.timeline < replica.timeline)) {
    memory.hasMoved = true
    setReplica({ standing: 'promoted', isPrimaryThere: false, checkedAt: new Date(), place: 0n, shows: 0 })
    return onPromoted()
  }
  const place = readPlace(replica?.place) ?? 0n
  const shows = caughtUpTo(memory.samples, place)
  if (ahead !== undefined) memory.shows = shows ?? memory.shows
  const lag = ahead === undefined || shows === undefined ? undefined : at - shows
  setReplica({
    standing: standingOf(replica, { lag, lagMillis, isPrimaryThere: ahead !== undefined }),
    isPrimaryThere: ahead !== undefined,
    checkedAt: new Date(),
    place,
    shows: memory.shows,
    ...(lag !== undefined && { lagMillis: Math.round(lag) }),
    ...(ahead !== undefined && replica && { lagBytes: Number(ahead > place ? ahead - place : 0n) }),
  })
}

// Without its primary a standby is the newest that there is.
function standingOf(
  replica: Server | undefined,
  { lag, lagMillis, isPrimaryThere }: { lag: number | undefined; lagMillis: number; isPrimaryThere: boolean },
): Standing {
  if (!replica) return 'away'
  if (!replica.isStandby) return 'promoted'
  if (!isPrimaryThere) return 'used'
  return lag !== undefined && lag <= lagMillis ? 'used' : 'behind'
}

// One connection; a server that does not answer in time is asked on a new one.
function keepAsking(url: string) {
  const open = () => connect(url, { max: 1, connect_timeout: 2, connection: { application_name: 'saolang watch' } })
  let sql: postgres.Sql = open()
  const ask = async (): Promise<Server | undefined> => {
    const tired = new AbortController()
    const patience = pause(patienceMillis, undefined, { signal: tired.signal }).catch(() => undefined)
    const answer = await Promise.race([askServer(sql).catch(() => undefined), patience])
    tired.abort()
    if (!answer) {
      void sql.end({ timeout: 0 }).catch(() => {})
      sql = open()
    }
    return answer
  }
  return { ask, end: () => sql.end({ timeout: 0 }).catch(() => {}) }
}
