import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { aside, type Tx } from '../sql.ts'
import { askForSecondCopy, stopWaiting } from './second-copy.sql.ts'

let patienceMillis = 5000
const againMillis = 1000

let unconfirmed = 0

/** Acts since the start that are kept here and were not confirmed by the second copy in time: it has them when it is back. */
export function countUnconfirmed(): number {
  return unconfirmed
}

/** Sets how long a commit waits for the second copy (tests). Gives the former patience back. */
export function setPatience(millis: number): number {
  const former = patienceMillis
  patienceMillis = millis
  return former
}

/** The second copy of one act: `demand` before its work, `await` when its commit comes next, `end` after that. */
export type SecondCopyOf = { demand(tx: Tx): Promise<void>; await(): void; end(): void }

/**
 * Lets an act count only when the second copy has it. If that is away the act is refused before anything is done. If it goes away
 * just while the act is being committed, the waiting ends after five seconds: the act is done by then, here and for everybody.
 */
export function twice(name: string): SecondCopyOf {
  let waiting: number | undefined
  let timer: NodeJS.Timeout | undefined
  const giveUp = async () => {
    const pid = waiting
    if (pid === undefined) return
    const isStopped = await aside((tx) => stopWaiting(tx, pid)).catch(() => false)
    if (isStopped) {
      unconfirmed += 1
      process.stderr.write(`saolang: ${name} is kept here, the second copy did not confirm it in time\n`)
    } else if (waiting !== undefined) timer = setTimeout(() => void giveUp(), againMillis)
  }
  return {
    demand: async (tx) => {
      const { copy, pid } = await askForSecondCopy(tx)
      refuseIf(copy === 'away' ? [{ code: 'unavailable.second-copy' }] : [])
      if (copy === 'ready') waiting = pid
    },
    await: () => {
      if (waiting !== undefined) timer = setTimeout(() => void giveUp(), patienceMillis)
    },
    end: () => {
      waiting = undefined
      clearTimeout(timer)
    },
  }
}
