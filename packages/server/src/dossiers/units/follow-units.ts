import { followUnitChange } from '../../people/units/follow-change.ts'
import { lyingIn } from '../../people/units/lying.ts'

const dossiers = { kind: 'dossier', table: 'dossiers.dossier' } as const

/** Dossiers follow their unit to the officers who look after it now; their codes and papers stay as they are. */
export function onUnitsChangedMoveDossiers({ changeId }: { changeId: string }): Promise<void> {
  return followUnitChange(changeId, [dossiers])
}

/** The dossiers that lie in communes. */
export const lyingDossiers = [lyingIn(dossiers.kind, dossiers.table)]
