import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../platform/sql.ts'
import { findPerson } from './persons.sql.ts'

/** The full name of a person; refuses with `not-found.person`. */
export async function getPersonName(tx: Tx, id: string): Promise<string> {
  const person = await findPerson(tx, id)
  if (!person) refuseIf([{ code: 'not-found.person' }])
  return person?.fullName as string
}
