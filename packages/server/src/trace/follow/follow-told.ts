import { system } from '@saolang/core/people/actor.ts'
import { readStoredEvent } from '@saolang/core/trace/stored-event.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { type Follower, findMark, listToldSince, setMark, type Told } from './told-since.sql.ts'

type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

let write: Write = () => Promise.reject(new Error('following was not set up'))

/** Sets the way to write how far a follower has come: nobody's act, and nothing to audit. */
export function configureFollowing(door: Write): void {
  write = door
}

const chunk = 500
/** What is taken in bears the time at which that began, and is seen when it has ended: so much two looks overlap. */
const overlapMillis = 60_000

type Look = { name: Follower; after: Told | undefined }

async function look({ tx }: { tx: Tx }, { name, after }: Look): Promise<Told[]> {
  const mark = after ? undefined : await findMark(tx, name)
  const since = mark && new Date(mark.getTime() - overlapMillis)
  return listToldSince(tx, { since, after, count: chunk })
}

const readTold = {
  publications: view('publication.follow', look),
  recalls: view('recall.follow', look),
} as const satisfies Record<Follower, unknown>

/**
 * Hands on what was told since a follower looked last, in pieces, and notes how far it came when each was worked through. What it costs
 * goes by what is new, however much there is that could be concerned. A minute is handed on twice: `work` must bear that.
 */
export async function followTold(name: Follower, work: (told: readonly Told[]) => Promise<number>): Promise<number> {
  let done = 0
  for (let after: Told | undefined; ; ) {
    const told = await readTold[name](system, { name, after })
    if (told.length > 0) done += await work(told)
    after = told.at(-1) ?? after
    const seen = after?.time
    if (told.length > 0 && seen) await write((tx) => setMark(tx, name, seen))
    if (told.length < chunk) return done
  }
}

/** What events mention, a row for each mention once. */
export function listTexts(told: readonly Told[]): { text: string; told: Told }[] {
  return told.flatMap((one) => {
    const { items } = readStoredEvent({ ...one.body, eventID: one.eventId }, new Map())
    return [...new Set(items.map(({ text }) => text))].map((text) => ({ text, told: one }))
  })
}
