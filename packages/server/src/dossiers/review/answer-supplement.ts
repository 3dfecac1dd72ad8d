import { findSubmissionProblems } from '@saolang/core/dossiers/completeness.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../../platform/act.ts'
import { advanceDossier } from '../advance-dossier.ts'
import { freezeDossier } from '../freeze-dossier.ts'
import { getContents } from '../get-contents.ts'
import { openToWrite } from '../open-dossier.ts'
import { findSubmission } from '../submissions.sql.ts'
import { addSupplementAnswer, listSupplements } from './review.sql.ts'

export type AnswerSupplement = { dossierId: string; reply: string }

/** Hands the dossier in again, supplemented, under the set and the code that it has; the clock runs on, and a new snapshot is frozen. */
export const answerSupplement = act(
  'dossier.answer-supplement',
  async (context, { dossierId, reply }: AnswerSupplement) => {
    const { tx, who, now } = context
    const dossier = await openToWrite(context, dossierId)
    const open = (await listSupplements(tx, [dossierId])).find(({ answeredOn }) => answeredOn === null)
    const submission = await findSubmission(tx, dossierId)
    if (!open || !submission) return refuseIf([{ code: 'conflict.nothing-asked' }])
    const set = getCriteriaSet(dossier.criteriaSetId)
    const contents = await getContents(context, dossier, set)
    refuseIf(findSubmissionProblems(contents.judged, submission.receivedOn))
    const by = { answeredBy: who.personId as string, answeredAt: now, answeredOn: legalDateOf(now) }
    await addSupplementAnswer(tx, { supplementId: open.id, reply: tidyLines(reply).slice(0, 6000), ...by })
    await advanceDossier(context, dossierId, 'answer-supplement', tidyLines(reply))
    const { code, receivedOn } = submission
    await freezeDossier(context, { dossier, code, receivedOn, set, contents })
  },
)
