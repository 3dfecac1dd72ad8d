import { createHmac } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act, currentTime } from '../../platform/act.ts'
import { addScans, takeSalt } from './scans.sql.ts'
import { watchPieces } from './watch-pieces.ts'

/** A look at a single piece; `reader` tells readers of one day apart (address and program) and is never kept. */
export type Look = { key: string; serial: string; reader: string; provinceCode?: string | undefined }

type Waiting = Look & { at: Date }

const waiting: Waiting[] = []
let timer: NodeJS.Timeout | undefined
/** So long a look waits for others; more than so many at once are a flood, and counting it to the end finds nothing more. */
const pauseMillis = 10_000
const mostWaiting = 5_000

/** Notes that a piece was looked at. Returns at once: what is noted is kept aside, with others, so that no page waits for it. */
export function noteScan(look: Look): void {
  if (waiting.length >= mostWaiting) return
  waiting.push({ ...look, at: currentTime() })
  timer ??= setTimeout(() => void keepScans().catch(reportLoss), pauseMillis).unref()
}

function reportLoss(error: unknown): void {
  console.error('scans were not kept', error)
}

/** Keeps what was noted until now and raises the alarms that it makes; called by itself, at the end of the process, and by tests. */
export async function keepScans(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const looks = waiting.splice(0)
  if (looks.length > 0) await keep(system, looks)
}

const keep = act('scan.keep', async (context, looks: readonly Waiting[]): Promise<void> => {
  const { tx, now, newRandom } = context
  const salts = new Map<string, Uint8Array>()
  for (const day of new Set(looks.map(({ at }) => legalDateOf(at))))
    salts.set(day, await takeSalt(tx, day, newRandom(32)))
  await addScans(
    tx,
    looks.map(({ key, serial, reader, at, provinceCode }) => ({
      ...{ key, serial, provinceCode: provinceCode ?? null },
      at: new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000),
      reader: markOf(salts.get(legalDateOf(at)) as Uint8Array, `${key} ${serial} ${reader}`),
    })),
  )
  await watchPieces(context, looks)
  context.on('scan', legalDateOf(now), { kept: looks.length })
})

// Of one day and one piece: the same reader of another piece, or on another day, has another mark.
const markOf = (salt: Uint8Array, text: string) => createHmac('sha256', salt).update(text).digest().subarray(0, 8)
