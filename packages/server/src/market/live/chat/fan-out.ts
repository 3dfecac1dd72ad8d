import { randomUUID } from 'node:crypto'
import type { Actor } from '@saolang/core/people/actor.ts'
import { liveDoors } from '../doors.ts'
import { notifyRooms } from './fan-out.sql.ts'

/** What the processes tell each other of a live sale. `wake`: read it anew; `cut`: its pictures end now. */
export type RoomNews =
  | { sessionId: string; kind: 'wake' | 'cut' }
  | {
      sessionId: string
      kind: 'say'
      message: { id: number; name: string; words: string; at: string; isHost: boolean }
    }
  | { sessionId: string; kind: 'hide'; ids: number[] }

/** What carries news between processes. Another carrier (NATS) is another of these. */
export type FanOut = { tell(news: RoomNews): void; hear(heard: (news: RoomNews) => void): Promise<void> }

const ownName = randomUUID()
const channel = 'market_live'
// PostgreSQL takes 8,000 bytes a notification; and its commit lock is taken once a batch, never inside an order.
const mostBytes = 7500
const batchMillis = 40

/** News at once within this process, and to the others through PostgreSQL, in batches on a transaction of their own. */
export function postgresFanOut(): FanOut {
  const hearers: ((news: RoomNews) => void)[] = []
  let waiting: RoomNews[] = []
  let isTimed = false
  const flush = async () => {
    const batch = waiting
    waiting = []
    isTimed = false
    // Whoever missed it reads the sale anew within seconds: nothing is lost but the moment.
    await liveDoors()
      .write((tx) => notifyRooms(tx, channel, packed(batch)))
      .catch(() => {})
  }
  return {
    tell: (news) => {
      for (const hear of hearers) hear(news)
      waiting.push(news)
      if (!isTimed) setTimeout(flush, batchMillis).unref()
      isTimed = true
    },
    hear: async (heard) => {
      hearers.push(heard)
      if (hearers.length > 1) return
      await liveDoors().listen(channel, (payload) => {
        const { from, news } = JSON.parse(payload) as { from: string; news: RoomNews[] }
        if (from !== ownName) for (const each of news) for (const hear of hearers) hear(each)
      })
    },
  }
}

function packed(batch: readonly RoomNews[]): string[] {
  const payloads: RoomNews[][] = [[]]
  let bytes = 0
  for (const news of batch) {
    const length = Buffer.byteLength(JSON.stringify(news)) + 1
    if (bytes + length > mostBytes) {
      payloads.push([])
      bytes = 0
    }
    payloads.at(-1)?.push(news)
    bytes += length
  }
  return payloads.filter((news) => news.length > 0).map((news) => JSON.stringify({ from: ownName, news }))
}

/** The name of this process among those that tell each other. */
export const processName = ownName

let fanOut: FanOut | undefined

/** Sets what carries news between processes, once. */
export function configureFanOut(carrier: FanOut): void {
  fanOut = carrier
}

/** Tells everybody who watches, here and through other processes. Called when what it tells is written for good. */
export function tellNow(news: RoomNews): void {
  fanOut?.tell(news)
}

/** Hears what is told, from this process and others. */
export async function hearRooms(heard: (news: RoomNews) => void): Promise<void> {
  await fanOut?.hear(heard)
}

/** The same act, which tells those who watch when it is written for good: news of what is rolled back would be none. */
export function telling<I, O>(
  done: (who: Actor, input: I) => Promise<O>,
  newsOf: (input: I, outcome: O) => RoomNews,
): (who: Actor, input: I) => Promise<O> {
  return async (who, input) => {
    const outcome = await done(who, input)
    tellNow(newsOf(input, outcome))
    return outcome
  }
}

/** That a sale is to be read anew. */
export const wake = (sessionId: string): RoomNews => ({ sessionId, kind: 'wake' })
