import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getPersonName } from '../../people/get-person.ts'
import { publicView, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { areaOf } from '../area-of.ts'
import { listCodesOf } from '../certificates.sql.ts'
import { addressOf } from '../get-product.ts'
import {
  type Batch,
  type BatchWithCounts,
  findBatch,
  listBatches,
  listReportedRows,
  type Outcome,
  type RowFilter,
} from './imports.sql.ts'

/** Why an import is not this officer's: another area's officers handed it in. */
export function findAreaProblems(who: Actor, { area }: { area: string | null }): Problem[] {
  const own = areaOf(who).provinceCode
  return own === null || own === area ? [] : [{ code: 'forbidden.jurisdiction' }]
}

/** The newest imports of the officer's area, each with what became of its rows. */
export const readImports = view('import.read', async ({ tx, who }, _: undefined) =>
  Promise.all(
    (await listBatches(tx, { id: null, area: areaOf(who).provinceCode })).map((batch) => withName(tx, batch)),
  ),
)

export type ImportQuestion = RowFilter & { id: string; size: number; offset: number }

/** An import with a page of its rows; refuses with `not-found.import`. */
export const readImport = view('import.read', async ({ tx, who }, { id, ...page }: ImportQuestion) => {
  const [batch] = await listBatches(tx, { id, area: null })
  refuseIf(batch ? findAreaProblems(who, batch) : [{ code: 'not-found.import' }])
  const { layout } = (await findBatch(tx, id)) as Batch
  const rows = await listReportedRows(tx, { batchId: id, ...page })
  const codes = await listCodesOf(
    tx,
    rows.flatMap(({ productId }) => productId ?? []),
  )
  const addressed = rows.map((row) => {
    const own = row.productId ? codes.get(row.productId) : undefined
    return { ...row, address: own && addressOf(own) }
  })
  return { batch: await withName(tx, batch as BatchWithCounts), layout, rows: addressed }
})

/** How many rows of an import had which outcome; undefined when there is no such import. */
export const countOutcomes = publicView(
  async ({ tx }, id: string): Promise<Partial<Record<Outcome, number>> | undefined> =>
    (await listBatches(tx, { id, area: null }))[0]?.counts,
)

async function withName(tx: Tx, batch: BatchWithCounts) {
  return { ...batch, importedByName: batch.importedBy ? await getPersonName(tx, batch.importedBy) : undefined }
}
