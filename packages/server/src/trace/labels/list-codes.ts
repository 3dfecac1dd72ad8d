import { lotIdentifier } from '@saolang/core/trace/own-code.ts'
import { view } from '../../platform/act.ts'
import { codeOrigin } from '../product-key.ts'
import { serialOf } from './allot-serials.ts'
import type { LabelRun } from './label-runs.sql.ts'
import { readRun } from './order-labels.ts'
import { findRange, type SerialRange } from './serial-ranges.sql.ts'

/** A label's code: what its symbol holds, and the serial beside it where there is one. */
export type LabelCode = { address: string; serial?: string }

/** How the codes of a run are made. `lot`: the lot's number. */
export type Coding = { run: LabelRun; lot: string; range: SerialRange | undefined }

/** What the codes of one's own run are made from. */
export const readCoding = view('label.read', async ({ tx, who }, runId: string): Promise<Coding> => {
  const { run, lot } = await readRun(who, { runId })
  return { run, lot: lot.number, range: run.firstNo === null ? undefined : await findRange(tx, run.key, run.firstNo) }
})

/** The code of the label of a number in its run, 0 the first. */
export function codeOf({ run, lot, range }: Coding, no: number): LabelCode {
  const named = { origin: codeOrigin(), key: run.key, gtin: run.gtin, lot }
  if (!range || run.firstNo === null) return { address: lotIdentifier(named) }
  const serial = serialOf(range, run.firstNo + no)
  return { address: lotIdentifier({ ...named, serial }), serial }
}
