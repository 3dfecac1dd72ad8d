import type { Holding } from '../../people/privacy/holdings.ts'
import { listOwnReports } from './holdings.sql.ts'

/** What the register holds about somebody. */
export const registryHoldings: readonly Holding[] = [{ key: 'report', read: listOwnReports }]
