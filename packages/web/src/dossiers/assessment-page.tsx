import {
  type AssessmentPage as AssessedPage,
  type Given,
  noLevel,
  sentenceCase,
} from '@saolang/core/dossiers/self-assessment.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { Autosave } from '../islands/autosave.tsx'
import { SelfAssessment } from '../islands/self-assessment.tsx'
import { Button } from '../kit/button.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { Island } from '../kit/island.tsx'
import { type Text, useText } from '../kit/words.ts'
import { AssessedCriterion } from './parts/assessed-criterion.tsx'
import type { DossierHead } from './parts/dossier-head.tsx'
import { DossierPage } from './parts/dossier-page.tsx'
import type { FileView } from './parts/evidence-files.tsx'
import { PageConflict } from './parts/page-conflict.tsx'
import type { TotalWords } from './parts/running-total.tsx'
import { slimSet } from './slim-set.ts'

export type AssessmentPageProps = {
  head: DossierHead
  set: CriteriaSet
  page: AssessedPage
  /** Which page of its part this is. */
  position: { n: number; of: number }
  /** The stored answers of the whole sheet; `typed` are those that were just refused. */
  given: Given
  words: Readonly<Record<string, string>>
  typed?: { given: Given; words: Readonly<Record<string, string>> }
  files: readonly FileView[]
  version: number
  formKey: string
  back?: string
  problems?: readonly Problem[]
  isConflict?: boolean
}

/** `/dossiers/{id}/assess-{n}`: one criterion of the first order; levels, words and proof beside each other, the total at the foot. */
export function AssessmentPage(props: AssessmentPageProps) {
  const { head, set, page, position, given, words, typed, version, formKey, back, problems = [] } = props
  const t = useText()
  const title = t('dossiers.assessPage', { title: sentenceCase(page.title) })
  const shown = { ...given, ...typed?.given }
  const said = { ...words, ...typed?.words }
  return (
    <DossierPage head={head} title={title} heading={sentenceCase(page.title)} problems={problems}>
      <p class="soft">
        {t('dossiers.pageOf', { ...position, part: page.part })} · {t('kit.points', { n: page.max })}
      </p>
      {props.isConflict && <PageConflict rows={storedRows(t, page, given)} />}
      <Form action={`/dossiers/${head.id}/${page.step}`} id="assessment" hasFiles>
        {/* Enter in a field presses the first button of a form: it has to be the one that only saves. */}
        <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
          {t('dossiers.saveContinue')}
        </button>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="formKey" value={formKey} />
        {back && <input type="hidden" name="back" value={back} />}
        {page.leaves.map((leaf) => (
          <AssessedCriterion
            key={leaf.code}
            leaf={leaf}
            dossierId={head.id}
            chosen={shown[leaf.code]}
            words={said[leaf.code] ?? ''}
            files={props.files}
            problems={problems}
          />
        ))}
        <Actions>
          <Button>{t('dossiers.saveContinue')}</Button>
        </Actions>
      </Form>
      <Islands set={set} given={shown} id={head.id} />
    </DossierPage>
  )
}

function Islands({ set, given, id }: { set: CriteriaSet; given: Given; id: string }) {
  const t = useText()
  const words = { saving: t('kit.saving'), saved: t('kit.savedAt', { time: '{time}' }), failed: t('kit.saveFailed') }
  const total = {
    set: slimSet(set),
    given,
    formId: 'assessment',
    starHref: `/dossiers/${id}/star`,
    words: totalWords(t),
  }
  return (
    <div class="standing-bar">
      <Island name="autosave" component={Autosave} props={{ formId: 'assessment', words }} />
      <Island name="self-assessment" component={SelfAssessment} props={total} />
    </div>
  )
}

/** The words of the running total, with their blanks. */
function totalWords(t: Text): TotalWords {
  return {
    total: t('dossiers.totalNow', { points: '{points}' }),
    stars: t('kit.starsOf5', { n: '{n}' }),
    holdsDown: t('dossiers.holdsDown', { band: '{band}', star: '{star}' }),
    shortfall: t('dossiers.shortfall', { criterion: '{criterion}', needs: '{needs}', star: '{star}' }),
    knockedOut: t('dossiers.knockedOut', { criterion: '{criterion}' }),
    unanswered: t('dossiers.notAnswered', { n: '{n}' }),
    how: t('dossiers.standingHow'),
  }
}

function storedRows(t: Text, { leaves }: AssessedPage, given: Given) {
  return leaves.map(({ code, title, options }) => {
    const option = options.find(({ id }) => id === given[code])
    return {
      label: `${code} ${title}`,
      value: option?.text ?? (given[code] === noLevel ? t('dossiers.noneOfThese') : ''),
    }
  })
}
