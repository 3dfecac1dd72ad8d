import type { Holding } from '../../people/privacy/holdings.ts'
import { listOwnDossiers } from './holdings.sql.ts'

/** What the room of dossiers holds about somebody. */
export const dossierHoldings: readonly Holding[] = [{ key: 'dossier', read: listOwnDossiers }]
