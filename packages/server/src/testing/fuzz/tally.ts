import { createHash } from 'node:crypto'
import type { Target } from './targets.ts'
import type { Sent } from './write-request.ts'

/** What came of the inputs. */
export type Tally = {
  sent: number
  accepted: number
  distinct: Set<number>
  byTarget: Map<string, Record<number, number>>
  slowest: { millis: number; line: string }[]
}

type Noted = {
  target: Target
  sent: Sent
  visit: string
  answer: { statusCode: number; headers: Record<string, unknown> }
  millis: number
}

/** Nothing counted yet, for these addresses. */
export function emptyTally(targets: readonly Target[]): Tally {
  return {
    ...{ sent: 0, accepted: 0, distinct: new Set(), slowest: [] },
    byTarget: new Map(targets.map(({ name }) => [name, {}])),
  }
}

/** Counts an answer; true when the input was accepted: 2xx or 3xx, and not sent away to sign in. */
export function noteAnswer(tally: Tally, { target, sent, visit, answer, millis }: Noted): boolean {
  const { statusCode } = answer
  const isSentAway = statusCode === 303 && /^\/login\?next/.test(String(answer.headers.location))
  const isAccepted = statusCode < 400 && !isSentAway
  const counts = tally.byTarget.get(target.name)
  if (counts) counts[isSentAway ? 401 : statusCode] = (counts[isSentAway ? 401 : statusCode] ?? 0) + 1
  tally.sent++
  if (isAccepted) tally.accepted++
  tally.distinct.add(hashOf(`${visit}\n${sent.method}\n${sent.url}\n${sent.payload ?? ''}`))
  tally.slowest.push({ millis, line: `${Math.round(millis)} ms ${sent.method} ${sent.url.slice(0, 200)} (${visit})` })
  if (tally.slowest.length > 200) tally.slowest = slowestOf(tally, 5)
  return isAccepted
}

/** The slowest answers so far, slowest first. */
export function slowestOf({ slowest }: Tally, most: number): Tally['slowest'] {
  return [...slowest].sort((one, other) => other.millis - one.millis).slice(0, most)
}

/** The addresses that never accepted anything. */
export function listNeverAccepted({ byTarget }: Tally): string[] {
  return [...byTarget]
    .filter(([, counts]) => !Object.keys(counts).some((status) => Number(status) < 400))
    .map(([name]) => name)
}

function hashOf(text: string): number {
  return createHash('md5').update(text).digest().readUIntBE(0, 6)
}
