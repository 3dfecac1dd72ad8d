import type { Answers, DossierField, FormStep } from '@saolang/core/dossiers/form.ts'
import { type Given, listAssessmentPages, noLevel, sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { Button } from '../kit/button.tsx'
import { Checkboxes } from '../kit/choices.tsx'
import { TextArea } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { LawSource } from '../kit/law/law-source.tsx'
import { SummaryList, type SummaryRow } from '../kit/lists.tsx'
import { Notice } from '../kit/notices.tsx'
import { Stars } from '../kit/stars.tsx'
import { type Text, useProblems, useText } from '../kit/words.ts'
import { type ApplicantView, applicantRows } from './applicant-page.tsx'
import type { DossierHead } from './parts/dossier-head.tsx'
import { DossierPage } from './parts/dossier-page.tsx'
import { EvidenceFiles, type FileView } from './parts/evidence-files.tsx'
import { SupplementNotice, type SupplementView } from './parts/supplement-notice.tsx'
import { words } from './question-page.tsx'

export type CheckPageProps = {
  head: DossierHead
  set: CriteriaSet
  applicant: ApplicantView
  sections: readonly { step: FormStep; fields: readonly DossierField[] }[]
  answers: Answers
  given: Given
  files: readonly FileView[]
  standing: { points: number; star: number }
  /** Everything that stands in the way, each with the page where it is put right. */
  obstacles: readonly { problem: Problem; href: string }[]
  pledge: string
  supplement?: SupplementView
  problems?: readonly Problem[]
}

/** `/dossiers/{id}/check`: all answers with a way to change each, what is missing, the pledge, and the button. */
export function CheckPage(props: CheckPageProps) {
  const { head, obstacles, supplement, problems = [] } = props
  const t = useText()
  return (
    <DossierPage head={head} title={t('dossiers.checkTitle')} problems={problems}>
      {supplement && <SupplementNotice supplement={supplement} />}
      {obstacles.length > 0 ? (
        <Obstacles obstacles={obstacles} />
      ) : (
        <Notice tone="good">
          <p>{t('dossiers.checkReady')}</p>
        </Notice>
      )}
      <AllAnswers {...props} />
      <HandIn {...props} />
    </DossierPage>
  )
}

function Obstacles({ obstacles }: Pick<CheckPageProps, 'obstacles'>) {
  const t = useText()
  const { all } = useProblems(obstacles.map(({ problem }) => inPlainWords(t, problem)))
  return (
    <Notice tone="bad" title={t('dossiers.checkMissing', { n: obstacles.length })}>
      <p>{t('dossiers.checkMissingHint')}</p>
      <ul class="obstacles">
        {all.map(({ text, source }, i) => (
          <li key={`${text}${i}`}>
            <a href={obstacles[i]?.href}>{text}</a>
            {source && (
              <span class="small">
                {' '}
                (<LawSource source={source} />)
              </span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The form's own label is long; the question as it was asked is what one remembers. */
function inPlainWords(t: Text, problem: Problem): Problem {
  const { code, at = '', values } = problem
  return code === 'dossier.answer-missing'
    ? { ...problem, values: { label: words(t, { code: at, label: String(values?.label ?? '') }) } }
    : problem
}

function AllAnswers({ head, set, applicant, sections, answers, given, files, standing }: CheckPageProps) {
  const t = useText()
  const base = `/dossiers/${head.id}`
  return (
    <>
      <h2>{t('dossiers.step.applicant')}</h2>
      <SummaryList rows={applicantRows(t, applicant)} />
      {sections.map(({ step, fields }) => (
        <section key={step} id={step}>
          <h2>{t(`dossiers.step.${step}`)}</h2>
          <SummaryList rows={fields.map((field) => answerRow(t, field, answers, `${base}/${step}?back=check`))} />
        </section>
      ))}
      <h2>{t('dossiers.group.assess')}</h2>
      <p>
        <b>{t('dossiers.totalNow', { points: standing.points })}</b> <Stars count={standing.star} />
      </p>
      {listAssessmentPages(set).map(({ step, code, title, leaves }) => (
        <section key={code}>
          <h3>{sentenceCase(title)}</h3>
          <SummaryList
            rows={leaves.map((leaf) => ({
              label: `${leaf.code} ${sentenceCase(leaf.title)}`,
              value: levelText(
                t,
                given[leaf.code],
                leaf.options,
                files.filter(({ criteria }) => criteria.includes(leaf.code)).length,
              ),
              changeHref: `${base}/${step}?back=check#${leaf.code}`,
            }))}
          />
        </section>
      ))}
      <h2>{t('dossiers.evidenceTitle')}</h2>
      <EvidenceFiles dossierId={head.id} files={files} />
    </>
  )
}

function answerRow(t: Text, field: DossierField, answers: Answers, changeHref: string): SummaryRow {
  const text = answers[field.code] ?? ''
  const value = field.kind === 'check' ? (text === 'yes' ? t('dossiers.yes') : t('dossiers.no')) : text
  const shown = value ? <span class="lines">{value}</span> : <span class="soft">{t('dossiers.missing')}</span>
  return { label: words(t, field), value: shown, changeHref }
}

function levelText(
  t: Text,
  chosen: string | undefined,
  options: readonly { id: string; text: string; points: number }[],
  fileCount: number,
) {
  const option = options.find(({ id }) => id === chosen)
  if (chosen === noLevel) return `${t('dossiers.noneOfThese')} (${t('kit.points', { n: 0 })})`
  if (!option) return <span class="soft">{t('dossiers.missing')}</span>
  return (
    <>
      {option.text} ({t('kit.points', { n: option.points })})
      {fileCount > 0 && <span class="soft small"> {t('dossiers.filesHere', { n: fileCount })}</span>}
    </>
  )
}

function HandIn({ head, obstacles, pledge, supplement, problems = [] }: CheckPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  if (obstacles.length > 0) return null
  return (
    <Form action={`/dossiers/${head.id}/${supplement ? 'answer' : 'check'}`}>
      {supplement ? (
        <TextArea name="reply" label={t('dossiers.answerWords')} rows={3} maxLength={6000} error={at('reply')} />
      ) : (
        <>
          <h2>{t('dossiers.pledgeTitle')}</h2>
          <p>{pledge}</p>
          <Checkboxes
            name="isPledged"
            label={<span class="hidden">{t('dossiers.pledgeTitle')}</span>}
            error={at('isPledged')}
            options={[{ value: 'yes', label: t('dossiers.pledgeLabel') }]}
          />
        </>
      )}
      <Actions>
        <Button>{t(supplement ? 'dossiers.answer' : 'dossiers.handIn')}</Button>
      </Actions>
    </Form>
  )
}
