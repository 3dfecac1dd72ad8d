import type { Meeting } from '@saolang/core/councils/written-opinions.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../../platform/sql.ts'

export type MeetingRow = Meeting & { differences: readonly Problem[]; calledBy: string; calledAt: Date }

/** Calls a meeting on a dossier; false when one is called already. */
export async function addMeeting(tx: Tx, agendaId: string, m: MeetingRow): Promise<boolean> {
  const rows = await tx`
    insert into councils.meeting_call (session_dossier_id, held_on, place, differences, reason, called_by, called_at)
    values (${agendaId}, ${m.heldOn}, ${m.place}, ${tx.json(m.differences as never)}, ${m.reason}, ${m.calledBy}, ${m.calledAt})
    on conflict on constraint meeting_called_once do nothing returning session_dossier_id`
  return rows.length === 1
}

/** The meeting that was called on a dossier. */
export async function findMeeting(tx: Tx, agendaId: string): Promise<MeetingRow | undefined> {
  const [row] = await tx<MeetingRow[]>`
    select held_on as "heldOn", place, differences, reason, called_by as "calledBy", called_at as "calledAt"
    from councils.meeting_call where session_dossier_id = ${agendaId}`
  return row
}
