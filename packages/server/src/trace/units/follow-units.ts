import { followUnitChange } from '../../people/units/follow-change.ts'
import { lyingIn } from '../../people/units/lying.ts'

const areas = { kind: 'area', table: 'trace.area' } as const

/** Areas lie in the commune of today; what was recorded in events and diaries keeps the place of its moment. */
export function onUnitsChangedMoveAreas({ changeId }: { changeId: string }): Promise<void> {
  return followUnitChange(changeId, [areas])
}

/** The areas that lie in communes. */
export const lyingAreas = [lyingIn(areas.kind, areas.table)]
