/** What is known of the attempts on one account within the window: failures since the last success, oldest first. */
export type Attempts = {
  /** From this address. */
  here: readonly Date[]
  /** From anywhere. */
  anywhere: readonly Date[]
}

/** Attempts older than this are forgotten. Milliseconds. */
export const attemptWindowMillis = 15 * 60_000

const triesHere = 5
const triesAnywhere = 20

/**
 * Seconds to wait before the next attempt on an account; 0 when it may be made now. Five failures in 15 minutes from one
 * address, with a growing pause from the second on; twenty from anywhere, so that many addresses gain nothing. An address
 * alone never locks anybody out: thousands of phones may share it.
 */
export function findWaitSeconds({ here, anywhere }: Attempts, now: Date): number {
  const until = [
    lastPlus(here, here.length < 2 ? 0 : 1000 * 2 ** (Math.min(here.length, triesHere) - 2)),
    here.length >= triesHere ? plus(here[here.length - triesHere], attemptWindowMillis) : 0,
    anywhere.length >= triesAnywhere ? plus(anywhere[anywhere.length - triesAnywhere], attemptWindowMillis) : 0,
  ]
  return Math.max(0, Math.ceil((Math.max(...until) - now.getTime()) / 1000))
}

/** How long to hold back the answer to an address that failed often within the hour, whatever the account. Milliseconds, at most two seconds. */
export function answerDelayMillis(failuresOfAddress: number): number {
  return failuresOfAddress < 20 ? 0 : Math.min(2000, 250 * 2 ** Math.floor((failuresOfAddress - 20) / 10))
}

const plus = (at: Date | undefined, millis: number) => (at ? at.getTime() + millis : 0)
const lastPlus = (times: readonly Date[], millis: number) => plus(times.at(-1), millis)
