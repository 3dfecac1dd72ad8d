import { closeSync, openSync, writeSync } from 'node:fs'

/** How a request went: sent, done, refused (nothing happened), or nobody knows. */
export type Outcome = 'invoke' | 'ok' | 'fail' | 'unknown'

/** What a client means to do. Every try of it has the same number; `key` names what it makes, `says` is what it sends that can be read back. */
export type Intent = { op: number; client: string; act: string; key: string; says: string; idempotencyKey?: string }

/** A line of the history. `result` is what the answer told; `why` is the refusal, or what was seen of the failure. */
export type Entry = Intent & { at: number; is: Outcome; result?: string; why?: string }

/** A history while it is made: in memory and, when it has a file, on disk a JSON line an entry. */
export type History = {
  entries: Entry[]
  note(intent: Intent, is: Outcome, more?: { result?: string; why?: string }): void
  /** How many intents were acknowledged so far. */
  acknowledged(): number
  /** How many tries nobody answered so far. */
  unanswered(): number
  close(): void
}

/** Opens a history, in a file where one is named. */
export function openHistory(file?: string): History {
  const entries: Entry[] = []
  const descriptor = file === undefined ? undefined : openSync(file, 'w')
  const done = new Set<number>()
  let unanswered = 0
  return {
    entries,
    note(intent, is, more = {}) {
      const entry = { at: Date.now(), is, ...intent, ...more }
      entries.push(entry)
      if (is === 'ok') done.add(intent.op)
      if (is === 'unknown') unanswered++
      if (descriptor !== undefined) writeSync(descriptor, `${JSON.stringify(entry)}\n`)
    },
    acknowledged: () => done.size,
    unanswered: () => unanswered,
    close: () => descriptor !== undefined && closeSync(descriptor),
  }
}
