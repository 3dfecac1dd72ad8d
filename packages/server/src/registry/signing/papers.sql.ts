import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Level, SignerFacts, SigningWay } from '../../platform/signing/signer.ts'
import type { Tx } from '../../platform/sql.ts'

/** A paper of a decision, as it went out and, once it is signed, as it came back. */
export type PaperRow = {
  id: string
  kind: 'decision' | 'certificate'
  decisionId: string
  certificateId: string | null
  sha256: string
  name: string
  code: string | null
  signature: PaperSignature | null
}

export type PaperSignature = {
  sha256: string
  way: SigningWay
  signer: SignerFacts
  level: Level
  isTest: boolean
  stampedBy: string | null
  signedAt: string
}

const columns = (tx: Tx) => tx`
  p.id, p.kind, p.decision_id as "decisionId", p.certificate_id as "certificateId", p.sha256,
  coalesce(r.name, d.number) as name,
  (select v.code from registry.verification_code v where v.certificate_id = p.certificate_id) as code,
  case when s.paper_id is null then null else json_build_object('sha256', s.sha256, 'way', s.way, 'signer', s.signer, 'level', s.level,
    'isTest', s.is_test, 'stampedBy', s.stamped_by,
    'signedAt', to_char(s.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as signature`

const tables = (tx: Tx) => tx`
  registry.paper p
  join councils.decision d on d.id = p.decision_id
  left join registry.certificate c on c.id = p.certificate_id
  left join registry.product r on r.id = c.product_id
  left join registry.paper_signature s on s.paper_id = p.id`

/** Keeps a paper as it goes out; false when it was prepared before. */
export async function addPaper(
  tx: Tx,
  row: { id: string; decisionId: string; certificateId: string | null; sha256: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into registry.paper (id, kind, decision_id, certificate_id, sha256, prepared_at)
    values (${row.id}, ${row.certificateId ? 'certificate' : 'decision'}, ${row.decisionId}, ${row.certificateId}, ${row.sha256}, ${at})
    on conflict on constraint paper_once do nothing returning id`
  return rows.length > 0
}

/** The papers of a decision: the decision itself, then its certificates by name. */
export async function listPapers(tx: Tx, decisionId: string): Promise<PaperRow[]> {
  return tx<PaperRow[]>`
    select ${columns(tx)} from ${tables(tx)} where p.decision_id = ${decisionId}
    order by p.certificate_id is not null, r.name, p.id`
}

/** A paper. */
export async function findPaper(tx: Tx, id: string): Promise<PaperRow | undefined> {
  const [row] = await tx<PaperRow[]>`select ${columns(tx)} from ${tables(tx)} where p.id = ${id}`
  return row
}

/** The paper of a certificate. */
export async function findPaperOf(tx: Tx, certificateId: string): Promise<PaperRow | undefined> {
  const [row] = await tx<PaperRow[]>`select ${columns(tx)} from ${tables(tx)} where p.certificate_id = ${certificateId}`
  return row
}

/** The codes of the certificates that a decision made, with their ids. */
export async function listCertificatesOf(tx: Tx, decisionId: string): Promise<{ id: string; code: string }[]> {
  return tx<{ id: string; code: string }[]>`
    select c.id, v.code from registry.certificate c join registry.verification_code v on v.certificate_id = c.id
    where c.decision_id = ${decisionId} order by c.id`
}

/** Keeps the signed file of a paper; false when it is signed already. */
export async function addSignature(
  tx: Tx,
  row: Omit<PaperSignature, 'signedAt'> & { paperId: string; signedAt: Date; acceptedBy: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into registry.paper_signature (paper_id, sha256, way, signer, level, is_test, stamped_by, signed_at, accepted_by, accepted_at)
    values (${row.paperId}, ${row.sha256}, ${row.way}, ${tx.json(row.signer)}, ${row.level}, ${row.isTest}, ${row.stampedBy},
      ${row.signedAt}, ${row.acceptedBy}, ${at})
    on conflict on constraint paper_signed_once do nothing returning paper_id`
  return rows.length > 0
}

export type RunRow = {
  id: string
  decisionId: string
  way: SigningWay
  askedAt: Date
  endedAt: Date | null
  problems: Problem[]
}

/** Whether a run is still at work: one that a crash left behind is given up after ten minutes. */
export function isUnderWay({ endedAt, askedAt }: RunRow, now: Date): boolean {
  return endedAt === null && now.getTime() - askedAt.getTime() < 600_000
}

/** Begins a run over the papers of a decision. */
export async function addRun(
  tx: Tx,
  row: { id: string; decisionId: string; way: SigningWay; askedBy: string | null },
  at: Date,
): Promise<void> {
  await tx`
    insert into registry.signing_run (id, decision_id, way, asked_by, asked_at)
    values (${row.id}, ${row.decisionId}, ${row.way}, ${row.askedBy}, ${at})`
}

/** Ends a run, with the reasons why it did not sign everything. */
export async function endRun(tx: Tx, id: string, problems: readonly Problem[], at: Date): Promise<void> {
  await tx`update registry.signing_run set ended_at = ${at}, problems = ${tx.json(problems as never)} where id = ${id} and ended_at is null`
}

/** A run. */
export async function findRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  const [row] = await tx<RunRow[]>`
    select id, decision_id as "decisionId", way, asked_at as "askedAt", ended_at as "endedAt", problems
    from registry.signing_run where id = ${id}`
  return row
}

/** The newest run over a decision. */
export async function findLastRun(tx: Tx, decisionId: string): Promise<RunRow | undefined> {
  const [row] = await tx<RunRow[]>`
    select id, decision_id as "decisionId", way, asked_at as "askedAt", ended_at as "endedAt", problems
    from registry.signing_run where decision_id = ${decisionId} order by asked_at desc, id desc limit 1`
  return row
}
