import type { DataSubject } from '../../people/privacy/holdings.ts'
import type { Tx } from '../../platform/sql.ts'

/** The courses that one enrolled for. */
export function listOwnEnrolments(tx: Tx, { personId }: DataSubject): Promise<object[]> {
  return tx<object[]>`
    select session_id, name, enrolled_at, left_at from support.enrolment where person_id = ${personId} order by enrolled_at`
}
