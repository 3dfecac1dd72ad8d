import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { applicantKinds } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { sampleProducts } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import { evidenceSource } from '@saolang/law/decisions/2026-26-qd-ttg/evidence.ts'
import { form02, selfAssessmentInstruction } from '@saolang/law/decisions/2026-26-qd-ttg/form-02.ts'
import { reEvaluation, softwareDossier } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { addDays, type LegalDate } from '../kernel/calendar.ts'
import type { Problem } from '../kernel/problem.ts'
import { needsRegistrationNo, type OrganisationKind } from '../people/organisation.ts'
import type { BaseProduct } from './base-product.ts'
import type { DossierKind } from './dossier.ts'
import { evidenceNeedOf } from './evidence-need.ts'
import { type Answers, findAnswerProblems, listFields, listFormSteps } from './form.ts'
import { type DatedPaper, findCarriedProblems, findPaperProblems, type RenewalState } from './renewal/readiness.ts'
import { findContradictions } from './scorecard.ts'
import { type Given, listAssessmentPages, sentenceCase, toChoices } from './self-assessment.ts'

/** What is known of the applicant: the facts that Mẫu số 02 asks for. */
export type ApplicantFacts = {
  kind: OrganisationKind
  phone?: string
  email?: string
  establishedOn?: string
  representative: { gender?: string; ethnicity?: string; residence?: string }
}

/** Everything that a submission is judged by. */
export type DossierContents = {
  kind: DossierKind
  set: CriteriaSet
  applicant: ApplicantFacts
  answers: Answers
  given: Given
  /** Criteria that have a file. */
  provenCriteria: ReadonlySet<string>
  baseProduct?: BaseProduct
  /** Every file with its term. */
  papers?: readonly DatedPaper[]
  /** It begins with the last certified version: what of it still waits to be looked at. */
  renewal?: RenewalState
  /** An officer files for the applicant, with or without their recorded consent. */
  assisted?: { hasConsent: boolean }
}

/** Every reason why a dossier cannot be submitted today, all of them, each with its field and article. */
export function findSubmissionProblems(contents: DossierContents, today: LegalDate): Problem[] {
  return [
    ...findApplicantProblems(contents),
    ...findBlanks(contents),
    ...findSampleProblems(contents),
    ...findAssessmentProblems(contents),
    ...findEvidenceProblems(contents),
    ...findWindowProblems(contents, today),
    ...findCarriedProblems(contents.renewal),
    ...findPaperProblems(contents, today),
    ...(contents.assisted && !contents.assisted.hasConsent
      ? [{ code: 'dossier.consent-missing', at: 'consent', source: softwareDossier.source }]
      : []),
  ]
}

function findApplicantProblems({ applicant, set }: DossierContents): Problem[] {
  const { representative, phone, email, establishedOn, kind } = applicant
  const facts: [field: string, value: string | undefined][] = [
    ['contact', phone || email],
    ['representativeGender', representative.gender],
    ['representativeEthnicity', representative.ethnicity],
    ['representativeResidence', representative.residence],
    ['establishedOn', needsRegistrationNo(kind) ? establishedOn : 'not asked'],
  ]
  const source = `${form02.source}, ${form02.sections[0]?.title}`
  const missing = facts
    .filter(([, value]) => !value)
    .map(([field]) => ({ code: `dossier.applicant-${field}-missing`, at: 'isApplicantRight', source }))
  const isTourismOnly = kind === 'tourism-association' && set.no !== 26
  return isTourismOnly
    ? [...missing, { code: 'dossier.kind-not-for-set', at: 'isApplicantRight', source: applicantKinds.source }]
    : missing
}

function findBlanks({ kind, set, answers }: DossierContents): Problem[] {
  return listFormSteps(kind).flatMap((step) => [
    ...listFields(step, set.no)
      .filter(({ code, isOptional }) => !isOptional && !answers[code])
      .map(({ code, label, source }) => ({ code: 'dossier.answer-missing', at: code, source, values: { label } })),
    ...findAnswerProblems(step, answers),
  ])
}

function findSampleProblems({ set, answers }: DossierContents): Problem[] {
  const { count, exceptSets, source } = sampleProducts
  const isExempt = (exceptSets as readonly number[]).includes(set.no)
  const given = Number(answers.sampleCount)
  return isExempt || !answers.sampleCount || given >= count
    ? []
    : [{ code: 'dossier.samples-too-few', at: 'sampleCount', source, values: { count } }]
}

function findAssessmentProblems({ set, given }: DossierContents): Problem[] {
  const missing = listAssessmentPages(set).flatMap(({ leaves }) => leaves.filter(({ code }) => !given[code]))
  return [
    ...missing.map(({ code, title }) => ({
      code: 'dossier.choice-missing',
      at: code,
      source: selfAssessmentInstruction.source,
      values: { criterion: code, title: sentenceCase(title) },
    })),
    ...findContradictions(set, toChoices(given)),
  ]
}

/** Levels whose own words name a paper, without a file beside them. */
function findEvidenceProblems(contents: DossierContents): Problem[] {
  return listUnproven(contents)
    .filter(({ namesPaper }) => namesPaper)
    .map(({ criterion, title }) => ({
      code: 'dossier.evidence-missing',
      at: criterion,
      source: evidenceSource,
      values: { criterion, title },
    }))
}

/** Criteria with points and no file although some evidence speaks to them. `namesPaper`: the level itself names a paper, so it must be shown. */
export function listUnproven({
  set,
  given,
  provenCriteria,
}: Pick<DossierContents, 'set' | 'given' | 'provenCriteria'>) {
  return listAssessmentPages(set).flatMap(({ leaves }) =>
    leaves.flatMap((leaf) => {
      const option = leaf.options.find(({ id }) => id === given[leaf.code])
      if (!option || provenCriteria.has(leaf.code)) return []
      const { kinds, namesPaper } = evidenceNeedOf(leaf, option)
      return kinds.length > 0 || namesPaper
        ? [{ criterion: leaf.code, title: sentenceCase(leaf.title), kinds, namesPaper }]
        : []
    }),
  )
}

/** A re-evaluation is filed from 180 to 120 days before the certificate ends; too late is for the officer to judge (Điều 7 khoản 6 điểm a). */
function findWindowProblems({ kind, baseProduct }: DossierContents, today: LegalDate): Problem[] {
  if (kind !== 're-evaluation' || !baseProduct) return []
  const { opensOn } = reEvaluationWindow(baseProduct.expiresOn)
  return today < opensOn
    ? [{ code: 'dossier.too-early', source: reEvaluation.windowSource, values: { day: dayInWords(opensOn) } }]
    : []
}

/** The days between which a re-evaluation is filed, both included. */
function reEvaluationWindow(expiresOn: LegalDate): { opensOn: LegalDate; closesOn: LegalDate } {
  return {
    opensOn: addDays(expiresOn, -reEvaluation.earliestDaysBeforeExpiry),
    closesOn: addDays(expiresOn, -reEvaluation.latestDaysBeforeExpiry),
  }
}

function dayInWords(day: LegalDate): string {
  return day.split('-').toReversed().join('/')
}
