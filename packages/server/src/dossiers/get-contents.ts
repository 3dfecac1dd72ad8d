import type { DossierContents } from '@saolang/core/dossiers/completeness.ts'
import type { Answers } from '@saolang/core/dossiers/form.ts'
import { knownGiven } from '@saolang/core/dossiers/self-assessment.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { getOrganisation, type Organisation } from '../people/get-organisation.ts'
import type { ViewContext } from '../platform/act.ts'
import { type AnswerPage, listAnswerPages } from './answers.sql.ts'
import type { Dossier } from './get-dossier.ts'
import { type EvidenceFile, listEvidenceFiles } from './get-evidence.ts'
import { type BaseRow, findBase, listCarriedSteps } from './renewal/renewals.sql.ts'
import { type ConsentRow, findConsent } from './submissions.sql.ts'

/** Everything that a dossier holds today, and the form in which the rules judge it. */
export type Contents = {
  organisation: Organisation
  pages: readonly AnswerPage[]
  answers: Answers
  files: readonly EvidenceFile[]
  consent: ConsentRow | undefined
  /** The certificate that it begins with, where the register said so. */
  base: BaseRow | undefined
  judged: DossierContents
}

/** Reads what a dossier holds, to be judged by `set`. An officer who files needs the applicant's consent; the applicant does not. */
export async function getContents(
  { tx, who }: Pick<ViewContext, 'tx' | 'who'>,
  dossier: Dossier,
  set: CriteriaSet,
): Promise<Contents> {
  const organisation = await getOrganisation(tx, dossier.organisationId)
  const pages = await listAnswerPages(tx, dossier.id)
  const files = await listEvidenceFiles(tx, dossier.id)
  const consent = await findConsent(tx, dossier.id)
  const base = await findBase(tx, dossier.id)
  const carried = base && new Set(await listCarriedSteps(tx, dossier.id))
  const answers: Answers = Object.assign({ productName: dossier.productName }, ...pages.map((page) => page.answers))
  const judged: DossierContents = {
    kind: dossier.kind,
    set,
    applicant: organisation,
    answers,
    given: knownGiven(set, dossier.given),
    provenCriteria: new Set(files.flatMap(({ criteria }) => criteria)),
    papers: files.map(({ id, caption, term }) => ({ id, caption, ...term })),
    ...(carried && { renewal: { carried } }),
    ...(dossier.baseProduct && { baseProduct: dossier.baseProduct }),
    ...(dossier.isAssisted && who.role === 'commune-officer' && { assisted: { hasConsent: consent !== undefined } }),
  }
  return { organisation, pages, answers, files, consent, base, judged }
}
