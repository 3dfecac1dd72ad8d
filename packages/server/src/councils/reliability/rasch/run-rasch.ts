import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Mark } from '@saolang/core/councils/reliability/rasch/design.ts'
import { raschMarksOf } from '@saolang/core/councils/reliability/rasch/marks-of.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../../../platform/act.ts'
import { listIndependentScores } from '../../card/list-independent-scores.ts'
import { addResult, addRun, findOpenRun, listAnchorCards, type RaschFindings } from './rasch.sql.ts'

/** Asks for the many-facet run over a year, which is computed apart; by the Ministry, or by the clock after each year. Returns its id. */
export const askForRaschRun = act('rasch.run', async (context, { year }: { year: number }) => {
  const now = Number(legalDateOf(context.now).slice(0, 4))
  refuseIf(Number.isInteger(year) && year >= 2020 && year <= now ? [] : [{ code: 'rasch.year-unknown', at: 'year' }])
  const id = context.newId()
  await addRun(context.tx, { id, year, askedBy: context.who.personId ?? null, at: context.now })
  await context.emit('RaschRunAsked', { runId: id })
  context.on('rasch-run', id, { year })
  return { id }
})

/** Computes a run that was asked for and keeps it with the hash of what went in. In a thread: a year of the nation takes seconds. */
export async function onRaschRunAsked({ runId }: { runId: string }): Promise<void> {
  const inputs = await readInputs(system, { runId })
  if (!inputs) return
  const result = await computeApart(inputs.marks)
  await keep(system, { runId, ...inputs, result })
}

/** The run over the year that ended, for the crontab of the first days of January. */
export async function runLastYear(now: Date): Promise<void> {
  await askForRaschRun(system, { year: Number(legalDateOf(now).slice(0, 4)) - 1 })
}

const readInputs = view('rasch.run', async ({ tx }, { runId }: { runId: string }) => {
  const run = await findOpenRun(tx, runId)
  if (!run) return undefined
  const span = yearOf(run.year)
  const cards = (await listIndependentScores(tx, span)).map(({ dossierId, personId, setId, choices }) => ({
    ...{ product: dossierId, personId, setId, choices },
  }))
  const anchors = (await listAnchorCards(tx, span)).map(({ anchorId, personId, setId, choices }) => ({
    ...{ product: `anchor ${anchorId}`, personId, setId, choices },
  }))
  return { marks: raschMarksOf(cards, anchors) }
})

/** A year as Viet Nam counts it. */
function yearOf(year: number): { from: Date; before: Date } {
  const midnight = (of: number) => new Date(`${of}-01-01T00:00:00+07:00`)
  return { from: midnight(year), before: midnight(year + 1) }
}

async function computeApart(marks: readonly Mark[]): Promise<RaschFindings> {
  const thread = new Worker(new URL('./rasch-thread.ts', import.meta.url), { workerData: marks })
  try {
    const [result] = await once(thread, 'message')
    return result as RaschFindings
  } finally {
    await thread.terminate()
  }
}

type Kept = { runId: string; marks: readonly Mark[]; result: RaschFindings }

const keep = act('rasch.run', async (context, { runId, marks, result }: Kept) => {
  const inputsHash = hashOf(marks)
  const anchorMarks = marks.filter(({ product }) => product.startsWith('anchor ')).length
  const row = { runId, inputsHash, marks: marks.length, anchorMarks, result, computedAt: context.now }
  const isFirst = await addResult(context.tx, row)
  context.on('rasch-run', runId, { inputsHash, marks: marks.length, isFirst })
})

/** SHA-256 over the marks, a line each, in order: who has the same scores gets the same hash. */
function hashOf(marks: readonly Mark[]): string {
  const lines = marks.map(
    ({ product, member, criterion, points }) => `${product}\t${member}\t${criterion}\t${points}\n`,
  )
  return createHash('sha256').update(lines.toSorted().join('')).digest('hex')
}
