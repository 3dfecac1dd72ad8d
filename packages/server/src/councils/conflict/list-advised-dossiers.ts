import type { Tx } from '../../platform/sql.ts'
import { listPaidAdvice, listSeatsOf, listStars } from './advised.sql.ts'

/** How an adviser is named in the papers of dossiers; any of the three may be empty. */
export type NamedAdviser = { name: string; taxCode: string; phone: string }

/** The dossiers in whose papers somebody stands as paid adviser, by tax code or phone, or by name where the paper gives neither. */
export async function listAdvisedDossiers(tx: Tx, adviser: NamedAdviser): Promise<string[]> {
  return (await listPaidAdvice(tx, adviser)).map(({ dossierId }) => dossierId)
}

/** The star that the newest decision on each dossier recognised; a dossier without one is left out. */
export async function listRecognisedStars(tx: Tx, dossierIds: readonly string[]): Promise<Map<string, number>> {
  return new Map((await listStars(tx, dossierIds)).map(({ dossierId, star }) => [dossierId, star]))
}

/** The councils on which a person sits. */
export function listCouncilsOf(tx: Tx, personId: string): Promise<{ id: string; name: string }[]> {
  return listSeatsOf(tx, personId)
}
