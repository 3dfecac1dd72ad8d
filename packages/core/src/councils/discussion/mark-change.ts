import { type CriteriaSet, findLeaf } from '@saolang/law/criteria-set.ts'
import type { Choices } from '../../dossiers/scorecard.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { allowsNone, choicesOf, findMarkProblems, noneFits } from '../card.ts'
import { markOn } from '../whole-card.ts'

/** One mark that a member changed in discussion, and why; `former` and `mark` are options, or that none fits. */
export type MarkChange = { memberId: string; criterion: string; former: string; mark: string; reason: string }

type Signed = { memberId: string; choices: Choices }

/** The cards as they stand after discussion: the signed ones with the newest change of each mark. The signed ones stay as they were. */
export function discussedCards<Each extends Signed>(
  cards: readonly Each[],
  changes: readonly Pick<MarkChange, 'memberId' | 'criterion' | 'mark'>[],
): Each[] {
  return cards.map((card) => {
    const own = changes.filter(({ memberId }) => memberId === card.memberId)
    const marks = { ...card.choices, ...Object.fromEntries(own.map(({ criterion, mark }) => [criterion, mark])) }
    return own.length === 0 ? card : { ...card, choices: choicesOf(marks) }
  })
}

/** Reasons why a change cannot stand: unknown boxes, the mark that stands already, no word on why. */
export function findChangeProblems(
  set: CriteriaSet,
  card: Pick<Signed, 'choices'>,
  { criterion, mark, reason }: Pick<MarkChange, 'criterion' | 'mark' | 'reason'>,
): Problem[] {
  const at = `mark-${criterion}`
  const values = { criterion }
  const leaf = findLeaf(set, criterion)
  if (!leaf) return [{ code: 'scorecard.unknown-criterion', at, values }]
  const unknown = findMarkProblems(set, { [criterion]: mark })
  const isSame = markOn(card.choices, criterion) === mark || (mark === noneFits && !allowsNone(leaf))
  return listProblems([
    ...unknown,
    unknown.length === 0 && isSame && { code: 'change.changes-nothing', at, values },
    !reason && { code: 'change.reason-missing', at: `reason-${criterion}`, values },
  ])
}
