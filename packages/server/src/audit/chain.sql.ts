import type postgres from 'postgres'
import type { ChainRow, SignedHead, Witnesses } from './verify-chain.ts'

const batchSize = 1000

/** Every line in the order of its number, in batches that never fill the memory. */
export async function* readChain(sql: postgres.ISql): AsyncGenerator<ChainRow[]> {
  yield* sql<ChainRow[]>`
    select seq::float8 as seq, (extract(epoch from at) * 1000000)::numeric(30, 0)::text as "atMicros", action, outcome,
      person_id::text as "personId", role, jurisdiction::text as jurisdiction, organisation_id::text as "organisationId",
      subject_kind as "subjectKind", subject_id as "subjectId", detail::text as detail,
      previous_hash as "previousHash", hash
    from audit.line order by seq`.cursor(batchSize)
}

/** Where the chain says that it ends, and the checkpoints in the table. Throws an Error when the head is not one row. */
export async function readWitnesses(sql: postgres.ISql): Promise<Pick<Witnesses, 'head' | 'table'>> {
  const heads = await sql<Witnesses['head'][]>`select seq::float8 as seq, hash from audit.head`
  const [head] = heads
  if (!head || heads.length > 1) throw new Error(`the chain has ${heads.length} heads`)
  const table = await sql<SignedHead[]>`
    select seq::float8 as seq, translate(rtrim(replace(encode(hash, 'base64'), E'\n', ''), '='), '+/', '-_') as hash,
      to_char(signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "signedAt", key_id as "keyId",
      translate(rtrim(replace(encode(signature, 'base64'), E'\n', ''), '='), '+/', '-_') as signature
    from audit.checkpoint order by seq`
  return { head, table: [...table] }
}
