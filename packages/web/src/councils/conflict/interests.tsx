import { Button } from '../../kit/button.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

export type InterestsPageProps = {
  values: { employer: string; taxCodes: string; addresses: string; phones: string; clients: string }
  statedAt: string | null
}

/** What somebody on a council states about themself, so that ties to applicants can be found. Only they read it. */
export function InterestsPage({ values, statedAt }: InterestsPageProps) {
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={t('councils.interests')}
      layout="form"
      robots="noindex"
      way={<BackLink href="/councils" label={t('councils.home')} />}
    >
      <h1>{t('councils.interests')}</h1>
      <p>{t('councils.interestsWhat')}</p>
      {statedAt && <p class="soft">{t('councils.interestsStatedAt', { at: formatInstant(statedAt) })}</p>}
      <Form action="/councils/interests">
        <TextField name="employer" label={t('councils.employer')} value={values.employer} autocomplete="organization" />
        {(['taxCodes', 'addresses', 'phones', 'clients'] as const).map((name) => (
          <TextArea
            key={name}
            name={name}
            label={t(`councils.${name}`)}
            hint={t('councils.interestsLine')}
            value={values[name]}
            rows={3}
          />
        ))}
        <Actions>
          <Button>{t('councils.stateInterests')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
