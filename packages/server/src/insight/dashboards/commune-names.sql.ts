import type { Tx } from '../../platform/sql.ts'

/** Names of today's communes by code; unknown codes are left out. */
export async function nameCommunes(tx: Tx, codes: readonly string[]): Promise<{ code: string; name: string }[]> {
  return tx<{ code: string; name: string }[]>`
    select code, name from insight.commune_name where code = any(${codes as string[]}::text[])`
}
