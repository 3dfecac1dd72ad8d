import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { type Layout, listRecords } from '@saolang/core/registry/imports/layout.ts'
import { readRecord } from '@saolang/core/registry/imports/read-record.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { PlaceMemory } from './find-row-place.ts'
import { type Batch, findFile, lockBatch, moveBatch, type Plan } from './imports.sql.ts'
import { type Judged, judgeRows } from './judge-row.ts'
import {
  countStaged,
  findKnownKeys,
  listUntried,
  type StagedRow,
  saveTried,
  stageRows,
  type TriedRow,
} from './staged-rows.sql.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

const rowsOfStep = 1000

/** What one step of long work is handed. */
export type Step = { batchId: string; memory: PlaceMemory }

/**
 * A step of the trial: the records of the file are put in, then tried a thousand at a time. Nothing enters the register.
 * True when more is to do; a step that was cut short is begun anew.
 */
export const checkRows = act('register.import', async (context, { batchId, memory }: Step): Promise<boolean> => {
  const { tx, now } = context
  context.on('import', batchId)
  const batch = await lockBatch(tx, batchId)
  if (batch?.state !== 'checking') return false
  if (batch.rows === 0) await stage(context, batch)
  const rows = await listUntried(tx, batchId, rowsOfStep)
  if (rows.length > 0) await saveTried(tx, batchId, await tryRows(context, { batchId, memory, rows }))
  if (rows.length === rowsOfStep) return true
  await moveBatch(tx, { id: batchId, from: ['checking'], to: 'checked', at: now })
  return false
})

async function stage({ tx }: ActContext, { id, fileName, layout }: Batch): Promise<void> {
  const bytes = await findFile(tx, id)
  refuseIf(bytes ? [] : [{ code: 'not-found.import' }])
  const sheets = await readWorkbook({ fileName, bytes: bytes as Buffer })
  const { constants, sheets: layouts } = layout as Layout
  let no = 0
  let slice: StagedRow[] = []
  const put = async () => {
    await stageRows(tx, id, slice)
    slice = []
  }
  for (const [i, sheet] of sheets.entries()) {
    const own = layouts[i]
    if (!own?.isUsed) continue
    for (const { line, cells, section } of listRecords(sheet, own)) {
      no += 1
      slice.push({ no, sheet: sheet.name, line, raw: readRecord(cells, own.columns, { ...constants, ...section }) })
      if (slice.length === rowsOfStep) await put()
    }
  }
  await put()
  await countStaged(tx, id)
}

async function tryRows(
  context: ActContext,
  { batchId, memory, rows }: Step & { rows: readonly StagedRow[] },
): Promise<TriedRow[]> {
  const said = await judgeRows(
    context,
    rows.map(({ raw }) => raw),
    memory,
  )
  const judged = rows.map(({ no }, i) => ({ no, said: said[i] as Judged }))
  const productKeys = judged.flatMap(({ said }) => (said.kind === 'fit' ? said.productKey : []))
  const known = await findKnownKeys(context.tx, { batchId, productKeys, before: rows[0]?.no ?? 0 })
  return judged.map(({ no, said }) => {
    if (said.kind === 'refused')
      return { no, plan: 'refused', problems: said.problems, productKey: null, factKey: null }
    const { productKey, factKey, place } = said
    const plan = planOf(said, known)
    known.products.add(productKey)
    known.facts.add(`${productKey} ${factKey}`)
    return { no, plan, problems: place.problems, productKey, factKey }
  })
}

function planOf(
  { productKey, factKey, place }: Extract<Judged, { kind: 'fit' }>,
  known: { products: ReadonlySet<string>; facts: ReadonlySet<string> },
): Plan {
  if (known.facts.has(`${productKey} ${factKey}`)) return 'already-there'
  if (place.problems.length > 0) return 'needs-person'
  return known.products.has(productKey) ? 'new-fact' : 'new-product'
}
