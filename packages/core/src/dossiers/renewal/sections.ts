import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { dossierKinds as kindsOfLaw } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { DossierKind } from '../dossier.ts'
import { type FormStep, listFormSteps } from '../form.ts'
import { listAssessmentPages } from '../self-assessment.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Carried } from './carry-over.ts'

/** A page taken over from the last certified version. With reasons it is asked again, whatever the applicant says. */
export type CarriedSection = { step: string; reasons: readonly Problem[] }

/** The facts of an organisation that a dossier was certified with. */
export type ApplicantNow = Pick<Snapshot['applicant'], 'name' | 'kind' | 'registrationNo' | 'representative'>

const source = kindsOfLaw.reEvaluation.source

/** The pages that are taken over, in the order of the dossier; what it asks afresh every time is not among them. */
export function listCarriedSections(
  kind: DossierKind,
  {
    former,
    carried,
    set,
    applicant,
  }: { former: Snapshot; carried: Carried; set: CriteriaSet; applicant: ApplicantNow },
): CarriedSection[] {
  const words = listFormSteps(kind).filter((step) => step === 'applicant' || carried.answers[step])
  return [
    ...words.map((step) => ({ step, reasons: reasonsOfWords(step, former, { carried, applicant }) })),
    ...listAssessmentPages(set).map(({ step, leaves }) => ({
      step,
      reasons: distinct(leaves.flatMap(({ code }) => carried.askedAgain[code] ?? [])),
    })),
  ]
}

function reasonsOfWords(
  step: FormStep,
  former: Snapshot,
  { carried, applicant }: { carried: Carried; applicant: ApplicantNow },
): Problem[] {
  if (step === 'papers') return carried.papers.flatMap(({ reasons }) => reasons.filter(isOfForm))
  if (step !== 'applicant') return []
  const { name, kind, registrationNo, representative } = former.applicant
  const isSame =
    name === applicant.name &&
    kind === applicant.kind &&
    registrationNo === applicant.registrationNo &&
    representative.name === applicant.representative.name
  return isSame ? [] : [{ code: 'renewal.applicant-changed', source }]
}

const isOfForm = ({ code }: Problem) => code === 'renewal.paper-of-former-form'

function distinct(problems: readonly Problem[]): Problem[] {
  return [
    ...new Map(problems.map((problem) => [`${problem.code} ${JSON.stringify(problem.values)}`, problem])).values(),
  ]
}
