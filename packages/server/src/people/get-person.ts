import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../platform/sql.ts'
import { findPerson, listHolders } from './persons.sql.ts'

/** The full name of a person; refuses with `not-found.person`. */
export async function getPersonName(tx: Tx, id: string): Promise<string> {
  const person = await findPerson(tx, id)
  if (!person) refuseIf([{ code: 'not-found.person' }])
  return person?.fullName as string
}

/** Who may be seated on a council: holders of a council role for the province, or for the nation when there is none. */
export function listCouncilPeople(tx: Tx, provinceCode: string | null): Promise<{ id: string; name: string }[]> {
  return listHolders(tx, ['council-member', 'council-chair'], provinceCode)
}
