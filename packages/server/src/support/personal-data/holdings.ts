import type { Holding } from '../../people/privacy/holdings.ts'
import { listOwnEnrolments } from './holdings.sql.ts'

/** What the room of help holds about somebody. */
export const supportHoldings: readonly Holding[] = [{ key: 'learner', read: listOwnEnrolments }]
