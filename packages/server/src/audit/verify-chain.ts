// Shares no code with what writes the chain: what both must agree on is written in db/migrations/0002_audit_create.sql.
import { createHash, createPublicKey, verify } from 'node:crypto'

/** A line as it stands in the table; `at` in microseconds since 1970, JSON as PostgreSQL prints it, hashes as bytes. */
export type ChainRow = {
  seq: number
  atMicros: string
  action: string
  outcome: string
  personId: string | null
  role: string
  jurisdiction: string | null
  organisationId: string | null
  subjectKind: string
  subjectId: string
  detail: string
  previousHash: Buffer
  hash: Buffer
}

export type SignedHead = { seq: number; hash: string; signedAt: string; keyId: string; signature: string }

/** What the chain is held against: its head, the checkpoints in the table and outside, the public keys (32 bytes, base64url) by id. */
export type Witnesses = {
  head: { seq: number; hash: Buffer }
  table: readonly SignedHead[]
  outside: readonly SignedHead[]
  keys: Readonly<Record<string, string>>
}

/** What is wrong, and at which line of the chain. */
export type Finding = {
  finding:
    | 'line-changed'
    | 'line-missing'
    | 'line-out-of-order'
    | 'link-broken'
    | 'end-cut'
    | 'head-differs'
    | 'checkpoint-differs'
    | 'checkpoint-beyond-end'
    | 'checkpoint-removed'
    | 'checkpoint-not-copied'
    | 'signature-wrong'
    | 'key-unknown'
  seq: number
  says: string
}

/** Walks the whole chain once, in batches, and yields everything that is not as it was written. */
export async function* verifyChain(batches: AsyncIterable<ChainRow[]>, witnesses: Witnesses): AsyncGenerator<Finding> {
  const witnessed = groupBySeq([...witnesses.table, ...witnesses.outside])
  let last: Witnesses['head'] = { seq: 0, hash: createHash('sha256').update('saolang audit').digest() }
  for await (const rows of batches) {
    for (const row of rows) {
      yield* findLineFaults(row, last)
      for (const head of witnessed.get(row.seq) ?? [])
        if (head.hash !== row.hash.toString('base64url'))
          yield { finding: 'checkpoint-differs', seq: row.seq, says: `signed at ${head.signedAt} with another hash` }
      witnessed.delete(row.seq)
      last = { seq: row.seq, hash: row.hash }
    }
  }
  yield* findEndFaults(last, witnesses.head)
  for (const [seq, [head]] of witnessed)
    yield {
      finding: seq > last.seq ? 'checkpoint-beyond-end' : 'line-missing',
      seq,
      says: `line ${seq} was signed at ${head?.signedAt} and is not there`,
    }
  yield* findCheckpointFaults(witnesses)
}

function* findLineFaults(row: ChainRow, last: { seq: number; hash: Buffer }): Generator<Finding> {
  const { seq } = row
  if (seq > last.seq + 1)
    yield { finding: 'line-missing', seq: last.seq + 1, says: `lines ${last.seq + 1} to ${seq - 1} are not there` }
  if (seq <= last.seq) yield { finding: 'line-out-of-order', seq, says: `line ${seq} follows line ${last.seq}` }
  if (!row.previousHash.equals(last.hash))
    yield { finding: 'link-broken', seq, says: 'does not follow the line before it' }
  if (!hashOf(row).equals(row.hash)) yield { finding: 'line-changed', seq, says: 'its content is not what was hashed' }
}

function* findEndFaults(last: { seq: number; hash: Buffer }, head: Witnesses['head']): Generator<Finding> {
  if (head.seq > last.seq)
    yield {
      finding: 'end-cut',
      seq: last.seq + 1,
      says: `the chain went on to line ${head.seq} and ends at ${last.seq}`,
    }
  else if (head.seq < last.seq || !head.hash.equals(last.hash))
    yield { finding: 'head-differs', seq: last.seq, says: `the head names line ${head.seq} with another hash or place` }
}

function* findCheckpointFaults({ table, outside, keys }: Witnesses): Generator<Finding> {
  const inTable = new Set(table.map(({ seq }) => seq))
  const copied = new Set(outside.map(({ seq }) => seq))
  const newestCopied = Math.max(0, ...copied)
  for (const { seq } of outside)
    if (!inTable.has(seq)) yield { finding: 'checkpoint-removed', seq, says: 'is outside the database and not in it' }
  // The newest may wait for its copy; an older one may not.
  for (const { seq } of table)
    if (!copied.has(seq) && seq < newestCopied)
      yield { finding: 'checkpoint-not-copied', seq, says: 'is in the database and not outside it' }
  for (const head of [...table, ...outside]) {
    const key = keys[head.keyId]
    if (!key) yield { finding: 'key-unknown', seq: head.seq, says: `no public key ${head.keyId}` }
    else if (!isSigned(head, key))
      yield { finding: 'signature-wrong', seq: head.seq, says: 'was not signed by its key' }
  }
}

function hashOf(row: ChainRow): Buffer {
  const fields = [
    String(row.seq),
    instantOf(BigInt(row.atMicros)),
    row.action,
    row.outcome,
    row.personId,
    row.role,
    row.jurisdiction,
    row.organisationId,
    row.subjectKind,
    row.subjectId,
    row.detail,
  ]
  const text = fields.map((field) => JSON.stringify(field ?? '-')).join('\n')
  return createHash('sha256').update(row.previousHash).update(text, 'utf8').digest()
}

// A JavaScript instant knows milliseconds only; the chain keeps microseconds.
function instantOf(micros: bigint): string {
  const ofSecond = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const second = new Date(Number((micros - ofSecond) / 1000n)).toISOString().slice(0, 19)
  return `${second}.${String(ofSecond).padStart(6, '0')}Z`
}

function isSigned({ seq, hash, signedAt, keyId, signature }: SignedHead, publicKey: string): boolean {
  const text = ['saolang audit checkpoint', seq, hash, signedAt, keyId, ''].join('\n')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

function groupBySeq(heads: readonly SignedHead[]): Map<number, SignedHead[]> {
  return Map.groupBy(heads, ({ seq }) => seq)
}
