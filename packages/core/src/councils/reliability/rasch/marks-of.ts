import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { nationalKindOf } from '@saolang/law/criterion-kind.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import type { Choices } from '../../../dossiers/scorecard.ts'
import { fewest } from '../rating.ts'
import type { Mark } from './design.ts'

/** A card given alone: on a dossier before a council, or on an anchor, by a person whatever seat they held. */
export type AloneCard = { product: string; personId: string; setId: string; choices: Choices }

/**
 * The marks of a year for the run: judged criteria only, since what the advisory group ticked says nothing of a member, and the
 * anchors that link councils. Anchor cards count only of people who scored five products of their own: of anybody else the run would
 * tell nothing but their practice, which is theirs alone.
 */
export function raschMarksOf(cards: readonly AloneCard[], anchorCards: readonly AloneCard[]): Mark[] {
  const scored = Map.groupBy(cards, ({ personId }) => personId)
  const counted = anchorCards.filter(({ personId }) => (scored.get(personId)?.length ?? 0) >= fewest.products)
  return [...cards, ...counted].flatMap(marksOf)
}

function marksOf({ product, personId, setId, choices }: AloneCard): Mark[] {
  const set: CriteriaSet = getCriteriaSet(setId)
  return listLeaves(set).flatMap(({ leaf: { code, options } }) =>
    nationalKindOf(set, code) === 'judged'
      ? [
          {
            ...{ product, member: personId, sheet: setId, criterion: `${setId} ${code}` },
            points: options.find(({ id }) => id === choices[code])?.points ?? 0,
          },
        ]
      : [],
  )
}
