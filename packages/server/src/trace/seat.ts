import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getOrganisation, type Organisation } from '../people/get-organisation.ts'
import type { Tx } from '../platform/sql.ts'

/**
 * The organisation whose areas and diary somebody works on: a producer's own, or the one that an officer of its commune (or
 * its province, reading) helps. Refuses any other.
 */
export async function getSeat(tx: Tx, who: Actor, organisationId: string | undefined): Promise<Organisation> {
  if (who.role === 'producer') {
    const own = who.organisationId
    if (!own || (organisationId !== undefined && organisationId !== own))
      throw new Refused([{ code: 'forbidden.organisation' }])
    return getOrganisation(tx, own)
  }
  if (!organisationId) throw new Refused([{ code: 'not-found.organisation' }])
  const seat = await getOrganisation(tx, organisationId)
  refuseIf(findJurisdictionProblems(who, seat))
  return seat
}
