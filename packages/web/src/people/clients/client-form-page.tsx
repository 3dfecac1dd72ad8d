import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { clientReaches } from '@saolang/core/people/client.ts'
import { scopeNames } from '@saolang/core/people/scopes.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type ClientFormPageProps = {
  values: Readonly<Record<string, string>>
  scopes: readonly string[]
  /** Whose choice it is how far and how much: an administrator's. */
  isFree: boolean
  reaches: readonly (typeof clientReaches)[number][]
  provinces: readonly { code: string; name: string }[]
  problems: readonly Problem[]
}

/** `/clients/new`: what is asked to register a system. */
export function ClientFormPage(props: ClientFormPageProps) {
  const { values, scopes, isFree, reaches, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  const text = (name: string) => ({ name, value: values[name] ?? '', error: at(name) })
  return (
    <Page
      title={t('people.clientNew')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/clients" label={t('people.clients')} />}
    >
      <h1>{t('people.clientNew')}</h1>
      <Form action="/clients/new">
        <TextField {...text('name')} label={t('people.clientName')} hint={t('people.clientNameHint')} />
        <TextField {...text('contactEmail')} type="email" inputMode="email" label={t('people.clientContact')} />
        {reaches.length > 1 && (
          <Radios
            {...text('reach')}
            label={t('people.clientReach')}
            options={reaches.map((value) => ({ value, label: t(`people.clientReach.${value}`) }))}
          />
        )}
        <Home {...props} />
        <Checkboxes
          name="scopes"
          label={t('people.clientScopes')}
          error={at('scopes')}
          values={scopes}
          options={scopeNames.map((value) => ({ value, label: t(`people.scope.${value}`), hint: value }))}
        />
        <Checkboxes
          name="isSandbox"
          label={t('people.clientSandboxChip')}
          values={values.isSandbox ? ['yes'] : []}
          options={[{ value: 'yes', label: t('people.clientSandbox') }]}
        />
        {isFree && (
          <>
            <TextField {...text('perMinute')} inputMode="numeric" width="tiny" label={t('people.clientPerMinute')} />
            <TextField {...text('perDay')} inputMode="numeric" width="tiny" label={t('people.clientPerDay')} />
          </>
        )}
        <TextArea {...text('publicKeys')} label={t('people.clientKeys')} hint={t('people.clientKeysHint')} optional />
        <Actions>
          <Button>{t('people.clientNew')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

/** For which province or organisation, where one may choose. */
function Home({ values, isFree, reaches, provinces, problems }: ClientFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const text = (name: string) => ({ name, value: values[name] ?? '', error: at(name) })
  return (
    <>
      {isFree && (
        <Select
          {...text('provinceCode')}
          label={t('people.province')}
          empty={t('people.choose')}
          options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          optional
        />
      )}
      {reaches.length > 1 && (
        <TextField
          {...text('organisationId')}
          label={t('people.clientOrganisationId')}
          hint={t('people.clientOrganisationHint')}
          optional
        />
      )}
    </>
  )
}
