import type { Actor } from '@saolang/core/people/actor.ts'
import type { Tx } from '../platform/sql.ts'
import { actorOf } from './authenticate.ts'
import { findPerson, listGrants } from './persons.sql.ts'

/** Under which grant somebody asked for something that goes on without them. */
export type Standing = {
  personId: string
  role: string
  organisationId: string | null
  communeCode: string | null
  provinceCode: string | null
}

/** The actor that a person is today under such a grant; undefined once the person is disabled or the grant has ended. */
export async function findActor(tx: Tx, standing: Standing): Promise<Actor | undefined> {
  const person = await findPerson(tx, standing.personId)
  if (!person || person.disabledAt) return undefined
  const grant = (await listGrants(tx, person.id)).find(
    (held) =>
      held.role === standing.role &&
      held.organisationId === standing.organisationId &&
      held.communeCode === standing.communeCode &&
      held.provinceCode === standing.provinceCode,
  )
  return grant && actorOf({ ...grant, fullName: person.fullName, id: undefined as never })
}

/** What an actor's grant is found by later. */
export function standingOf({ personId, role, organisationId, jurisdiction }: Actor): Standing {
  return {
    personId: personId as string,
    role,
    organisationId: organisationId ?? null,
    communeCode: jurisdiction?.level === 'commune' ? jurisdiction.communeCode : null,
    provinceCode: jurisdiction && jurisdiction.level !== 'nation' ? jurisdiction.provinceCode : null,
  }
}
