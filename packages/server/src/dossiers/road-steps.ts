import { listRoadSteps, type RoadStepState } from '@saolang/core/dossiers/steps.ts'
import { type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../platform/sql.ts'
import type { Dossier } from './get-dossier.ts'
import { listStatusChanges } from './history.sql.ts'
import { listSupplements } from './review/review.sql.ts'

/** The steps of a dossier with their clocks, the same for everybody who waits for it. Asks for no permission: that is the caller's. */
export async function getRoadSteps(
  tx: Tx,
  { id, kind, status, baseProduct }: Pick<Dossier, 'id' | 'kind' | 'status' | 'baseProduct'>,
  today: LegalDate,
): Promise<RoadStepState[]> {
  const road = await listStatusChanges(tx, id)
  const supplements = await listSupplements(tx, [id])
  const facts = {
    kind,
    status,
    road: road.map((change) => ({ status: change.status, on: legalDateOf(change.changedAt) })),
    supplements: supplements.map(({ level, askedOn, answeredOn }) => ({
      level,
      askedOn,
      ...(answeredOn && { answeredOn }),
    })),
    ...(baseProduct && { base: { star: baseProduct.star, expiresOn: baseProduct.expiresOn } }),
  }
  return listRoadSteps(facts, today)
}
