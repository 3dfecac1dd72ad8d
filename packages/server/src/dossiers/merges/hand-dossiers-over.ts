import type { Tx } from '../../platform/sql.ts'
import { countDossiersOf, handBack, handOver } from './hand-over.sql.ts'

/** Hands the dossiers of a producer over to the one it goes into, within the caller's act; gives them. Their papers stay as they are. */
export function handDossiersOver(tx: Tx, fromId: string, intoId: string): Promise<string[]> {
  return handOver(tx, fromId, intoId)
}

/** Hands dossiers back that went over and are still there. */
export function handDossiersBack(
  tx: Tx,
  merge: { fromId: string; intoId: string; ids: readonly string[] },
): Promise<void> {
  return handBack(tx, merge)
}

/** How many dossiers a producer has. */
export function countDossiers(tx: Tx, organisationId: string): Promise<number> {
  return countDossiersOf(tx, organisationId)
}
