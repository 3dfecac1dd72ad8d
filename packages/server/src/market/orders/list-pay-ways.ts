import type { PayWay } from '@saolang/core/market/buyer.ts'
import type { TermsRow } from '../offers/offers.sql.ts'

/** How a buyer may pay a seller. */
export function listPayWays({ bankBin, takesCash, gateways }: TermsRow): PayWay[] {
  return [...(bankBin === '' ? [] : (['transfer'] as const)), ...gateways, ...(takesCash ? (['cash'] as const) : [])]
}
