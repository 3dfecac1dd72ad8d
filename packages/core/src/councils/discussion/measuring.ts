import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import type { Choices } from '../../dossiers/scorecard.ts'
import { scoreCompiled } from '../../dossiers/scorecard.ts'
import { compileSet } from '../../dossiers/star-compile.ts'
import { deviationOf, meanOf } from '../mean.ts'
import { measurementErrorOf } from '../reliability/measurement-error.ts'
import { completeTableOf, fewest, type Rating } from '../reliability/rating.ts'
import { severityOf } from '../reliability/severity.ts'
import type { Measuring } from './triggers.ts'

/** A product that a council scored before, as its members did on their own. */
export type PastScores = { product: string; set: CriteriaSet; cards: readonly { memberId: string; choices: Choices }[] }

/**
 * What a council's past products say about its measuring, with the same estimators as its reliability page. Where these are too few, or
 * members cannot be compared, nothing is told and no trigger hangs on it.
 */
export function measuringOf(past: readonly PastScores[]): Measuring {
  const ratings = past.flatMap(({ product, set, cards }): Rating[] =>
    cards.map(({ memberId, choices }) => ({
      product,
      member: memberId,
      points: scoreCompiled(compileSet(set), choices).points,
    })),
  )
  const error = measurementErrorOf(completeTableOf(ratings))
  const severity = severityOf(ratings)
  const members = severity.kind === 'severity' ? severity.members : []
  const usual = members
    .filter(({ products }) => products >= fewest.products)
    .map(({ member, shrunken }) => [member, { severity: shrunken, deviation: deviationFrom(ratings, member) }] as const)
  return { singleError: error.kind === 'error' ? error.single : null, usual: Object.fromEntries(usual) }
}

function deviationFrom(ratings: readonly Rating[], member: string): number {
  const byProduct = Map.groupBy(ratings, ({ product }) => product)
  const distances = [...byProduct.values()].flatMap((given) => {
    const own = given.find((each) => each.member === member)
    return own ? [own.points - meanOf(given.map(({ points }) => points))] : []
  })
  return deviationOf(distances)
}
