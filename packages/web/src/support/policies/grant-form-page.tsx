import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { DateField, Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDong } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { PolicyDetail } from './policy-views.ts'

type DayParts = { day: string; month: string; year: string }
export type GrantFormPageProps = {
  policy: PolicyDetail
  communes: readonly { code: string; name: string }[]
  communeCode: string
  grantees: readonly { id: string; name: string }[]
  values: Readonly<Record<string, string>>
  day: DayParts
  problems: readonly Problem[]
}

/** `/support/policies/{id}/grant`: an officer records what a producer is granted, from which line. */
export function GrantFormPage(props: GrantFormPageProps) {
  const t = useText()
  const { policy, communes, communeCode, problems } = props
  return (
    <Page
      title={t('support.policy.grant')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/support/policies/${policy.id}`} label={policy.title} />}
    >
      <h1>{t('support.policy.grant')}</h1>
      <p class="soft">{policy.title}</p>
      {!communeCode || props.grantees.length === 0 ? (
        <Form action={`/support/policies/${policy.id}/grant`} method="get">
          <Select
            name="commune"
            label={t('support.policy.granteeCommune')}
            hint={communeCode ? t('support.policy.noGrantees') : undefined}
            value={communeCode}
            empty={t('support.policy.chooseCommune')}
            options={communes.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Button>{t('kit.continue')}</Button>
        </Form>
      ) : (
        <GrantForm {...props} />
      )}
    </Page>
  )
}

function GrantForm({ policy, communeCode, grantees, values, day, problems }: GrantFormPageProps) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  return (
    <Form action={`/support/policies/${policy.id}/grant`}>
      <input type="hidden" name="communeCode" value={communeCode} />
      <Select
        name="organisationId"
        label={t('support.policy.grantee')}
        value={values.organisationId}
        error={at('organisationId')}
        empty={t('support.policy.chooseGrantee')}
        options={grantees.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="lineId"
        label={t('support.policy.line')}
        value={values.lineId}
        error={at('lineId')}
        empty={t('support.policy.chooseLine')}
        options={policy.lines.map(({ id, year, source, unit, allottedDong, grantedDong }) => ({
          value: id,
          label: `${year} · ${t(`support.policy.from-${source}`)} · ${unit} · ${t('support.policy.leftIs', {
            amount: formatDong(lang, allottedDong - grantedDong),
          })}`,
        }))}
      />
      <TextField
        name="amount"
        label={t('support.policy.amount')}
        inputMode="numeric"
        suffix="đồng"
        width="short"
        value={values.amount}
        error={at('amount')}
      />
      <TextField name="purpose" label={t('support.policy.purpose')} value={values.purpose} error={at('purpose')} />
      <TextField
        name="document"
        label={t('support.policy.grantDocument')}
        hint={t('support.policy.allotmentHint')}
        value={values.document}
        error={at('document')}
      />
      <DateField name="grantedOn" label={t('support.policy.grantedOn')} value={day} error={at('grantedOn')} />
      <Button>{t('support.policy.grant')}</Button>
    </Form>
  )
}
