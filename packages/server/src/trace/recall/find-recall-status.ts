import { listKeys, normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { readSerial } from '@saolang/core/trace/labels/serial.ts'
import { readCodeParts } from '@saolang/core/trace/recall/code-parts.ts'
import type { RecallStatus } from '@saolang/core/trace/recall/recall.ts'
import type { Tx } from '../../platform/sql.ts'
import { listLotIdentifiers, listOpenOfProduct, listStatuses } from './status.sql.ts'

/**
 * The recall that reaches a lot, a serial or a logistic unit, given by any code of it: an open one first, else the newest that is
 * closed. A serial is reached when its lot is. Undefined when none does.
 */
export async function findRecallStatus(tx: Tx, identifier: string): Promise<RecallStatus | undefined> {
  const [status] = await listStatuses(tx, await listNames(tx, identifier))
  return status
}

/** The open recalls of lots of a product, newest first: for pages about the product as a whole. */
export const listOpenRecalls: (tx: Tx, productId: string) => Promise<RecallStatus[]> = listOpenOfProduct

/** Every name under which a thing or its lot may be recalled, in normal form. */
export async function listNames(tx: Tx, identifier: string): Promise<string[]> {
  const keys = listKeys(identifier).filter(({ level }) => level !== 'class')
  const parts = readCodeParts(identifier)
  const serialNo = parts?.serial === undefined ? undefined : readSerial(parts.serial)?.no
  const lots = parts && (parts.lot || serialNo) ? await listLotIdentifiers(tx, { ...parts, serialNo }) : []
  return [...new Set([...keys.map(({ text }) => text), ...lots.map(normalIdentifier)])]
}
