import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { nationalKindOf } from '@saolang/law/criterion-kind.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { findSigningProblems, type Marks } from '../card.ts'

/** What the Ministry says of a dossier that it makes an anchor. */
export type AnchorForm = {
  title: string
  /** The document by which the applicant agreed; a fictitious dossier needs none. */
  consent: string
  marks: Marks
  reasons: Readonly<Record<string, string>>
}

/** Reasons why a dossier cannot become an anchor: not handed in, neither fictitious nor consented, a model score that is not whole or not explained. */
export function findAnchorProblems(
  set: CriteriaSet,
  form: AnchorForm,
  dossier: { isDemo: boolean; isHandedIn: boolean },
): Problem[] {
  const unexplained = listLeaves(set)
    .map(({ leaf }) => leaf.code)
    .filter((code) => nationalKindOf(set, code) === 'judged' && !form.reasons[code])
  return [
    ...listProblems([
      !dossier.isHandedIn && { code: 'anchor.dossier-not-handed-in', at: 'code' },
      !form.title && { code: 'anchor.title-missing', at: 'title' },
      !dossier.isDemo && !form.consent && { code: 'anchor.consent-missing', at: 'consent' },
    ]),
    ...findSigningProblems(set, form.marks),
    ...unexplained.map((criterion) => ({
      code: 'anchor.reason-missing',
      at: `reason-${criterion}`,
      values: { criterion },
    })),
  ]
}
