import { followUnitChange } from '../../people/units/follow-change.ts'
import { lyingIn } from '../../people/units/lying.ts'

const followers = [
  { kind: 'help-request', table: 'support.help_request' },
  { kind: 'plan', table: 'support.improvement_plan' },
  { kind: 'course-session', table: 'support.course_session' },
] as const

/** Requests for advice, plans and sessions of courses follow their commune to the officers who look after it now. */
export function onUnitsChangedMoveHelp({ changeId }: { changeId: string }): Promise<void> {
  return followUnitChange(changeId, followers)
}

/** What of help lies in communes. */
export const lyingHelp = followers.map(({ kind, table }) => lyingIn(kind, table))
