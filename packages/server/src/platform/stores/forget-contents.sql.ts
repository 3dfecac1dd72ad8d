import type { Tx } from '../sql.ts'

/** Forgets contents that nothing names any more; gives which. */
export async function forgetFileRows(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx<{ sha256: string }[]>`
    select sha256 from unnest(${sha256s as string[]}::text[]) sha256 where platform.forget_file(sha256)`
  return rows.map(({ sha256 }) => sha256)
}
