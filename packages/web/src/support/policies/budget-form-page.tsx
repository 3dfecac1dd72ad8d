import type { Problem } from '@saolang/core/kernel/problem.ts'
import { budgetSources } from '@saolang/core/support/policies/policy.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { PolicyLine } from './policy-views.ts'

type Named = { code: string; name: string }
export type BudgetFormPageProps = {
  policy: PolicyLine
  provinces: readonly Named[]
  communes: readonly Named[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/support/policies/{id}/budget`: money set apart for a policy, by the paper that allots it. */
export function BudgetFormPage({ policy, provinces, communes, values, problems }: BudgetFormPageProps) {
  const t = useText()
  return (
    <Page
      title={t('support.policy.setBudget')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/support/policies/${policy.id}`} label={policy.title} />}
    >
      <h1>{t('support.policy.setBudget')}</h1>
      <p class="soft">{policy.title}</p>
      <Form action={`/support/policies/${policy.id}/budget`}>
        <BudgetFields provinces={provinces} communes={communes} values={values} problems={problems} />
        <Button>{t('support.policy.setBudget')}</Button>
      </Form>
    </Page>
  )
}

function BudgetFields({ provinces, communes, values, problems }: Omit<BudgetFormPageProps, 'policy'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const choices = (named: readonly Named[]) => named.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Radios
        name="source"
        label={t('support.policy.source')}
        value={values.source}
        error={at('source')}
        options={budgetSources.map((source) => ({ value: source, label: t(`support.policy.from-${source}`) }))}
      />
      <Select
        name="provinceCode"
        label={t('support.policy.province')}
        value={values.provinceCode || (provinces.length === 1 ? provinces[0]?.code : '')}
        error={at('provinceCode')}
        empty={t('support.adviser.chooseProvince')}
        options={choices(provinces)}
      />
      {communes.length > 0 && (
        <Select
          name="communeCode"
          label={t('support.policy.commune')}
          optional
          value={values.communeCode}
          error={at('communeCode')}
          empty={t('support.policy.wholeProvince')}
          options={choices(communes)}
        />
      )}
      <TextField
        name="year"
        label={t('support.policy.year')}
        inputMode="numeric"
        width="tiny"
        value={values.year}
        error={at('year')}
      />
      <TextField
        name="allotted"
        label={t('support.policy.allotted')}
        inputMode="numeric"
        suffix="đồng"
        width="short"
        value={values.allotted}
        error={at('allotted')}
      />
      <TextField
        name="document"
        label={t('support.policy.allotment')}
        hint={t('support.policy.allotmentHint')}
        value={values.document}
        error={at('document')}
      />
    </>
  )
}
