import type { Holding } from '../../people/privacy/holdings.ts'
import { listOwnAreas } from './holdings.sql.ts'

/** What the room of trace holds about somebody. */
export const traceHoldings: readonly Holding[] = [{ key: 'grower', read: listOwnAreas }]
