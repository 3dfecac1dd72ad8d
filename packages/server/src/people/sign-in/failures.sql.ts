import type { Tx } from '../../platform/sql.ts'

/** How many tries to sign in went wrong since a moment, and how many went well: nobody's in particular. */
export async function countTries(tx: Tx, since: Date): Promise<{ failed: number; succeeded: number }> {
  const [row] = await tx<{ failed: number; succeeded: number }[]>`
    select count(*) filter (where not succeeded)::int as failed, count(*) filter (where succeeded)::int as succeeded
    from people.sign_in_attempt where at > ${since}`
  return row as { failed: number; succeeded: number }
}
