import type { Interests, ProposalReason, Ruling } from '@saolang/core/councils/proposed-conflict.ts'
import type { Tx } from '../../platform/sql.ts'

export type PaidAdviserRow = { name: string; taxCode: string; phone: string; recordedAt: Date }
export type ProposalRow = {
  id: string
  memberId: string
  reason: ProposalReason
  matched: string
  proposedAt: Date
  ruling: Ruling | null
  rulingReason: string | null
  ruledBy: string | null
  ruledAt: Date | null
}

/** Keeps what somebody states about their interests. */
export async function addInterests(
  tx: Tx,
  row: { id: string; personId: string; interests: Interests; statedAt: Date },
): Promise<void> {
  await tx`
    insert into councils.interest_statement (id, person_id, interests, stated_at)
    values (${row.id}, ${row.personId}, ${tx.json(row.interests as never)}, ${row.statedAt})`
}

/** The newest statement of somebody. */
export async function findInterests(
  tx: Tx,
  personId: string,
): Promise<{ interests: Interests; statedAt: Date } | undefined> {
  const [row] = await tx`
    select interests, stated_at as "statedAt" from councils.interest_statement where person_id = ${personId} order by id desc limit 1`
  return row as { interests: Interests; statedAt: Date } | undefined
}

/** Notes who was paid to help with a dossier. */
export async function addPaidAdviser(
  tx: Tx,
  row: PaidAdviserRow & { id: string; agendaId: string; recordedBy: string },
): Promise<void> {
  await tx`
    insert into councils.paid_adviser (id, session_dossier_id, name, tax_code, phone, recorded_by, recorded_at)
    values (${row.id}, ${row.agendaId}, ${row.name}, ${row.taxCode}, ${row.phone}, ${row.recordedBy}, ${row.recordedAt})`
}

/** Who was paid to help with a dossier, in the order in which they were noted. */
export async function listPaidAdvisers(tx: Tx, agendaId: string): Promise<PaidAdviserRow[]> {
  const rows = await tx`
    select name, tax_code as "taxCode", phone, recorded_at as "recordedAt" from councils.paid_adviser
    where session_dossier_id = ${agendaId} order by id`
  return [...rows] as unknown as PaidAdviserRow[]
}

/** Proposes a conflict; nothing happens when the same tie was proposed before, ruled on or not. */
export async function addProposal(
  tx: Tx,
  row: Pick<ProposalRow, 'id' | 'memberId' | 'reason' | 'matched' | 'proposedAt'> & { agendaId: string },
): Promise<void> {
  await tx`
    insert into councils.conflict_proposal (id, session_dossier_id, member_id, reason, matched, proposed_at)
    values (${row.id}, ${row.agendaId}, ${row.memberId}, ${row.reason}, ${row.matched}, ${row.proposedAt})
    on conflict on constraint conflict_proposal_once do nothing`
}

/** Every conflict proposed on a dossier, with how it was ruled on. */
export async function listProposals(tx: Tx, agendaId: string): Promise<ProposalRow[]> {
  const rows = await tx`
    select p.id, p.member_id as "memberId", p.reason, p.matched, p.proposed_at as "proposedAt", u.ruling, u.reason as "rulingReason",
      u.ruled_by as "ruledBy", u.ruled_at as "ruledAt"
    from councils.conflict_proposal p left join councils.conflict_ruling u on u.proposal_id = p.id
    where p.session_dossier_id = ${agendaId} order by p.id`
  return [...rows] as unknown as ProposalRow[]
}

/** Rules on a proposal; false when somebody has before. */
export async function addRuling(
  tx: Tx,
  row: { proposalId: string; ruling: Ruling; reason: string; ruledBy: string; ruledAt: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into councils.conflict_ruling (proposal_id, ruling, reason, ruled_by, ruled_at)
    values (${row.proposalId}, ${row.ruling}, ${row.reason}, ${row.ruledBy}, ${row.ruledAt})
    on conflict on constraint conflict_ruling_once do nothing returning proposal_id`
  return rows.length === 1
}

/** The dossiers before councils, not yet closed, on whose agenda a person sits. */
export async function listOpenSittingsOf(
  tx: Tx,
  personId: string,
): Promise<{ sessionId: string; dossierId: string }[]> {
  const rows = await tx`
    select a.session_id as "sessionId", a.dossier_id as "dossierId"
    from councils.session_dossier a
    join councils.session s on s.id = a.session_id
    join councils.member m on m.council_id = s.council_id and m.person_id = ${personId}
    where a.phase in ('convened', 'scoring') order by a.id`
  return [...rows] as unknown as { sessionId: string; dossierId: string }[]
}
