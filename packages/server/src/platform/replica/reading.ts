import { AsyncLocalStorage } from 'node:async_hooks'

/** How a request may read: not from before what its person wrote, and not from a copy at all once it wrote itself. */
export type Reading = { after: bigint; hasWritten: boolean }

/** How the standby stands. `behind`: further than allowed. `away`: it does not answer. `promoted`: it is no standby any more. */
export type Standing = 'used' | 'behind' | 'away' | 'promoted'

/** What is known of the standby; undefined where none is set up. Times in milliseconds, `lagBytes` of the log of changes. */
export type ReplicaState = {
  standing: Standing
  /** How old the oldest change is that the standby does not show yet, at most; undefined as long as that is not known. */
  lagMillis?: number
  lagBytes?: number
  /** Whether the primary answers: without it the lag is the last that was known. */
  isPrimaryThere: boolean
  checkedAt?: Date
  /** Public reads since the start: from the standby, and those that it failed and the primary answered. */
  reads: number
  failedReads: number
}

type Known = ReplicaState & { place: bigint; shows: number; lost: AbortController }

const requests = new AsyncLocalStorage<Reading>()
let known: Known | undefined
let freshFrom = 0
let restsUntil = 0
const restMillis = 1000

/** What is known of the standby now; undefined where none is set up. */
export function readReplicaState(): ReplicaState | undefined {
  if (!known) return undefined
  const { place: _, shows: __, lost: ___, ...state } = known
  return state
}

/** Goes on with `next` as a request that may read from the standby. */
export function readWithin(reading: Reading, next: () => void): void {
  requests.run(reading, next)
}

/** Notes that the request at hand wrote: what it reads from now on, it reads where it wrote. */
export function noteWrite(): void {
  const reading = requests.getStore()
  if (reading) reading.hasWritten = true
}

/** From now on a standby must show what is there now, or it is not read: something changed that has to be seen at once. */
export function demandFreshReads(): void {
  freshFrom = performance.now()
}

/** Whether the read at hand may go to the standby. */
export function mayReadReplica(): boolean {
  const reading = requests.getStore()
  if (!known || !reading || reading.hasWritten) return false
  if (known.standing !== 'used' || known.place < reading.after || known.shows < freshFrom) return false
  return performance.now() >= restsUntil
}

/** Ends with an error as soon as the standby is given up, so that nobody waits for an answer that does not come. */
export async function untilReplicaIsLost<T>(work: Promise<T>): Promise<T> {
  const signal = (known as Known).lost.signal
  const { promise, reject } = Promise.withResolvers<never>()
  const give = () => reject(new Error('the standby went away'))
  signal.addEventListener('abort', give, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', give)
  }
}

/** Counts a read from the standby; one that failed lets it rest for a second. */
export function countRead(isDone: boolean): void {
  if (!known) return
  if (isDone) known.reads += 1
  else {
    known.failedReads += 1
    restsUntil = performance.now() + restMillis
  }
}

/** Sets what is known of the standby: by whoever watches it. `undefined`: there is none. */
export function setReplica(
  next: (Omit<ReplicaState, 'reads' | 'failedReads'> & { place: bigint; shows: number }) | undefined,
): void {
  const { reads = 0, failedReads = 0, lost = new AbortController() } = known ?? {}
  known = next && { ...next, reads, failedReads, lost }
  if (next?.standing === 'used' || next?.standing === 'behind') return
  lost.abort()
  if (known) known.lost = new AbortController()
}
