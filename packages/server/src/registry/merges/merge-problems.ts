import { listProblems, type Problem } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import type { ProductRow } from '../products.sql.ts'

/** Why words are no reason: too few. */
export function findReasonProblems(reason: string): Problem[] {
  return listProblems([tidy(reason).length < 5 && { code: 'merge.reason-missing', at: 'reason' }])
}

/** Why an officer may not decide of something that lies in a place. */
export function findPlaceProblems(
  who: Actor,
  { provinceCode, communeCode }: { provinceCode: string; communeCode: string | null },
): Problem[] {
  return findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' })
}

/** Why one product cannot go into another. */
export function findProductMergeProblems(from: ProductRow, into: ProductRow): Problem[] {
  return listProblems([
    from.mergedInto !== null && { code: 'conflict.merged-already' },
    into.mergedInto !== null && { code: 'conflict.merged-already' },
    (from.retractedAt !== null || into.retractedAt !== null) && { code: 'merge.taken-back' },
    from.isDemo !== into.isDemo && { code: 'merge.sample-with-real' },
    from.organisationId !== null &&
      into.organisationId !== null &&
      from.organisationId !== into.organisationId && { code: 'merge.other-producer' },
    // A transcript may go into what was decided here, never the other way: what speaks for it is a certificate.
    from.organisationId !== null && into.organisationId === null && { code: 'merge.wrong-way' },
  ])
}

/** The two ids of a pair as they are kept: the lower first. */
export function orderedPair(a: string, b: string): { firstId: string; secondId: string } {
  return a < b ? { firstId: a, secondId: b } : { firstId: b, secondId: a }
}
