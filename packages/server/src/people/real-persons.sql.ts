import type { Tx } from '../platform/sql.ts'

/** Whether somebody has an account here who is not of the demo. */
export async function hasRealPersons(tx: Tx): Promise<boolean> {
  const [row] = await tx`select exists (select from people.person where not is_demo) as "isThere"`
  return row?.isThere as boolean
}
