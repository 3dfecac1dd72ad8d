import type { Tx } from '../../platform/sql.ts'
import { countRowsIn } from './follow.sql.ts'

/** What lies in communes and follows them: its kind, and how many there are, by the code of the commune. */
export type Lying = { kind: string; count(tx: Tx, codes: readonly string[]): Promise<Map<string, number>> }

/** How many of what lies in each commune. */
export type LyingCount = { kind: string; code: string; count: number }

const own = [lyingIn('organisation', 'people.organisation'), lyingIn('role_grant', 'people.role_grant')]
let others: readonly Lying[] = []

/** Tells this room what lies in communes elsewhere. It knows no room on its right: the list is handed in at the start. */
export function configureLying(next: readonly Lying[]): void {
  others = next
}

/** What lies in a table of the calling room that names its commune in `commune_code`. */
export function lyingIn(kind: string, table: string): Lying {
  return { kind, count: (tx, codes) => countRowsIn(tx, table, codes) }
}

/** Everything that lies in communes today, by kind and commune; what is not there is left out. */
export async function countLying(tx: Tx, codes: readonly string[]): Promise<LyingCount[]> {
  const counts: LyingCount[] = []
  for (const { kind, count } of [...own, ...others])
    for (const [code, n] of await count(tx, codes)) counts.push({ kind, code, count: n })
  return counts
}
