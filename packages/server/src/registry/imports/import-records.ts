import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findLayoutProblems } from '@saolang/core/registry/imports/layout.ts'
import { applyImport } from './apply-rows.ts'
import { chooseColumns } from './choose-columns.ts'
import type { Outcome } from './imports.sql.ts'
import { countOutcomes } from './read-imports.ts'
import { receiveWorkbook } from './receive-workbook.ts'
import { runSteps } from './run-import.ts'
import type { Workbook } from './workbook/read-workbook.ts'

export type ImportReport = { batchId: string; counts: Record<Outcome, number> }

/**
 * Imports a file of recorded recognitions whose headings tell all that is needed, from trial to end, for the command line
 * and our own records: each row is accepted, there already, waiting for a person, or refused with its reasons. Importing
 * again changes nothing.
 */
export async function importRecords(who: Actor, file: Workbook): Promise<ImportReport> {
  const { batchId, layout } = await receiveWorkbook(who, { ...file, constants: {} })
  refuseIf(findLayoutProblems(layout))
  await chooseColumns(who, { batchId, sheets: layout.sheets, constants: layout.constants, isInline: true })
  await runSteps(batchId, who)
  await applyImport(who, { batchId, isInline: true })
  await runSteps(batchId, who)
  const counts = await countOutcomes(batchId)
  if (!counts) throw new Refused([{ code: 'not-found.import' }])
  return { batchId, counts: { accepted: 0, 'already-there': 0, 'needs-person': 0, refused: 0, ...counts } }
}
