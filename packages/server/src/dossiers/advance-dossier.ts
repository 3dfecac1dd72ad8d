import {
  type DossierStatus,
  type DossierTransition,
  findTransitionProblems,
  nextStatus,
  statuses,
} from '@saolang/core/dossiers/dossier.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { ActContext } from '../platform/act.ts'
import { findDossierRow, lockDossier, moveDossier } from './dossiers.sql.ts'
import { addStatusChange } from './history.sql.ts'

/**
 * Moves a dossier along the table of core/dossiers/dossier.ts, in the caller's transaction, and writes the step down: the only way
 * a status changes. `note` is what the applicant is told. Refuses with `not-found.dossier`, `conflict.dossier-status`,
 * `forbidden.role`. Jurisdiction is the caller's.
 */
export async function advanceDossier(
  context: ActContext,
  dossierId: string,
  transition: DossierTransition,
  note?: string,
): Promise<DossierStatus> {
  const { tx, who, now } = context
  await lockDossier(tx, dossierId)
  const from = (await findDossierRow(tx, dossierId))?.status
  if (!from) refuseIf([{ code: 'not-found.dossier' }])
  refuseIf(findTransitionProblems(from as DossierStatus, transition, who.role))
  const to = nextStatus(from as DossierStatus, transition) as DossierStatus
  const isMoved = await moveDossier(tx, { id: dossierId, from: from as DossierStatus, to, at: now })
  refuseIf(isMoved ? [] : [{ code: 'conflict.dossier-status', values: { status: from as string, transition } }])
  await addStatusChange(tx, {
    id: context.newId(),
    dossierId,
    transition,
    status: to,
    note: note ?? null,
    changedBy: who.personId ?? null,
    role: who.role,
    changedAt: now,
  })
  if (statuses[to].holder === 'nobody') await context.emit('DossierClosed', { dossierId })
  return to
}
