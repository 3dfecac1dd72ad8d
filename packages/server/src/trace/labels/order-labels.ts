import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findOrderProblems, type GoodOrder, type LabelOrder } from '@saolang/core/trace/labels/label-order.ts'
import { act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getRecord } from '../../registry/get-product.ts'
import { getLot, type NamedLot } from '../diary/read-diary.ts'
import { getSeat } from '../seat.ts'
import { allotSerials } from './allot-serials.ts'
import { addRun, findRun, type LabelPart, type LabelRun, listParts, listRuns } from './label-runs.sql.ts'

/** A lot of a product: what labels are made for. */
export type LabelLot = NamedLot & { productId: string }

/**
 * Asks for labels of a lot: allots their serial numbers, keeps whether the stars are in force at this moment, and leaves the
 * drawing to a worker. Refused with every reason. Gives the run's id.
 */
export const orderLabels = act(
  'label.order',
  async (context, { lotId, ...order }: LabelOrder & { lotId: string }): Promise<string> => {
    const { tx, now } = context
    const lot = await getOwnLot(tx, context.who, lotId)
    refuseIf(findOrderProblems(order, lot.endedAt !== null))
    const { amount, layout, carrier, withSerials } = order as GoodOrder
    const { current } = await getRecord(tx, lot.productId, legalDateOf(now))
    const range = withSerials ? await allotSerials(context, { key: lot.key, lotId, amount }) : undefined
    const id = context.newId()
    await addRun(
      tx,
      {
        ...{ id, lotId, key: lot.key, amount, layout, carrier, askedAt: now },
        ...{ firstNo: range?.firstNo ?? null, lastNo: range?.lastNo ?? null },
        // A lot keeps the name it began with, so that its events are found by what is printed.
        gtin: lot.identifier.includes('/q/') ? null : lot.gtin,
        star: current.standing.holds ? current.star : null,
      },
      context.who.personId as string,
    )
    await context.emit('LabelsAsked', { runId: id })
    context.on('lot', lotId, { amount, first: range?.firstNo ?? null, last: range?.lastNo ?? null })
    return id
  },
)

/** A lot of one's own with the labels that were made of it. */
export const readLabels = view('label.read', async ({ tx, who, now }, { lotId }: { lotId: string }) => {
  const lot = await getOwnLot(tx, who, lotId)
  const [runs, record] = await Promise.all([listRuns(tx, [lotId]), getRecord(tx, lot.productId, legalDateOf(now))])
  return { lot, runs, star: record.current.standing.holds ? record.current.star : null }
})

/** A run of labels with what is drawn of it by now. */
export type RunSoFar = { run: LabelRun; lot: LabelLot; parts: LabelPart[] }

/** One run. Refuses with `not-found.labels` who may not see it. */
export const readRun = view('label.read', async ({ tx, who }, { runId }: { runId: string }): Promise<RunSoFar> => {
  const run = await findRun(tx, runId)
  if (!run) throw new Refused([{ code: 'not-found.labels' }])
  const lot = await getOwnLot(tx, who, run.lotId)
  return { run, lot, parts: await listParts(tx, runId) }
})

async function getOwnLot(tx: Tx, who: Actor, id: string): Promise<LabelLot> {
  const lot = await getLot(tx, { id })
  if (!lot?.productId) throw new Refused([{ code: 'not-found.lot' }])
  await getSeat(tx, who, lot.organisationId)
  return lot as LabelLot
}
