import type { IncidentPart } from '@saolang/core/kernel/incident.ts'
import type { Tx } from '../../sql.ts'

/** An incident, with what was said of it, first words first. */
export type IncidentRow = {
  id: string
  part: IncidentPart
  titleVi: string
  titleEn: string | null
  beganAt: Date
  endedAt: Date | null
  words: { saysVi: string; saysEn: string | null; saidAt: string }[]
}

/** The incidents that go on, then those that ended since a day, newest first. */
export async function listIncidents(tx: Tx, since: Date): Promise<IncidentRow[]> {
  return tx<IncidentRow[]>`
    select i.id, i.part, i.title_vi as "titleVi", i.title_en as "titleEn", i.began_at as "beganAt", i.ended_at as "endedAt",
      coalesce((select json_agg(json_build_object('saysVi', w.says_vi, 'saysEn', w.says_en, 'saidAt', w.said_at) order by w.no)
        from platform.incident_word w where w.incident_id = i.id), '[]'::json) as words
    from platform.incident i where i.ended_at is null or i.ended_at > ${since}
    order by i.ended_at is not null, i.began_at desc, i.id desc limit 50`
}

/** Keeps an incident that began. */
export async function addIncident(
  tx: Tx,
  i: Omit<IncidentRow, 'words' | 'endedAt'> & { by: string; at: Date },
): Promise<void> {
  await tx`
    insert into platform.incident (id, part, title_vi, title_en, began_at, recorded_by, recorded_at)
    values (${i.id}, ${i.part}, ${i.titleVi}, ${i.titleEn}, ${i.beganAt}, ${i.by}, ${i.at})`
}

/** Locks an incident that goes on; false when there is none or it has ended. */
export async function lockIncident(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`select from platform.incident where id = ${id} and ended_at is null for update`
  return rows.length > 0
}

/** Adds what is said of an incident. */
export async function addWords(
  tx: Tx,
  w: { incidentId: string; saysVi: string; saysEn: string | null; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into platform.incident_word (incident_id, no, says_vi, says_en, said_by, said_at)
    select ${w.incidentId}, coalesce(max(no), 0) + 1, ${w.saysVi}, ${w.saysEn}, ${w.by}, ${w.at}
    from platform.incident_word where incident_id = ${w.incidentId}`
}

/** Ends an incident. */
export async function endIncidentRow(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update platform.incident set ended_at = ${at} where id = ${id}`
}
