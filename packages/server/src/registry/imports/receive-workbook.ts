import { createHash } from 'node:crypto'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { fold } from '@saolang/core/kernel/text.ts'
import { headingSignature, type ImportField } from '@saolang/core/registry/imports/import-fields.ts'
import { type Layout, proposeLayout, type SheetLayout } from '@saolang/core/registry/imports/layout.ts'
import type { Constants } from '@saolang/core/registry/imports/read-record.ts'
import { standingOf } from '../../people/find-actor.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { addBatch } from './imports.sql.ts'
import { findSavedColumns } from './staged-rows.sql.ts'
import { readWorkbook, type Workbook } from './workbook/read-workbook.ts'

/** Where an area's memory of columns is kept when the area is the nation. */
export const nation = 'TW'

/**
 * Takes a workbook in as it is and proposes how to read it: by its headings, or as this area's officers read one of the same
 * make before. Nothing enters the register yet. Refuses what is no workbook.
 */
export const receiveWorkbook = act(
  'register.import',
  async (context, { constants, ...file }: Workbook & { constants?: Constants }) => {
    const { tx, who, now } = context
    refuseIf(file.bytes.length > 0 ? [] : [{ code: 'import.file-missing', at: 'file' }])
    const batchId = context.newId()
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    context.on('import', batchId, { sha256 })
    const proposed = proposeLayout(await readWorkbook(file), constants ?? usualConstants(context, file.fileName))
    const hasTable = proposed.sheets.some(({ headings }) => headings.length > 0)
    refuseIf(hasTable ? [] : [{ code: 'import.no-rows', at: 'file' }])
    const area = areaOf(who).provinceCode
    const layout = await remembered(context, proposed, area ?? nation)
    const askedBy = who.personId ? standingOf(who) : null
    const batch = { id: batchId, fileName: file.fileName, sha256, area, askedBy, layout, importedAt: now }
    await addBatch(tx, { ...batch, importedBy: who.personId ?? null }, file.bytes)
    return { batchId, layout }
  },
)

/** What an officer's own list of products rarely says in its cells. */
function usualConstants({ who }: Pick<ActContext, 'who'>, fileName: string): Constants {
  const province = areaOf(who).provinceCode
  return {
    ...(province && { province_new_code: province }),
    ...{ status: 'công nhận', source_level: 'A', source_url: fileName.normalize('NFC') },
  }
}

async function remembered({ tx }: ActContext, layout: Layout, area: string): Promise<Layout> {
  const sheets: SheetLayout[] = []
  for (const sheet of layout.sheets) {
    const saved = await findSavedColumns(tx, area, headingSignature(sheet.headings))
    sheets.push(saved && sheet.headings.length > 0 ? { ...sheet, ...reread(sheet, saved), isRemembered: true } : sheet)
  }
  return { ...layout, sheets }
}

function reread({ headings, records }: SheetLayout, saved: Readonly<Record<string, ImportField>>) {
  const columns = headings.map((heading) => saved[fold(heading)] ?? null)
  return { columns, isUsed: records > 0 && columns.includes('product') }
}
