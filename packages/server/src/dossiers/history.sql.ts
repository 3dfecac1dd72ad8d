import type { DossierStatus, DossierTransition } from '@saolang/core/dossiers/dossier.ts'
import type { Role } from '@saolang/core/people/actor.ts'
import type { Tx } from '../platform/sql.ts'

/** One step of a dossier on its road. */
export type StatusChange = {
  transition: DossierTransition | 'start'
  status: DossierStatus
  note: string | null
  changedBy: string | null
  byName: string | null
  role: Role
  changedAt: Date
}

/** Appends a step to the road of a dossier. */
export async function addStatusChange(
  tx: Tx,
  change: Omit<StatusChange, 'byName'> & { id: string; dossierId: string },
): Promise<void> {
  await tx`
    insert into dossiers.status_change (id, dossier_id, transition, status, note, changed_by, role, changed_at)
    values (${change.id}, ${change.dossierId}, ${change.transition}, ${change.status}, ${change.note}, ${change.changedBy},
      ${change.role}, ${change.changedAt})`
}

/** The first step of every road: a draft begins. */
export async function addStart(
  tx: Tx,
  start: Pick<StatusChange, 'changedBy' | 'role' | 'changedAt'> & { id: string; dossierId: string },
): Promise<void> {
  await addStatusChange(tx, { ...start, transition: 'start', status: 'draft', note: null })
}

/** The road of a dossier, from its start. */
export async function listStatusChanges(tx: Tx, dossierId: string): Promise<StatusChange[]> {
  const rows = await tx`
    select c.transition, c.status, c.note, c.changed_by as "changedBy", p.full_name as "byName", c.role, c.changed_at as "changedAt"
    from dossiers.status_change c left join people.person p on p.id = c.changed_by
    where c.dossier_id = ${dossierId} order by c.transition <> 'start', c.id`
  return [...rows] as unknown as StatusChange[]
}
