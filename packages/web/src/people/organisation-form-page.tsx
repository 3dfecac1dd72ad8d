import type { Problem } from '@saolang/core/kernel/problem.ts'
import {
  type OrganisationAnswers,
  type OrganisationStep,
  organisationSteps,
} from '@saolang/core/people/organisation.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'
import { fieldsOf, OrganisationFields, type Unit } from './organisation-fields.tsx'
import { factRows } from './organisation-page.tsx'

export type OrganisationFormPageProps = {
  step: OrganisationStep
  answers: OrganisationAnswers
  /** Absent while it is being registered. */
  id?: string | undefined
  provinces: readonly Unit[]
  communes: readonly Unit[]
  problems?: readonly Problem[]
}

/** `/organisations/new` and `/organisations/{id}/edit`: one thing a page, then everything to check. */
export function OrganisationFormPage(props: OrganisationFormPageProps) {
  const t = useText()
  const { step, answers, id, problems = [] } = props
  const title = t(`people.step.${step}`)
  const action = id ? `/organisations/${id}/edit` : '/organisations/new'
  const shown = fieldsOf(step)
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={id ? `/organisations/${id}` : '/account'} label={t('people.turnBack')} />}
    >
      {!id && (
        <p class="soft">{t('kit.step', { n: organisationSteps.indexOf(step) + 1, of: organisationSteps.length })}</p>
      )}
      <h1>{title}</h1>
      <Form action={action}>
        <input type="hidden" name="step" value={step} />
        {Object.entries(answers)
          .filter(([name, value]) => value && !shown.includes(name))
          .flatMap(([name, value]) => hiddenOf(name, value))}
        {step === 'check' ? <Check {...props} /> : <OrganisationFields {...props} problems={problems} />}
      </Form>
    </Page>
  )
}

function hiddenOf(name: string, value: string) {
  if (name !== 'establishedOn') return [<input key={name} type="hidden" name={name} value={value} />]
  const [year, month, day] = value.split('-')
  return Object.entries({ day, month, year }).map(([part, digits]) => (
    <input key={part} type="hidden" name={`establishedOn-${part}`} value={digits} />
  ))
}

function Check({ answers, id, provinces, communes }: OrganisationFormPageProps) {
  const t = useText()
  const nameOf = (units: readonly Unit[], code?: string) => units.find((unit) => unit.code === code)?.name
  const place = placeInWords(nameOf(communes, answers.communeCode), nameOf(provinces, answers.provinceCode))
  return (
    <>
      <SummaryList rows={factRows(t, answers, place)} />
      <h2>{t('people.changeSomething')}</h2>
      <div class="row">
        {organisationSteps
          .filter((step) => step !== 'check')
          .map((step) => (
            <Button key={step} look="quiet" name="goto" value={step}>
              {t(`people.step.short.${step}`)}
            </Button>
          ))}
      </div>
      {id && <TextField name="reason" optional label={t('people.changeReason')} hint={t('people.changeReasonHint')} />}
      <Actions>
        <Button>{t(id ? 'people.saveChange' : 'people.registerOrganisation')}</Button>
      </Actions>
    </>
  )
}
