import type { DataSubject } from '../../people/privacy/holdings.ts'
import type { Tx } from '../../platform/sql.ts'

/** What one reported and left one's address with. */
export function listOwnReports(tx: Tx, { contacts }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select code, kind, words, contact, reported_at from registry.report
    where contact = any(${contacts as string[]}) order by reported_at`
}

/** The organisation behind a product; none for transcribed records. */
export async function findMaker(tx: Tx, productId: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string | null }[]>`
    select organisation_id as id from registry.product where id = ${productId}`
  return row?.id ?? undefined
}
