import {
  type AssessmentPage,
  findGivenProblems,
  type Given,
  listAssessmentPages,
} from '@saolang/core/dossiers/self-assessment.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { act } from '../platform/act.ts'
import { listChoices, saveChoices, savePage } from './answers.sql.ts'
import { touchDossier } from './dossiers.sql.ts'
import { openToWrite } from './open-dossier.ts'
import type { PageVersion } from './save-step.ts'

export type ChooseOptions = PageVersion & {
  dossierId: string
  step: string
  /** Criterion → option, or `none` where none of the levels is reached. */
  given: Given
  /** Criterion → what the applicant says of it. */
  words: Readonly<Record<string, string>>
}

const mostWords = 2000

/** Keeps what is chosen on a page of the self-assessment; what the form does not mention stays as it was. Conflicts as in `saveStep`. */
export const chooseOptions = act('dossier.save', async (context, input: ChooseOptions) => {
  const { tx, who, now } = context
  const { dossierId, step, given, words, version, formKey } = input
  const dossier = await openToWrite(context, dossierId)
  const page = listAssessmentPages(getCriteriaSet(dossier.criteriaSetId)).find((candidate) => candidate.step === step)
  if (!page) refuseIf([{ code: 'not-found.step' }])
  refuseIf([...findGivenProblems(page as AssessmentPage, given), ...findWordsProblems(page as AssessmentPage, words)])
  const by = { by: who.personId as string, at: now }
  const saved = await savePage(tx, { dossierId, step, answers: {}, version, formKey, ...by })
  refuseIf(saved === undefined ? [{ code: 'conflict.page-changed' }] : [])
  const former = new Map((await listChoices(tx, dossierId)).map((choice) => [choice.criterion, choice]))
  const mentioned = new Set([...Object.keys(given), ...Object.keys(words)])
  await saveChoices(
    tx,
    dossierId,
    [...mentioned].map((criterion) => ({
      criterion,
      optionId: given[criterion] ?? former.get(criterion)?.optionId ?? null,
      words: words[criterion] === undefined ? (former.get(criterion)?.words ?? '') : tidy(words[criterion]),
    })),
  )
  await touchDossier(tx, dossierId, { at: now })
  return { version: saved as number }
})

function findWordsProblems({ leaves }: AssessmentPage, words: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(words).flatMap(([criterion, text]): Problem[] => {
    if (!leaves.some(({ code }) => code === criterion))
      return [{ code: 'scorecard.unknown-criterion', at: criterion, values: { criterion } }]
    return text.length > mostWords
      ? [{ code: 'dossier.answer-too-long', at: `words.${criterion}`, values: { most: mostWords } }]
      : []
  })
}
