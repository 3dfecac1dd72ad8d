import { system } from '@saolang/core/people/actor.ts'
import { getUnitChange, listMoved, noteMoves } from '../../people/units/get-change.ts'
import { act } from '../../platform/act.ts'
import { moveDossiers, moveDossiersBack } from './units.sql.ts'

const follow = act('unit.follow', async ({ tx, now, on }, changeId: string) => {
  const { fromCodes, mainHeir, endedAt } = await getUnitChange(tx, changeId)
  on('unit-change', changeId)
  if (endedAt) return moveDossiersBack(tx, await listMoved(tx, changeId, 'dossier'))
  const moved = await moveDossiers(tx, { fromCodes, into: mainHeir })
  await noteMoves(tx, { id: changeId, kind: 'dossier', into: mainHeir, at: now }, moved)
})

/** Dossiers follow their unit to the officers who look after it now. */
export function onUnitsChangedMoveDossiers({ changeId }: { changeId: string }): Promise<void> {
  return follow(system, changeId)
}
