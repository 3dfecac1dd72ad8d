import type { Tick } from '@saolang/core/councils/whole-card.ts'
import type { Tx } from '../../platform/sql.ts'

export type TickRow = Tick & { recordedAt: Date }

/** Adds what the advisory group ticked. */
export async function addTick(
  tx: Tx,
  row: TickRow & { id: string; agendaId: string; recordedBy: string },
): Promise<void> {
  await tx`
    insert into councils.verified_tick (id, session_dossier_id, criterion, mark, evidence, basis, recorded_by, recorded_at)
    values (${row.id}, ${row.agendaId}, ${row.criterion}, ${row.mark}, ${tx.json(row.evidence as never)}, ${row.basis}, ${row.recordedBy},
      ${row.recordedAt})`
}

/** The newest tick of every criterion. */
export async function listTicks(tx: Tx, agendaId: string): Promise<TickRow[]> {
  const rows = await tx`
    select distinct on (criterion) criterion, mark, evidence, basis, recorded_at as "recordedAt"
    from councils.verified_tick where session_dossier_id = ${agendaId} order by criterion, id desc`
  return [...rows] as unknown as TickRow[]
}
