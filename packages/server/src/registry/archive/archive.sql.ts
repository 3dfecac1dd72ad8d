import type { Tx } from '../../platform/sql.ts'

/** Recorded decisions, oldest first; of one number when it is named. */
export async function listToArchive(
  tx: Tx,
  number: string | null,
): Promise<{ id: string; number: string; signedOn: string }[]> {
  return tx`
    select id, number, signed_on as "signedOn" from councils.decision
    where ${number}::text is null or number = ${number} order by signed_on, id`
}
