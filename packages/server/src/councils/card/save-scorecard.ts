import { findMarkProblems, type Marks } from '@saolang/core/councils/card.ts'
import type { Objections } from '@saolang/core/councils/whole-card.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../../platform/act.ts'
import { getSitting, type SittingAt, takeFreeSeat } from '../sitting.ts'
import { keepDraft, type Notes } from './scorecards.sql.ts'

/** What a member fills in: marks, notes and objections to the advisory group's ticks by criterion, and an opinion on the whole. */
export type CardContent = { marks: Marks; notes: Notes; objections?: Objections; opinion: string }

/** Keeps a member's card as a draft that only they see. */
export const saveScorecard = act('scorecard.save', async (context, input: SittingAt & CardContent) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'share')
  const { memberId, signedAt } = takeFreeSeat(sitting, who, 'save')
  refuseIf(signedAt ? [{ code: 'conflict.card-is-signed' }] : [])
  refuseIf(findMarkProblems(getCriteriaSet(sitting.item.setId), input.marks))
  await keepDraft(tx, sitting.item.id, memberId, {
    marks: input.marks,
    notes: input.notes,
    objections: input.objections ?? {},
    opinion: input.opinion,
    savedAt: now,
  })
  context.on('scorecard', sitting.item.id, { member: memberId })
})
