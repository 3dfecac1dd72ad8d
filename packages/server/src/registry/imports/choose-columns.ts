import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { fold } from '@saolang/core/kernel/text.ts'
import { headingSignature, type ImportField, importFields } from '@saolang/core/registry/imports/import-fields.ts'
import { findLayoutProblems, type Layout, listRecords } from '@saolang/core/registry/imports/layout.ts'
import type { Constants } from '@saolang/core/registry/imports/read-record.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { type Batch, findFile, lockBatch, moveBatch, saveLayout } from './imports.sql.ts'
import { findAreaProblems } from './read-imports.ts'
import { nation } from './receive-workbook.ts'
import { saveColumns, unstageRows } from './staged-rows.sql.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

/** What an officer says of a workbook: sheet by sheet whether it is used and what its columns hold; and what holds for every record. */
export type ColumnChoice = {
  batchId: string
  sheets: readonly { isUsed: boolean; columns: readonly (string | null)[] }[]
  constants: Constants
  /** The caller runs the trial itself: no event is told. */
  isInline?: boolean
}

/** Settles how a workbook is read, remembers it for the next one of the same make, and begins the trial. */
export const chooseColumns = act('register.import', async (context, choice: ColumnChoice) => {
  const { tx, now, who } = context
  const batch = await lockBatch(tx, choice.batchId)
  if (!batch?.layout) throw new Refused([{ code: 'not-found.import' }])
  context.on('import', batch.id)
  refuseIf(findAreaProblems(who, batch))
  const layout = await chosen(context, batch, choice)
  refuseIf(findLayoutProblems(layout))
  const isOurs = await moveBatch(tx, { id: batch.id, from: ['read', 'checked'], to: 'checking', at: now })
  refuseIf(isOurs ? [] : [{ code: 'conflict.import-state' }])
  await unstageRows(tx, batch.id)
  await saveLayout(tx, batch.id, layout)
  for (const { isUsed, headings, columns } of layout.sheets)
    if (isUsed)
      await saveColumns(tx, {
        ...{ area: batch.area ?? nation, signature: headingSignature(headings), by: who.personId ?? null, at: now },
        columns: Object.fromEntries(headings.flatMap((head, i) => (columns[i] ? [[fold(head), columns[i]]] : []))),
      })
  if (!choice.isInline) await context.emit('ImportAsked', { batchId: batch.id })
})

async function chosen({ tx }: ActContext, batch: Batch, { sheets, constants }: ColumnChoice): Promise<Layout> {
  const { layout, fileName } = batch
  const bytes = await findFile(tx, batch.id)
  const read = await readWorkbook({ fileName, bytes: bytes as Buffer })
  return {
    constants,
    sheets: (layout as Layout).sheets.map((sheet, i) => {
      const asked = sheets[i]
      const columns = sheet.headings.map((_, column) => toField(asked?.columns[column]))
      const source = read[i]
      const records = asked?.isUsed && source ? listRecords(source, { ...sheet, columns }).length : 0
      return { ...sheet, columns, records, isUsed: records > 0 }
    }),
  }
}

function toField(name: string | null | undefined): ImportField | null {
  return importFields.find((field) => field === name) ?? null
}
