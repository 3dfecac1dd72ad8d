import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../../platform/act.ts'
import { listTies } from '../merges/ties.ts'
import { refreshListings } from '../refresh-listing.ts'
import type { Step } from './check-rows.ts'
import { lockBatch, moveBatch } from './imports.sql.ts'
import { findAreaProblems } from './read-imports.ts'
import { touchProducts } from './take-in.sql.ts'
import {
  listTouches,
  listUndoable,
  retractFacts,
  retractProducts,
  saveUndone,
  type UndoableRow,
  type UndoneRow,
} from './undo.sql.ts'

const rowsOfStep = 500

/** Begins to take an import back: whatever nothing else has touched since leaves the register. */
export const undoImport = act('import.undo', async (context, { batchId }: { batchId: string }) => {
  const batch = await lockBatch(context.tx, batchId)
  refuseIf(batch ? [] : [{ code: 'not-found.import' }])
  context.on('import', batchId)
  refuseIf(findAreaProblems(context.who, { area: batch?.area ?? null }))
  const move = { id: batchId, from: ['applied'] as const, to: 'undoing' as const, at: context.now }
  refuseIf((await moveBatch(context.tx, move)) ? [] : [{ code: 'conflict.import-state' }])
  await context.emit('ImportAsked', { batchId })
})

/**
 * A step of taking back: rows from the last to the first, each undone or kept with its reasons. Products leave the list, and
 * their codes tell that the record was taken back; facts leave the story of the product that had been there before.
 */
export const undoRows = act('import.undo', async (context, { batchId }: Step): Promise<boolean> => {
  const { tx, now } = context
  const batch = await lockBatch(tx, batchId)
  const rows = batch?.state === 'undoing' ? await listUndoable(tx, batchId, rowsOfStep) : []
  const productIds = [...new Set(rows.map(({ productId }) => productId))]
  const touches = await listTouches(tx, { batchId, productIds })
  const ties = await listTies(tx, productIds)
  const undone = rows.map((row) => toUndone(row, touches.get(row.productId) ?? [], ties.get(row.productId) ?? []))
  const gone = new Set(undone.flatMap(({ no, undone: what }) => (what === 'undone' ? no : [])))
  const taken = rows.filter(({ no }) => gone.has(no))
  const facts = taken.flatMap(({ madeProduct, certificateId }) => (!madeProduct && certificateId ? certificateId : []))
  const changed = [...new Set(taken.map(({ productId }) => productId))]
  await retractProducts(tx, [...new Set(taken.flatMap((row) => (row.madeProduct ? row.productId : [])))], now)
  await retractFacts(tx, facts, { batchId, at: now })
  await saveUndone(tx, batchId, undone)
  await touchProducts(tx, changed, now)
  await refreshListings(context, changed)
  const isLast = rows.length < rowsOfStep
  if (isLast) await moveBatch(tx, { id: batchId, from: ['undoing'], to: 'undone', at: now })
  context.on('import', batchId, { undone: gone.size, kept: rows.length - gone.size })
  return !isLast
})

function toUndone(row: UndoableRow, touches: readonly string[], ties: readonly { kind: string }[]): UndoneRow {
  const onFact: Problem[] = row.isFactFollowed ? [{ code: 'undo.fact-followed' }] : []
  const onProduct = [...touches, ...ties.map(({ kind }) => kind)].map((kind) => ({ code: `undo.${kind}` }))
  const nothingOwn: Problem[] = row.certificateId || row.madeProduct ? [] : [{ code: 'undo.only-placed' }]
  const problems = [...onFact, ...nothingOwn, ...(row.madeProduct ? onProduct : [])]
  return { no: row.no, undone: problems.length > 0 ? 'kept' : 'undone', problems }
}
