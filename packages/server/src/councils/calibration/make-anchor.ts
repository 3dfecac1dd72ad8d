import { findAnchorProblems } from '@saolang/core/councils/calibration/anchor.ts'
import { choicesOf, type Marks } from '@saolang/core/councils/card.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { act } from '../../platform/act.ts'
import { addAnchor, addRetirement, findAnchor } from './calibration.sql.ts'

export type MakeAnchor = {
  dossierId: string
  title: string
  consent: string
  marks: Marks
  reasons: Readonly<Record<string, string>>
}

/** The Ministry makes a fictitious or consented dossier an anchor, with its model score and the reasons. Returns its id. */
export const makeAnchor = act('anchor.make', async (context, input: MakeAnchor) => {
  const { tx, who, now } = context
  const dossier = await getDossier(tx, input.dossierId)
  const set = getCriteriaSet(dossier.criteriaSetId)
  const reasons = Object.fromEntries(
    Object.entries(input.reasons).flatMap(([code, reason]) => (tidy(reason) ? [[code, tidy(reason)]] : [])),
  )
  const form = { title: tidy(input.title), consent: tidy(input.consent), marks: input.marks, reasons }
  const facts = { isDemo: dossier.isDemo, isHandedIn: dossier.submittedAt !== undefined }
  refuseIf(findAnchorProblems(set, form, facts))
  const id = context.newId()
  await addAnchor(tx, {
    ...{ id, dossierId: dossier.id, setId: set.id, title: form.title, consent: form.consent, reasons },
    ...{ choices: choicesOf(input.marks), madeBy: who.personId as string, madeAt: now },
  })
  context.on('anchor', id, { dossier: dossier.id })
  return { id }
})

/** The Ministry takes an anchor out of use, and says why; rounds under way go on. */
export const retireAnchor = act('anchor.retire', async (context, input: { anchorId: string; reason: string }) => {
  const { tx, who, now } = context
  const anchor = await findAnchor(tx, input.anchorId)
  refuseIf(anchor ? [] : [{ code: 'not-found.anchor' }])
  const reason = tidy(input.reason)
  refuseIf(reason ? [] : [{ code: 'anchor.retire-reason-missing', at: 'reason' }])
  const isFirst = await addRetirement(tx, { anchorId: input.anchorId, reason, by: who.personId as string, at: now })
  refuseIf(isFirst ? [] : [{ code: 'conflict.anchor-retired' }])
  context.on('anchor', input.anchorId)
})
