import type { Marks } from '@saolang/core/councils/card.ts'
import type { Objections } from '@saolang/core/councils/whole-card.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import type { Tx } from '../../platform/sql.ts'

export type Notes = Readonly<Record<string, string>>
export type DraftRow = { marks: Marks; notes: Notes; objections: Objections; opinion: string; savedAt: Date }
export type CardRow = {
  memberId: string
  choices: Choices
  notes: Notes
  objections: Objections
  opinion: string
  signedAt: Date
}

/** Keeps what a member has put down so far. */
export async function keepDraft(tx: Tx, agendaId: string, memberId: string, draft: DraftRow): Promise<void> {
  await tx`
    insert into councils.scorecard_draft (session_dossier_id, member_id, marks, notes, objections, opinion, saved_at)
    values (${agendaId}, ${memberId}, ${tx.json(draft.marks)}, ${tx.json(draft.notes)}, ${tx.json(draft.objections)}, ${draft.opinion},
      ${draft.savedAt})
    on conflict on constraint scorecard_draft_pk do update
    set marks = excluded.marks, notes = excluded.notes, objections = excluded.objections, opinion = excluded.opinion, saved_at = excluded.saved_at`
}

/** A member's own draft. */
export async function findDraft(tx: Tx, agendaId: string, memberId: string): Promise<DraftRow | undefined> {
  const [row] = await tx`
    select marks, notes, objections, opinion, saved_at as "savedAt" from councils.scorecard_draft
    where session_dossier_id = ${agendaId} and member_id = ${memberId}`
  return row as DraftRow | undefined
}

/** Signs a card; false when this member has signed before, in another request or another tab. */
export async function addCard(tx: Tx, agendaId: string, card: CardRow): Promise<boolean> {
  const rows = await tx`
    insert into councils.scorecard (session_dossier_id, member_id, choices, notes, objections, opinion, signed_at)
    values (${agendaId}, ${card.memberId}, ${tx.json(card.choices)}, ${tx.json(card.notes)}, ${tx.json(card.objections)}, ${card.opinion},
      ${card.signedAt})
    on conflict on constraint scorecard_signed_once do nothing returning member_id`
  return rows.length === 1
}

/** A member's own signed card. */
export async function findCard(tx: Tx, agendaId: string, memberId: string): Promise<CardRow | undefined> {
  const [row] = await tx`
    select member_id as "memberId", choices, notes, objections, opinion, signed_at as "signedAt" from councils.scorecard
    where session_dossier_id = ${agendaId} and member_id = ${memberId}`
  return row as CardRow | undefined
}

/** The signed cards of a dossier, and none before its scoring is closed: the query itself asks for the closure. */
export async function listOpenCards(tx: Tx, agendaId: string): Promise<CardRow[]> {
  const rows = await tx`
    select k.member_id as "memberId", k.choices, k.notes, k.objections, k.opinion, k.signed_at as "signedAt"
    from councils.scorecard k join councils.closure x on x.session_dossier_id = k.session_dossier_id
    where k.session_dossier_id = ${agendaId} order by k.member_id`
  return [...rows] as unknown as CardRow[]
}
