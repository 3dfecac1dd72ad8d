import { randomUUID } from 'node:crypto'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { FanOut } from '../../../platform/fan-out/fan-out.ts'

/** What the processes tell each other of a live sale. `wake`: read it anew; `cut`: its pictures end now. */
export type RoomNews =
  | { sessionId: string; kind: 'wake' | 'cut' }
  | {
      sessionId: string
      kind: 'say'
      message: { id: number; name: string; words: string; at: string; isHost: boolean }
    }
  | { sessionId: string; kind: 'hide'; ids: number[] }

const channel = 'market_live'

/** The name of this process among those that tell each other. */
export const processName = randomUUID()

let fanOut: FanOut | undefined

/** Sets what carries news of live sales between processes. */
export function configureRooms(carrier: FanOut): void {
  fanOut = carrier
}

/** Tells everybody who watches, here and through other processes. Called when what it tells is written for good. */
export function tellNow(news: RoomNews): void {
  fanOut?.tell(channel, news)
}

/** Hears what is told, from this process and others. */
export async function hearRooms(heard: (news: RoomNews) => void): Promise<void> {
  await fanOut?.hear(channel, heard)
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
