/** *Đã lưu trên máy → Đang gửi → Đã tiếp nhận (mã)*: only `received` is a receipt. `refused` waits for a person. */
export type EntryState = 'kept' | 'sending' | 'received' | 'refused'

/** A photo or paper of an entry, under the name of the field that it goes in. */
export type EntryFile = { field: string; name: string; blob: Blob }

/** What a form says, on its way to the server. */
export type NewEntry = {
  /** Made here (uuid); the server keeps one of each, however often it is sent. */
  id: string
  /** Who wrote it: another person on the same machine does not send it. */
  owner: string
  /** What it is, so that a page lists its own: `inspection`, `diary`. */
  kind: string
  /** What a person knows it by. */
  label: string
  /** Where it is posted, as a form with files; answers `{ receipt }`. */
  address: string
  fields: [name: string, value: string][]
  files: EntryFile[]
}

/** An entry of the outbox. Its files are dropped once it is received. */
export type Entry = NewEntry & {
  state: EntryState
  keptAt: string
  tries: number
  /** Not sent again before this moment (milliseconds of the epoch). */
  notBefore: number
  receipt?: string
  /** Why it was refused, in the server's words. */
  reasons?: string[]
  /** The session has ended: signing in again sends it. */
  isSignedOut?: boolean
}

/** What the server made of a sending; `later` is no answer at all, or one that may be another next time. */
export type Answer =
  | { kind: 'received'; receipt: string }
  | { kind: 'refused'; reasons: string[] }
  | { kind: 'signed-out' }
  | { kind: 'later' }

const shortestWaitMillis = 2000
const longestWaitMillis = 300_000

/** An entry as it lies in the outbox before its first sending. */
export function keepEntry(entry: NewEntry, keptAt: Date): Entry {
  return { ...entry, state: 'kept', keptAt: keptAt.toISOString(), tries: 0, notBefore: 0 }
}

/** Whether an entry is to be sent now: a sending that was cut off (the page closed) counts as never begun. */
export function isDue({ state, notBefore }: Entry, now: number): boolean {
  return (state === 'kept' || state === 'sending') && notBefore <= now
}

/** An entry after an answer: received and refused are final until a person acts; the rest waits, twice as long each time. */
export function settleEntry(entry: Entry, answer: Answer, now: number): Entry {
  const { isSignedOut: _, reasons: __, ...rest } = entry
  const tries = entry.tries + 1
  switch (answer.kind) {
    case 'received':
      return { ...rest, state: 'received', tries, receipt: answer.receipt, files: [] }
    case 'refused':
      return { ...rest, state: 'refused', tries, reasons: answer.reasons }
    case 'signed-out':
      return { ...rest, state: 'kept', tries, isSignedOut: true, notBefore: now + longestWaitMillis }
    case 'later':
      return { ...rest, state: 'kept', tries, notBefore: now + waitMillis(tries) }
  }
}

/** How long to wait after so many tries in vain, in milliseconds: 2 s, 4 s, 8 s … five minutes. */
export function waitMillis(tries: number): number {
  return Math.min(longestWaitMillis, shortestWaitMillis * 2 ** (tries - 1))
}
