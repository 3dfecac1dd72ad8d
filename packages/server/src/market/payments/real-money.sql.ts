import type { Tx } from '../../platform/sql.ts'

/** How many sellers would be paid in earnest: live accounts at gateways, and bank accounts that are no row of zeros. */
export async function countRealAccounts(tx: Tx): Promise<number> {
  const [row] = await tx`
    select (select count(*) from market.merchant_account where mode = 'live' and ended_at is null)::int
      + (select count(*) from market.seller_terms where bank_account ~ '[^0]')::int as n`
  return row?.n as number
}
