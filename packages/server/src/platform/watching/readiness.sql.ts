import type { Tx } from '../sql.ts'

/** The names of the migrations that the database has seen. */
export async function listApplied(tx: Tx): Promise<Set<string>> {
  const rows = await tx<{ name: string }[]>`select name from migration.applied`
  return new Set(rows.map(({ name }) => name))
}
