import type { Holding } from '../../people/privacy/holdings.ts'
import { listOwnAdvice, listOwnSeats } from './holdings.sql.ts'

/** What the room of councils holds about somebody. */
export const councilHoldings: readonly Holding[] = [
  { key: 'council', read: listOwnSeats },
  { key: 'adviser', read: listOwnAdvice },
]
