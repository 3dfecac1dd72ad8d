import { type FileHandle, open, readdir } from 'node:fs/promises'
import { hasPlace, type Place, readOn, type Take } from '@saolang/core/market/live/playlist.ts'
import { indexOf } from './keep-take.ts'

/**
 * The newest end of a sale's pictures as the indices in its folder tell it: in the process that packs them, and in any other that sees
 * the folder.
 */
export type Edge = {
  /** The takes that have pictures, read anew if the last reading is older than a moment. */
  read(): Promise<readonly Take[]>
  /** The same, once they have this place, or when the patience is over. */
  waitFor(place: Place): Promise<readonly Take[]>
  /** That there is more to read: the packager is in this process. */
  nudge(): void
  /** Lets go whoever waits, and closes the files. */
  close(): void
}

type Followed = { take: Take; at: number; rest: string; handle: FileHandle }

const freshMillis = 100
// Who packs nudges; who does not looks.
const lookMillis = 50
const patienceMillis = 3000
const mostRead = 16 * 1024

type Waiting = { place: Place; until: number; done: (takes: readonly Take[]) => void }

/** Follows the takes in a folder. Costs nothing while nobody asks. */
export function followEdge(folder: string): Edge {
  const followed = new Map<number, Followed>()
  const waiting = new Set<Waiting>()
  let takes: readonly Take[] = []
  let readAt = 0
  let reading: Promise<readonly Take[]> | undefined
  let isNudged = false
  let timer: NodeJS.Timeout | undefined
  const wake = (isClosing = false) => {
    const now = Date.now()
    for (const one of waiting) {
      if (!isClosing && now < one.until && !hasPlace(takes, one.place)) continue
      waiting.delete(one)
      one.done(takes)
    }
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  const readOnce = async () => {
    isNudged = false
    if (await readFolder(folder, followed).catch(() => false))
      takes = [...followed.values()].map(({ take }) => take).filter(({ segments }) => segments.length > 0)
    readAt = Date.now()
    reading = undefined
    wake()
    return takes
  }
  const readNow = () => {
    reading ??= readOnce()
    return reading
  }
  return {
    read: () => (!isNudged && Date.now() - readAt < freshMillis ? Promise.resolve(takes) : readNow()),
    waitFor: (place) =>
      new Promise((done) => {
        waiting.add({ place, until: Date.now() + patienceMillis, done })
        timer ??= setInterval(readNow, lookMillis)
        void readNow()
      }),
    nudge: () => {
      isNudged = true
      // What is read at this moment may have missed it.
      if (waiting.size > 0) void (reading ?? Promise.resolve(takes)).then((known) => (isNudged ? readNow() : known))
    },
    close: () => {
      wake(true)
      for (const { handle } of followed.values()) void handle.close().catch(() => {})
      followed.clear()
    },
  }
}

/** Whether there was anything new. */
async function readFolder(folder: string, followed: Map<number, Followed>): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  const numbers = names.flatMap((name) => /^(\d+)\.parts$/.exec(name)?.[1] ?? []).map(Number)
  let isNew = false
  for (const no of numbers.toSorted((a, b) => a - b)) {
    const known = followed.get(no) ?? (await begin(folder, no))
    followed.set(no, known)
    if (!known.take.isOver && (await readMore(known))) isNew = true
  }
  return isNew
}

async function begin(folder: string, no: number): Promise<Followed> {
  const take = { no, headBytes: 0, segments: [], isOver: false }
  return { take, at: 0, rest: '', handle: await open(indexOf(folder, no), 'r') }
}

async function readMore(followed: Followed): Promise<boolean> {
  const before = followed.at
  const buffer = Buffer.allocUnsafe(mostRead)
  for (;;) {
    const { bytesRead } = await followed.handle.read(buffer, 0, mostRead, followed.at)
    if (bytesRead === 0) break
    followed.at += bytesRead
    const lines = (followed.rest + buffer.toString('latin1', 0, bytesRead)).split('\n')
    followed.rest = lines.pop() ?? ''
    followed.take = readOn(followed.take, lines)
  }
  if (followed.take.isOver) await followed.handle.close()
  return followed.at > before
}
