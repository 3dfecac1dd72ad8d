import { type ProcessingKey, processing } from '@saolang/core/people/privacy/processing.ts'
import type { Tx } from '../../platform/sql.ts'

/** Whom an export is about: the account, the organisations it acts for, and the addresses by which rooms without accounts know people. */
export type DataSubject = { personId: string; organisationIds: readonly string[]; contacts: readonly string[] }

/** What a room holds about somebody, by the key of the register of processing. Values are texts, numbers, dates, null. */
export type Holding = { key: ProcessingKey; read(tx: Tx, subject: DataSubject): Promise<readonly object[]> }

let holdings: readonly Holding[] = []

/** Tells the desk what each room holds. People knows no room on its right: app.ts hands the readers in. */
export function configureHoldings(next: readonly Holding[]): void {
  holdings = next
}

/** Everything held about somebody, in the order of the register; bodies with nothing in them are there too, empty. */
export async function readHoldings(
  tx: Tx,
  subject: DataSubject,
): Promise<{ key: ProcessingKey; rows: readonly object[] }[]> {
  const order = Object.keys(processing) as ProcessingKey[]
  const found = []
  for (const key of order) {
    const readers = holdings.filter((holding) => holding.key === key)
    if (readers.length === 0) continue
    const rows = []
    for (const { read } of readers) rows.push(...(await read(tx, subject)))
    found.push({ key, rows })
  }
  return found
}
