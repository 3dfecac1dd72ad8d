import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { DateField, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type MandatesPageProps = {
  organisation: { id: string; name: string }
  mandates: readonly { id: string; clientName: string; givenBy: string; givenOn: string; document?: string }[]
  /** An officer records what is on paper. */
  isHelped: boolean
  values: Readonly<Record<string, string>>
  givenOn: { day: string; month: string; year: string }
  problems: readonly Problem[]
}

/** `/mandates`: which programs may act for an organisation; giving and ending that. */
export function MandatesPage(props: MandatesPageProps) {
  const { organisation, mandates, isHelped, values, givenOn, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  const text = (name: string) => ({ name, value: values[name] ?? '', error: at(name) })
  return (
    <Page
      title={t('people.mandates')}
      layout="form"
      robots="noindex"
      sheet="people.css"
      bodyClass="of-systems"
      problems={problems}
      way={<BackLink href={`/organisations/${organisation.id}`} label={organisation.name} />}
    >
      <h1>{t('people.mandates')}</h1>
      <p class="lead">{t('people.mandatesLead', { name: organisation.name })}</p>
      {mandates.length === 0 && <p class="soft">{t('people.mandatesNone')}</p>}
      <ul>
        {mandates.map(({ id, clientName, givenBy, givenOn: on, document }) => (
          <li key={id}>
            <b>{clientName}</b>{' '}
            <span class="soft">· {[givenBy, formatDay(on), document].filter(Boolean).join(' · ')}</span>
            <Form action={`/mandates/${id}/end`}>
              <input type="hidden" name="organisation" value={organisation.id} />
              <Button look="danger">{t('people.mandateEnd')}</Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={`/mandates?organisation=${organisation.id}`}>
        <h2>{t('people.mandateGive')}</h2>
        <TextField {...text('clientId')} label={t('people.mandateClient')} hint={t('people.mandateClientHint')} />
        <TextField {...text('givenBy')} label={t('people.mandateGivenBy')} />
        <DateField name="givenOn" label={t('people.mandateGivenOn')} value={givenOn} error={at('givenOn')} />
        {isHelped && <TextField {...text('document')} label={t('people.mandateDocument')} />}
        <Actions>
          <Button>{t('people.mandateGive')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
