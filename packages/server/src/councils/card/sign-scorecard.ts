import { choicesOf, findSigningProblems } from '@saolang/core/councils/card.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../../platform/act.ts'
import { getSitting, type SittingAt, takeFreeSeat } from '../sitting.ts'
import type { CardContent } from './save-scorecard.ts'
import { addCard } from './scorecards.sql.ts'

/** A member signs a complete card, once; from then on nobody changes it, and nobody else sees it before scoring is closed. */
export const signScorecard = act('scorecard.sign', async (context, input: SittingAt & CardContent) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'share')
  const { memberId } = takeFreeSeat(sitting, who, 'sign')
  refuseIf(findSigningProblems(getCriteriaSet(sitting.item.setId), input.marks))
  const { notes, opinion } = input
  const isFirst = await addCard(tx, sitting.item.id, {
    memberId,
    choices: choicesOf(input.marks),
    notes,
    opinion,
    signedAt: now,
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.card-is-signed' }])
  context.on('scorecard', sitting.item.id, { member: memberId })
})
