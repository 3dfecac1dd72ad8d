import type { Tx } from '../platform/sql.ts'

/** What the public can report of a product. */
export const reportKinds = ['counterfeit', 'untrue', 'unsafe', 'mark-misused', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

export type NewReport = {
  id: string
  code: string
  productId: string
  kind: ReportKind
  words: string
  contact: string | null
}

/** Keeps what was reported of a product. */
export async function addReport(
  tx: Tx,
  { id, code, productId, kind, words, contact }: NewReport,
  at: Date,
): Promise<void> {
  await tx`
    insert into registry.report (id, code, product_id, kind, words, contact, reported_at)
    values (${id}, ${code}, ${productId}, ${kind}, ${words}, ${contact}, ${at})`
}
