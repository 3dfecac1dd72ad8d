import type { Verdict, VerdictInputs } from '@saolang/core/councils/verdict.ts'
import type { Tx } from '../../platform/sql.ts'

/** A verdict of a council, with the cards that it followed from. */
export type CouncilVerdictRow = {
  id: string
  dossierId: string
  inputs: VerdictInputs
  result: Verdict
}

/** When a member signed a dossier that has its verdict, and which files they had opened when. */
export type ReadingRow = {
  verdictId: string
  dossierId: string
  memberId: string
  signedAt: Date
  opened: { evidence: string; at: string }[]
}

/** The verdicts of a council, oldest first. There is none before scoring is closed, so no open card comes this way. */
export async function listVerdictsOfCouncil(tx: Tx, councilId: string): Promise<CouncilVerdictRow[]> {
  const rows = await tx`
    select v.id, v.dossier_id as "dossierId", v.inputs, v.result
    from councils.verdict v
    join councils.session_dossier a on a.id = v.session_dossier_id
    join councils.session s on s.id = a.session_id
    where s.council_id = ${councilId} order by v.id`
  return [...rows] as unknown as CouncilVerdictRow[]
}

/** What the members of a council had opened of each dossier on which there is a verdict. */
export async function listReadings(tx: Tx, councilId: string): Promise<ReadingRow[]> {
  const rows = await tx`
    select v.id as "verdictId", v.dossier_id as "dossierId", k.member_id as "memberId", k.signed_at as "signedAt",
      coalesce(
        (select jsonb_agg(jsonb_build_object('evidence', o.evidence_id, 'at', o.opened_at))
          from councils.evidence_opening o
          where o.session_dossier_id = k.session_dossier_id and o.member_id = k.member_id), '[]') as opened
    from councils.verdict v
    join councils.scorecard k on k.session_dossier_id = v.session_dossier_id
    join councils.session_dossier a on a.id = v.session_dossier_id
    join councils.session s on s.id = a.session_id
    where s.council_id = ${councilId} order by v.id, k.member_id`
  return [...rows] as unknown as ReadingRow[]
}

/** Notes that a member opened a file; the first time counts. */
export async function addOpening(
  tx: Tx,
  row: { agendaId: string; memberId: string; evidenceId: string; at: Date },
): Promise<void> {
  await tx`
    insert into councils.evidence_opening (session_dossier_id, member_id, evidence_id, opened_at)
    values (${row.agendaId}, ${row.memberId}, ${row.evidenceId}, ${row.at})
    on conflict on constraint evidence_opening_first do nothing`
}

/** Whether a member has opened a file before. */
export async function hasOpened(tx: Tx, agendaId: string, memberId: string, evidenceId: string): Promise<boolean> {
  const rows = await tx`
    select from councils.evidence_opening
    where session_dossier_id = ${agendaId} and member_id = ${memberId} and evidence_id = ${evidenceId}`
  return rows.length === 1
}
