import { consentWays } from '@saolang/core/dossiers/consent.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Checkboxes, Radios } from '../kit/choices.tsx'
import { DateField, TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDay } from '../kit/format.ts'
import { Notice } from '../kit/notices.tsx'
import { useProblems, useText } from '../kit/words.ts'
import type { DossierHead } from './parts/dossier-head.tsx'
import { DossierPage } from './parts/dossier-page.tsx'

export type ConsentPageProps = {
  head: DossierHead
  values: Readonly<Record<string, string>>
  /** What is read out, word for word. */
  wording: string
  recorded?: { givenBy: string; givenOn: string }
  problems?: readonly Problem[]
}

/** `/dossiers/{id}/consent`: an officer records that the applicant heard the dossier read back and lets it be filed. */
export function ConsentPage({ head, values, wording, recorded, problems = [] }: ConsentPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const day = { day: values['givenOn-day'], month: values['givenOn-month'], year: values['givenOn-year'] }
  return (
    <DossierPage head={head} title={t('dossiers.consentTitle')} problems={problems}>
      <p>{t('dossiers.consentIntro')}</p>
      {recorded && (
        <Notice tone="good">
          <p>{t('dossiers.consentRecorded', { name: recorded.givenBy, day: formatDay(recorded.givenOn) })}</p>
        </Notice>
      )}
      <blockquote class="card">{wording}</blockquote>
      <Form action={`/dossiers/${head.id}/consent`}>
        <TextField name="givenBy" label={t('dossiers.consentGivenBy')} value={values.givenBy} error={at('givenBy')} />
        <DateField name="givenOn" label={t('dossiers.consentGivenOn')} value={day} error={at('givenOn')} />
        <Radios
          name="how"
          label={t('dossiers.consentHow')}
          value={values.how}
          error={at('how')}
          options={consentWays.map((way) => ({ value: way, label: t(`dossiers.consentHow.${way}`) }))}
        />
        <Checkboxes
          name="isReadBack"
          label={<span class="hidden">{t('dossiers.consentReadBack')}</span>}
          error={at('isReadBack')}
          values={values.isReadBack ? ['yes'] : []}
          options={[{ value: 'yes', label: t('dossiers.consentReadBack') }]}
        />
        <Actions>
          <Button>{t('kit.save')}</Button>
        </Actions>
      </Form>
    </DossierPage>
  )
}
