import type { Tx } from '../../platform/sql.ts'

/**
 * The products whose stars hold on a day by the register's own list, as a part of another room's statement: whoever sells asks the
 * register in the very moment of showing, and keeps no copy of a star. With a tsquery only those that it finds.
 */
export function holdingListings(tx: Tx, { today, tsquery }: { today: string; tsquery?: string | undefined }) {
  return tx`
    select product_id, star, province_code, industry_code, newest, name_folded, is_demo from registry.listing
    where standing = 'clocked' and expires_on is not null and last_day >= ${today}::date
      ${tsquery ? tx`and words @@ ${tsquery}::tsquery` : tx``}`
}
