import { choicesOf, findMarkProblems, findSigningProblems, type Marks } from '@saolang/core/councils/card.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addPracticeCard, listOwnPractices, type OwnPracticeRow, savePracticeDraft } from './calibration.sql.ts'

export type PractiseOn = { practiceId: string; marks: Marks }

/** Keeps what a member puts down on an anchor. */
export const savePractice = act('practice.save', async (context, { practiceId, marks }: PractiseOn) => {
  const own = await takeOwn(context, practiceId)
  refuseIf(findMarkProblems(getCriteriaSet(own.setId), marks))
  await savePracticeDraft(context.tx, { practiceId, memberId: own.memberId, marks, at: context.now })
  context.on('practice', practiceId)
})

/** A member signs their card on an anchor, once; from then on they see what it says, and nobody else ever does. */
export const signPractice = act('practice.sign', async (context, { practiceId, marks }: PractiseOn) => {
  const own = await takeOwn(context, practiceId)
  refuseIf(findSigningProblems(getCriteriaSet(own.setId), marks))
  const card = { practiceId, memberId: own.memberId, choices: choicesOf(marks), at: context.now }
  const isFirst = await addPracticeCard(context.tx, card)
  refuseIf(isFirst ? [] : [{ code: 'conflict.practice-signed' }])
  context.on('practice', practiceId)
})

async function takeOwn({ tx, who, now }: ActContext, practiceId: string): Promise<OwnPracticeRow> {
  const own = (await listOwnPractices(tx, who.personId as string)).find(({ id }) => id === practiceId)
  refuseIf(own ? [] : [{ code: 'forbidden.not-on-council' }])
  const { dueOn, ownSignedAt } = own as OwnPracticeRow
  refuseIf(
    listProblems([
      ownSignedAt !== null && { code: 'conflict.practice-signed' },
      dueOn < legalDateOf(now) && { code: 'practice.over' },
    ]),
  )
  return own as OwnPracticeRow
}
