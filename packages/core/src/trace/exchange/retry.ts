/** So many tries in vain make a dead letter: about two days, with the waits below. */
export const mostFailures = 16

const firstWaitSeconds = 30
const longestWaitSeconds = 6 * 3600

/**
 * Seconds until the next try after so many failures: twice as long each time up to six hours, and of that a random half (`random`
 * from 0 to 1), so that all that failed together does not come back together.
 */
export function secondsToNextTry(failures: number, random: number): number {
  const wait = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** Math.min(Math.max(failures - 1, 0), 20))
  return Math.round(wait / 2 + (wait / 2) * random)
}

/** Seconds to leave a target alone that asks for patience: what it asks for, at least a second and at most a day. */
export function secondsOfPatience(asked: number | undefined): number {
  return Math.min(86_400, Math.max(1, asked ?? 60))
}
