import type { Tx } from '../sql.ts'

/** The contents that the database names, in order, so many after one. */
export async function listNamedContents(tx: Tx, after: string, most: number): Promise<string[]> {
  const rows = await tx<{ sha256: string }[]>`
    (select sha256 from platform.file where sha256 > ${after} order by sha256 limit ${most})
    union (select sha256 from platform.written_file where sha256 > ${after} order by sha256 limit ${most})
    order by sha256 limit ${most}`
  return rows.map(({ sha256 }) => sha256)
}

/** Those of some contents that the database names. */
export async function listNamedAmong(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx<{ sha256: string }[]>`
    select sha256 from platform.file where sha256 = any(${sha256s as string[]})
    union select sha256 from platform.written_file where sha256 = any(${sha256s as string[]})`
  return rows.map(({ sha256 }) => sha256)
}
