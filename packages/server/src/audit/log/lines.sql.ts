import type { Tx } from '../../platform/sql.ts'
import type { LogLine } from './verify-log.mjs'

const batchSize = 1000

const columns = (tx: Tx) => tx`
  seq::float8 as seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, action, outcome, role,
  subject_kind as "subjectKind", encode(who_salt, 'hex') as "whoSalt", encode(who_commitment, 'hex') as who,
  person_id::text as "personId", jurisdiction::text as jurisdiction, organisation_id::text as "organisationId",
  encode(what_salt, 'hex') as "whatSalt", encode(what_commitment, 'hex') as what, subject_id as "subjectId", detail::text as detail,
  encode(leaf, 'hex') as leaf`

/** Every line after a number and up to another in their order, as it is exported, in batches that never fill the memory. */
export async function* readLog(tx: Tx, upTo: number, after = 0): AsyncGenerator<LogLine[]> {
  const batches = tx`select ${columns(tx)} from audit.line where seq > ${after} and seq <= ${upTo} order by seq`.cursor(
    batchSize,
  )
  for await (const rows of batches) yield rows.map((row) => toLine(row as Row))
}

/** One line as it is exported. */
export async function findLine(tx: Tx, seq: number): Promise<LogLine | undefined> {
  const [row] = await tx`select ${columns(tx)} from audit.line where seq = ${seq}`
  return row ? toLine(row as Row) : undefined
}

/** Erases one part of a line; false when it is gone already, when there is no such line, or when the line tells of an erasure. */
export async function erasePart(tx: Tx, seq: number, part: 'who' | 'what'): Promise<boolean> {
  const [row] = await tx<{ erased: boolean }[]>`select audit.erase(${seq}, ${part}) as erased`
  return row?.erased ?? false
}

/** The full subtrees that are kept, as `level index` → hash in hex. */
export async function readSubtrees(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx<{ place: string; hash: string }[]>`
    select level || ' ' || index as place, encode(hash, 'hex') as hash from audit.subtree`
  return Object.fromEntries(rows.map(({ place, hash }) => [place, hash]))
}

type Row = Pick<LogLine, 'seq' | 'at' | 'action' | 'outcome' | 'role' | 'subjectKind' | 'leaf'> & {
  who: string
  whoSalt: string | null
  personId: string | null
  jurisdiction: string | null
  organisationId: string | null
  what: string
  whatSalt: string | null
  subjectId: string
  detail: string
}

function toLine({ seq, at, action, outcome, role, subjectKind, leaf, ...row }: Row): LogLine {
  const { who, whoSalt, personId, jurisdiction, organisationId, what, whatSalt, subjectId, detail } = row
  return {
    seq,
    at,
    action,
    outcome,
    role,
    subjectKind,
    who: { commitment: who, ...(whoSalt && { salt: whoSalt }), personId, jurisdiction, organisationId },
    what: { commitment: what, ...(whatSalt && { salt: whatSalt }), subjectId, detail },
    leaf,
  }
}
