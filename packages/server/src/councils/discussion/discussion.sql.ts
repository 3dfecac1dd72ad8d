import type { MarkChange } from '@saolang/core/councils/discussion/mark-change.ts'
import type { Trigger } from '@saolang/core/councils/discussion/triggers.ts'
import type { Tx } from '../../platform/sql.ts'

export type MarkChangeRow = MarkChange & { changedAt: Date }
export type DiscussionRow = { openedBy: string; openedAt: Date }

/** Keeps what called for a discussion when scoring was closed. */
export async function addTriggers(tx: Tx, agendaId: string, triggers: readonly Trigger[], at: Date): Promise<void> {
  await tx`
    insert into councils.trigger_finding (session_dossier_id, triggers, found_at)
    values (${agendaId}, ${tx.json(triggers as never)}, ${at}) on conflict do nothing`
}

/** What called for a discussion; undefined before scoring is closed, and where it was closed before triggers were looked for. */
export async function findTriggers(tx: Tx, agendaId: string): Promise<Trigger[] | undefined> {
  const [row] = await tx`select triggers from councils.trigger_finding where session_dossier_id = ${agendaId}`
  return row?.triggers
}

/** Opens the discussion; false when it is open already. */
export async function addDiscussion(tx: Tx, agendaId: string, { openedBy, openedAt }: DiscussionRow): Promise<boolean> {
  const rows = await tx`
    insert into councils.discussion (session_dossier_id, opened_by, opened_at) values (${agendaId}, ${openedBy}, ${openedAt})
    on conflict on constraint discussion_opened_once do nothing returning session_dossier_id`
  return rows.length === 1
}

/** Who opened the discussion when. */
export async function findDiscussion(tx: Tx, agendaId: string): Promise<DiscussionRow | undefined> {
  const [row] = await tx`
    select opened_by as "openedBy", opened_at as "openedAt" from councils.discussion where session_dossier_id = ${agendaId}`
  return row as DiscussionRow | undefined
}

/** Adds what a member changed. */
export async function addMarkChange(tx: Tx, row: MarkChangeRow & { id: string; agendaId: string }): Promise<void> {
  await tx`
    insert into councils.mark_change (id, session_dossier_id, member_id, criterion, former, mark, reason, changed_at)
    values (${row.id}, ${row.agendaId}, ${row.memberId}, ${row.criterion}, ${row.former}, ${row.mark}, ${row.reason}, ${row.changedAt})`
}

/** Every change in the order in which it was made: the last of a member and criterion is the one that stands. */
export async function listMarkChanges(tx: Tx, agendaId: string): Promise<MarkChangeRow[]> {
  const rows = await tx`
    select member_id as "memberId", criterion, former, mark, reason, changed_at as "changedAt"
    from councils.mark_change where session_dossier_id = ${agendaId} order by id`
  return [...rows] as unknown as MarkChangeRow[]
}
