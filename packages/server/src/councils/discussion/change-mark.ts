import { discussedCards, findChangeProblems } from '@saolang/core/councils/discussion/mark-change.ts'
import { markOn } from '@saolang/core/councils/whole-card.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../../platform/act.ts'
import { type CardRow, findCard } from '../card/scorecards.sql.ts'
import { getSitting, type SittingAt, takeFreeSeat } from '../sitting.ts'
import { addMarkChange, findDiscussion, listMarkChanges } from './discussion.sql.ts'

export type ChangeMark = { criterion: string; mark: string; reason: string }

/** A member changes a mark in the discussion, and says why. What they signed before stays beside it. */
export const changeMark = act('mark.change', async (context, input: SittingAt & ChangeMark) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'update')
  const { memberId, signedAt } = takeFreeSeat(sitting, who, 'change')
  const { id, setId } = sitting.item
  refuseIf(signedAt ? [] : [{ code: 'forbidden.card-not-signed' }])
  refuseIf((await findDiscussion(tx, id)) ? [] : [{ code: 'conflict.discussion-not-open' }])
  const { criterion, mark } = input
  const reason = tidy(input.reason)
  const signed = (await findCard(tx, id, memberId)) as CardRow
  const [standing = signed] = discussedCards([signed], await listMarkChanges(tx, id))
  refuseIf(findChangeProblems(getCriteriaSet(setId), standing, { criterion, mark, reason }))
  const change = { memberId, criterion, former: markOn(standing.choices, criterion), mark, reason }
  await addMarkChange(tx, { ...change, id: context.newId(), agendaId: id, changedAt: now })
  context.on('scorecard', id, { member: memberId, criterion })
})
