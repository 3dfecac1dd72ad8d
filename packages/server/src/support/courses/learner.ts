import type { Actor } from '@saolang/core/people/actor.ts'
import type { Place } from '@saolang/core/people/jurisdiction.ts'
import { findOrganisation, type Organisation } from '../../people/get-organisation.ts'
import type { Tx } from '../../platform/sql.ts'

/** Where a learner is at home: an officer's unit, a producer's seat; the nation's people have no place. */
export type Learner = { place: Partial<Place> | undefined; organisation: Organisation | undefined }

/** Who learns, as courses see it: the place that decides which courses reach them, and a producer's organisation. */
export async function findLearner(tx: Tx, who: Actor): Promise<Learner> {
  const { jurisdiction } = who
  if (who.role === 'producer') {
    const organisation = who.organisationId ? await findOrganisation(tx, who.organisationId) : undefined
    return { organisation, place: organisation }
  }
  const place =
    jurisdiction?.level === 'commune'
      ? { provinceCode: jurisdiction.provinceCode, communeCode: jurisdiction.communeCode }
      : jurisdiction?.level === 'province'
        ? { provinceCode: jurisdiction.provinceCode }
        : undefined
  return { place, organisation: undefined }
}
