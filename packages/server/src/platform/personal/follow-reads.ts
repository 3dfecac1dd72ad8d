import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../sql.ts'
import { forgetReads, listReads } from './personal-reads.sql.ts'

/** Who of the staff read data of these persons and organisations, newest first. */
export function listReadsOf(tx: Tx, ids: readonly string[], many: number): ReturnType<typeof listReads> {
  return listReads(tx, ids, many)
}

/** Forgets readings before a day; gives how many lines. */
export function forgetReadsBefore(tx: Tx, day: LegalDate): Promise<number> {
  return forgetReads(tx, day)
}
