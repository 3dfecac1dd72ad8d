import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import { markOf } from '../request-guard.ts'
import { atOnce } from '../sql.ts'
import { countAsking } from './asked.sql.ts'

type Told = { routeInfo?: { method?: string | string[]; url?: string } }
type Answer = (error: Error | null, counted?: { current: number; ttl: number }) => void

/** Where limits of requests are counted: in the database, by all processes together; of an address only a keyed mark is kept. */
export function countTogether(): FastifyRateLimitStoreCtor {
  return storeOf as unknown as FastifyRateLimitStoreCtor
}

// The library calls it with `new`, and takes what it gives.
function storeOf({ routeInfo }: Told = {}): FastifyRateLimitStore {
  const what = `${[routeInfo?.method ?? ''].flat().join()} ${routeInfo?.url ?? ''}`
  const incr = (key: string, answer: Answer, windowMillis: number) => {
    const who = markOf('asked', key).toString('base64url')
    countAsking(atOnce(), { who, what, windowMillis }).then(
      ({ times, left }) => answer(null, { current: times, ttl: left }),
      // Without the database the request itself is answered: with 503 where it needs one.
      () => answer(null, { current: 1, ttl: windowMillis }),
    )
  }
  return { incr, child: (told: Told) => storeOf(told) } as unknown as FastifyRateLimitStore
}
