import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { currentTime } from '../../../platform/act.ts'
import type { App } from '../../../platform/http.ts'
import type { Tx } from '../../../platform/sql.ts'
import { addVisits } from './visits.sql.ts'

type Write = (work: (tx: Tx) => Promise<void>) => Promise<void>

const mark = /[?&]utm_campaign=([a-z0-9-]{1,120})(?:&|$)/
const everyMillis = 10_000
const mostMarks = 500

const waiting = new Map<string, number>()
let write: Write | undefined

/** Gives the way to the database: a count is no act of anybody. */
export function configureVisits(given: Write): void {
  write = given
}

/** Counts pages that are opened by the links of campaigns: a number a day, nothing of who opened them. */
export function countVisits(app: App): void {
  let timer: NodeJS.Timeout | undefined
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, headers } = request
    const slug = method === 'GET' && reply.statusCode === 200 ? mark.exec(url)?.[1] : undefined
    // What a browser fetches in advance nobody has opened.
    if (!slug || headers['sec-purpose'] || (waiting.size >= mostMarks && !waiting.has(slug))) return
    waiting.set(slug, (waiting.get(slug) ?? 0) + 1)
    timer ??= setTimeout(() => {
      timer = undefined
      void writeVisits().catch((error: unknown) => app.log.warn({ err: error }, 'visits of campaigns were not counted'))
    }, everyMillis).unref()
  })
  app.addHook('preClose', async () => {
    clearTimeout(timer)
    await writeVisits().catch(() => {})
  })
}

/** Writes what was counted since. */
export async function writeVisits(): Promise<void> {
  if (waiting.size === 0) return
  const counted = new Map(waiting)
  waiting.clear()
  await write?.((tx) => addVisits(tx, legalDateOf(currentTime()), counted))
}
