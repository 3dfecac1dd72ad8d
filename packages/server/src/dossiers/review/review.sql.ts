import type { Findings } from '@saolang/core/dossiers/findings.ts'
import type { Letter } from '@saolang/core/dossiers/letter.ts'
import type { Tx } from '../../platform/sql.ts'

/** One point of a request to supplement: `at` is the field or criterion that it is about. */
export type SupplementItem = { at?: string; text: string }

/** A request to supplement, and its answer when there is one. Days are legal days. */
export type SupplementRow = {
  id: string
  dossierId: string
  level: 'commune' | 'province' | 'central'
  items: readonly SupplementItem[]
  askedAt: Date
  askedOn: string
  reply: string | null
  answeredAt: Date | null
  answeredOn: string | null
}

export type NewSupplement = Pick<SupplementRow, 'id' | 'dossierId' | 'level' | 'items' | 'askedAt' | 'askedOn'> & {
  askedBy: string
}

/** Appends a request to supplement. */
export async function addSupplement(tx: Tx, s: NewSupplement): Promise<void> {
  await tx`
    insert into dossiers.supplement (id, dossier_id, level, items, asked_by, asked_at, asked_on)
    values (${s.id}, ${s.dossierId}, ${s.level}, ${tx.json(s.items as never)}, ${s.askedBy}, ${s.askedAt}, ${s.askedOn})`
}

/** Appends the answer to a request; false when it is answered already. */
export async function addSupplementAnswer(
  tx: Tx,
  a: { supplementId: string; reply: string; answeredBy: string; answeredAt: Date; answeredOn: string },
): Promise<boolean> {
  const rows = await tx`
    insert into dossiers.supplement_answer (supplement_id, reply, answered_by, answered_at, answered_on)
    values (${a.supplementId}, ${a.reply}, ${a.answeredBy}, ${a.answeredAt}, ${a.answeredOn})
    on conflict on constraint supplement_answer_once do nothing returning supplement_id`
  return rows.length > 0
}

/** The requests to supplement of dossiers, oldest first. */
export async function listSupplements(tx: Tx, dossierIds: readonly string[]): Promise<SupplementRow[]> {
  const rows = await tx`
    select s.id, s.dossier_id as "dossierId", s.level, s.items, s.asked_at as "askedAt", s.asked_on as "askedOn", a.reply,
      a.answered_at as "answeredAt", a.answered_on as "answeredOn"
    from dossiers.supplement s left join dossiers.supplement_answer a on a.supplement_id = s.id
    where s.dossier_id = any(${dossierIds as string[]}::uuid[]) order by s.id`
  return [...rows] as unknown as SupplementRow[]
}

export type FindingsRow = { version: number; texts: Findings; siteVisitOn: string | null; recordedAt: Date }

/** Appends a version of the commune's findings. Returns its number. */
export async function addFindings(
  tx: Tx,
  f: { dossierId: string; texts: Findings; siteVisitOn: string | null; by: string; at: Date },
): Promise<number> {
  const [row] = await tx`
    insert into dossiers.findings (dossier_id, version, texts, site_visit_on, recorded_by, recorded_at)
    select ${f.dossierId}, coalesce(max(version), 0) + 1, ${tx.json(f.texts)}, ${f.siteVisitOn}::date, ${f.by}, ${f.at}
    from dossiers.findings where dossier_id = ${f.dossierId}
    returning version`
  return row?.version
}

/** The newest findings of the commune on a dossier. */
export async function findFindings(tx: Tx, dossierId: string): Promise<FindingsRow | undefined> {
  const [row] = await tx`
    select version, texts, site_visit_on as "siteVisitOn", recorded_at as "recordedAt" from dossiers.findings
    where dossier_id = ${dossierId} order by version desc limit 1`
  return row as FindingsRow | undefined
}

export type LetterRow = Letter & { body: string; forwardedAt: Date }

/** Appends the letter with which a dossier goes to the province; false when one went already. */
export async function addLetter(tx: Tx, l: LetterRow & { dossierId: string; forwardedBy: string }): Promise<boolean> {
  const rows = await tx`
    insert into dossiers.letter (dossier_id, number, signed_on, signer_name, signer_title, body, samples, forwarded_by, forwarded_at)
    values (${l.dossierId}, ${l.number}, ${l.signedOn}, ${l.signerName}, ${l.signerTitle}, ${l.body}, ${l.samples}, ${l.forwardedBy}, ${l.forwardedAt})
    on conflict on constraint letter_once do nothing returning number`
  return rows.length > 0
}

/** The letter with which a dossier went to the province. */
export async function findLetter(tx: Tx, dossierId: string): Promise<LetterRow | undefined> {
  const [row] = await tx`
    select number, signed_on as "signedOn", signer_name as "signerName", signer_title as "signerTitle", body, samples,
      forwarded_at as "forwardedAt"
    from dossiers.letter where dossier_id = ${dossierId}`
  return row as LetterRow | undefined
}

/** Which of these dossiers have findings of the commune. */
export async function listJudged(tx: Tx, dossierIds: readonly string[]): Promise<string[]> {
  const rows = await tx`
    select distinct dossier_id as id from dossiers.findings where dossier_id = any(${dossierIds as string[]}::uuid[])`
  return rows.map(({ id }) => id)
}

export type ReferralRow = { number: string; signedOn: string; report: string; referredAt: Date }

/** Appends the letter with which the province sent a five-star product to the Ministry again; false when one went already. */
export async function addReferral(
  tx: Tx,
  r: ReferralRow & { dossierId: string; referredBy: string },
): Promise<boolean> {
  const rows = await tx`
    insert into dossiers.referral (dossier_id, number, signed_on, report, referred_by, referred_at)
    values (${r.dossierId}, ${r.number}, ${r.signedOn}, ${r.report}, ${r.referredBy}, ${r.referredAt})
    on conflict on constraint referral_once do nothing returning number`
  return rows.length > 0
}
