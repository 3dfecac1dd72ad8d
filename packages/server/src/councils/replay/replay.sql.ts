import type { Tx } from '../../platform/sql.ts'
import type { VerdictRow } from '../decisions.sql.ts'

type StoredVerdict = Pick<VerdictRow, 'id' | 'inputs' | 'result' | 'issuedAt'>

/** Every verdict with its inputs, or the one of an id, oldest first, in batches. */
export async function* readVerdicts(tx: Tx, id: string | null): AsyncGenerator<StoredVerdict[]> {
  const batches = tx`
    select id, inputs, result, issued_at as "issuedAt" from councils.verdict
    where ${id}::uuid is null or id = ${id}::uuid order by id`.cursor(500)
  for await (const rows of batches) yield [...rows] as unknown as StoredVerdict[]
}
