import { dossierKinds } from '@saolang/core/dossiers/dossier.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { DateField, TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { setExamples } from './set-examples.ts'

/** The questions before a dossier exists, one a page; `base` only for a product that is recognised already. */
const newSteps = ['organisation', 'kind', 'base', 'name', 'industry', 'set'] as const
export type NewStep = (typeof newSteps)[number]

export type NewDossierPageProps = {
  step: NewStep
  /** What was answered so far; it travels in the form, so that nothing is kept of somebody who turns back. */
  answers: Readonly<Record<string, string>>
  organisations: readonly { id: string; name: string }[]
  problems?: readonly Problem[]
}

const fieldsOf: Record<NewStep, readonly string[]> = {
  organisation: ['organisationId'],
  kind: ['kind'],
  base: ['certificateNumber', 'star', 'expiresOn-day', 'expiresOn-month', 'expiresOn-year'],
  name: ['productName'],
  industry: ['industry'],
  set: ['setNo'],
}

/** `/dossiers/new`. */
export function NewDossierPage(props: NewDossierPageProps) {
  const t = useText()
  const { step, answers, problems = [] } = props
  const isLast = step === 'set'
  return (
    <Page
      title={t('dossiers.newTitle')}
      layout="form"
      robots="noindex"
      sheet="dossiers.css"
      problems={problems}
      way={<BackLink href="/dossiers" label={t('dossiers.myDossiers')} />}
    >
      <h1>{t('dossiers.newTitle')}</h1>
      <Form action="/dossiers/new">
        <input type="hidden" name="step" value={step} />
        {Object.entries(answers)
          .filter(([name, value]) => value && !fieldsOf[step].includes(name))
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <Question {...props} />
        <Actions>
          <Button>{t(isLast ? 'dossiers.new.begin' : 'kit.continue')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Question({ step, answers, organisations, problems = [] }: NewDossierPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  switch (step) {
    case 'organisation':
      return (
        <Radios
          name="organisationId"
          label={t('dossiers.new.organisation')}
          value={answers.organisationId}
          error={at('organisationId')}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )
    case 'kind':
      return (
        <Radios
          name="kind"
          label={t('dossiers.new.kind')}
          value={answers.kind}
          error={at('kind')}
          options={dossierKinds.map((kind) => ({
            value: kind,
            label: t(`dossiers.kind.${kind}`),
            hint: t(`dossiers.kindHint.${kind}`),
          }))}
        />
      )
    case 'base':
      return <BaseQuestion answers={answers} problems={problems} />
    case 'name':
      return (
        <TextField
          name="productName"
          label={t('dossiers.new.name')}
          hint={t('dossiers.new.nameHint')}
          value={answers.productName}
          error={at('productName')}
        />
      )
    default:
      return <GroupQuestion step={step} answers={answers} problems={problems} />
  }
}

function BaseQuestion({ answers, problems }: Pick<NewDossierPageProps, 'answers' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const day = { day: answers['expiresOn-day'], month: answers['expiresOn-month'], year: answers['expiresOn-year'] }
  return (
    <>
      <h2>{t('dossiers.new.base')}</h2>
      <TextField
        name="certificateNumber"
        label={t('dossiers.base.certificateNumber')}
        value={answers.certificateNumber}
        error={at('certificateNumber')}
      />
      <Radios
        name="star"
        label={t('dossiers.base.star')}
        inline
        value={answers.star}
        error={at('star')}
        options={['3', '4', '5'].map((star) => ({ value: star, label: t('kit.starLevel', { n: Number(star) }) }))}
      />
      <DateField name="expiresOn" label={t('dossiers.base.expiresOn')} value={day} error={at('expiresOn')} />
    </>
  )
}

function GroupQuestion({ step, answers, problems }: Pick<NewDossierPageProps, 'step' | 'answers' | 'problems'>) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  if (step === 'industry')
    return (
      <Radios
        name="industry"
        label={t('dossiers.new.industry')}
        value={answers.industry}
        error={at('industry')}
        options={classification.map(({ code, title, titleEn, sets }) => ({
          value: code,
          label: lang === 'en' ? titleEn : title,
          hint: t('dossiers.new.examples', {
            examples: sets
              .slice(0, 4)
              .map(({ set }) => setExamples[set]?.[lang === 'en' ? 1 : 0])
              .join(', '),
          }),
        }))}
      />
    )
  return (
    <Radios
      name="setNo"
      label={t('dossiers.new.set')}
      hint={t('dossiers.new.setHint')}
      value={answers.setNo}
      error={at('setNo')}
      options={(classification.find(({ code }) => code === answers.industry)?.sets ?? []).map((line) => ({
        value: String(line.set),
        label: [line.group, line.subgroup].filter(Boolean).join(': '),
        hint: t('dossiers.new.examples', { examples: setExamples[line.set]?.[lang === 'en' ? 1 : 0] ?? '' }),
      }))}
    />
  )
}
