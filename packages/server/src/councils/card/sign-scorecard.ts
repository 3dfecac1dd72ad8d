import { choicesOf } from '@saolang/core/councils/card.ts'
import { findWholeCardProblems } from '@saolang/core/councils/verified.ts'
import { objectionsTo, wholeMarks } from '@saolang/core/councils/whole-card.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../../platform/act.ts'
import { getSitting, type SittingAt, takeFreeSeat } from '../sitting.ts'
import { listTicks } from '../verified/verified.sql.ts'
import type { CardContent } from './save-scorecard.ts'
import { addCard } from './scorecards.sql.ts'

/** A member signs a complete card, once, confirming what the advisory group ticked where they do not object; from then on nobody changes it, and nobody else sees it before scoring is closed. */
export const signScorecard = act('scorecard.sign', async (context, input: SittingAt & CardContent) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'share')
  const { memberId } = takeFreeSeat(sitting, who, 'sign')
  const ticks = await listTicks(tx, sitting.item.id)
  const { marks, notes, opinion, objections = {} } = input
  refuseIf(findWholeCardProblems(getCriteriaSet(sitting.item.setId), { marks, objections }, ticks))
  const isFirst = await addCard(tx, sitting.item.id, {
    memberId,
    choices: choicesOf(wholeMarks({ marks, objections }, ticks)),
    notes,
    objections: objectionsTo(objections, ticks),
    opinion,
    signedAt: now,
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.card-is-signed' }])
  context.on('scorecard', sitting.item.id, { member: memberId })
})
