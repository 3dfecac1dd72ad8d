import type { Holding } from '../../people/privacy/holdings.ts'
import { listOwnNewsLetters, listOwnPurchases, listOwnReviews, listOwnTerms } from './holdings.sql.ts'

/** What the market holds about somebody. */
export const marketHoldings: readonly Holding[] = [
  { key: 'purchase', read: listOwnPurchases },
  { key: 'buyer-review', read: listOwnReviews },
  { key: 'seller', read: listOwnTerms },
  { key: 'campaign-letter', read: listOwnNewsLetters },
]
