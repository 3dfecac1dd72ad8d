import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../platform/sql.ts'
import {
  findPerson,
  hasIdentity,
  listContacts,
  listHolders,
  listMembers,
  listOfficersIn,
  listSeatsOf,
  type OfficerRow,
  type PersonSeat,
} from './persons.sql.ts'

/** The full name of a person; refuses with `not-found.person`. */
export async function getPersonName(tx: Tx, id: string): Promise<string> {
  const person = await findPerson(tx, id)
  if (!person) refuseIf([{ code: 'not-found.person' }])
  return person?.fullName as string
}

/** A person that the system may write to. */
export type Contact = { id: string; email: string }

/** A person to write to, by name; without an address where none is known. Undefined when nobody has this id. */
export async function findContact(
  tx: Tx,
  id: string,
): Promise<{ id: string; email: string | null; name: string } | undefined> {
  const person = await findPerson(tx, id)
  return person && { id, email: person.email, name: person.fullName }
}

/** The officers of a commune, by its code of today. */
export function listCommuneOfficers(tx: Tx, communeCode: string): Promise<Contact[]> {
  return listContacts(tx, 'commune-officer', communeCode)
}

/** The officers of a province, by its code of today. */
export function listProvincialOfficers(tx: Tx, provinceCode: string): Promise<Contact[]> {
  return listContacts(tx, 'provincial-officer', provinceCode)
}

/** The officers of the Ministry. */
export function listMinistryOfficers(tx: Tx): Promise<Contact[]> {
  return listContacts(tx, 'ministry-officer', null)
}

/** The people who act for an organisation. */
export function listProducers(tx: Tx, organisationId: string): Promise<Contact[]> {
  return listMembers(tx, organisationId)
}

/** For which organisations these persons act as producers now, with the province of each. */
export function listProducerSeats(tx: Tx, personIds: readonly string[]): Promise<PersonSeat[]> {
  return listSeatsOf(tx, personIds)
}

/** Who may be seated on a council: holders of a council role for the province, or for the nation when there is none. */
export function listCouncilPeople(tx: Tx, provinceCode: string | null): Promise<{ id: string; name: string }[]> {
  return listHolders(tx, ['council-member', 'council-chair'], provinceCode)
}

/** An officer by name, with the commune where it is theirs. */
export type Officer = OfficerRow

/** The officers who work in a province, its own first, then those of its communes; without one, those of the nation. */
export function listOfficers(tx: Tx, provinceCode: string | null): Promise<Officer[]> {
  return listOfficersIn(tx, provinceCode)
}

/** Whether a person signed in by the State's own identity, so that who they are needs no other proof. */
export function hasProvenIdentity(tx: Tx, personId: string): Promise<boolean> {
  return hasIdentity(tx, personId)
}
