import {
  type Answers,
  type FormStep,
  findAnswerProblems,
  listFormSteps,
  tidyAnswers,
} from '@saolang/core/dossiers/form.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../platform/act.ts'
import { savePage } from './answers.sql.ts'
import { touchDossier } from './dossiers.sql.ts'
import { openToWrite } from './open-dossier.ts'

/** The version that the writer saw, and which open form writes: a form may save again over its own saving. */
export type PageVersion = { version: number; formKey: string }

export type SaveStep = PageVersion & { dossierId: string; step: FormStep; answers: Readonly<Record<string, unknown>> }

/**
 * Keeps what is written on a page, as often as one likes; a blank left empty is no refusal. When somebody else wrote on the page
 * meanwhile it refuses with `conflict.page-changed`, and nothing of either is lost. Returns the new version.
 */
export const saveStep = act('dossier.save', async (context, input: SaveStep) => {
  const { tx, who, now } = context
  const { dossierId, step, version, formKey } = input
  const dossier = await openToWrite(context, dossierId)
  refuseIf(listFormSteps(dossier.kind).includes(step) ? [] : [{ code: 'not-found.step' }])
  const answers: Answers = tidyAnswers(step, input.answers)
  refuseIf(findAnswerProblems(step, answers))
  const by = { by: who.personId as string, at: now }
  const saved = await savePage(tx, { dossierId, step, answers, version, formKey, ...by })
  refuseIf(saved === undefined ? [{ code: 'conflict.page-changed' }] : [])
  await touchDossier(tx, dossierId, { at: now, ...(answers.productName && { productName: answers.productName }) })
  return { version: saved as number }
})
