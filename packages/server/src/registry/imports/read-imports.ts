import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getPersonName } from '../../people/get-person.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { findCodesOf } from '../certificates.sql.ts'
import { addressOf } from '../get-product.ts'
import { type BatchWithCounts, listBatches, listReportedRows, type Outcome } from './imports.sql.ts'

/** The newest imports, each with what became of its rows. */
export const readImports = view('import.read', async ({ tx }, _: undefined) =>
  Promise.all((await listBatches(tx)).map((batch) => withName(tx, batch))),
)

export type ImportQuestion = { id: string; outcome: Outcome | null; size: number; offset: number }

/** An import with a page of its rows; refuses with `not-found.import`. */
export const readImport = view('import.read', async ({ tx }, { id, ...page }: ImportQuestion) => {
  const [batch] = await listBatches(tx, id)
  refuseIf(batch ? [] : [{ code: 'not-found.import' }])
  const rows = await listReportedRows(tx, { batchId: id, ...page })
  const addressed = await Promise.all(
    rows.map(async (row) => ({ ...row, address: await findAddress(tx, row.productId) })),
  )
  return { batch: await withName(tx, batch as BatchWithCounts), rows: addressed }
})

async function withName(tx: Tx, batch: BatchWithCounts) {
  return { ...batch, importedByName: batch.importedBy ? await getPersonName(tx, batch.importedBy) : undefined }
}

async function findAddress(tx: Tx, productId: string | null): Promise<string | undefined> {
  return productId ? addressOf(await findCodesOf(tx, productId)) : undefined
}
