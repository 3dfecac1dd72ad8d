import type { Register } from '@saolang/core/insight/indicator.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'
import { listProducerGroups, listProductGroups } from './register.sql.ts'

/** The register as indicators are measured on it, on a day. */
export async function getRegister(tx: Tx, today: LegalDate): Promise<Register> {
  const [products, producers] = await Promise.all([listProductGroups(tx, today), listProducerGroups(tx, today)])
  return { products, producers }
}
