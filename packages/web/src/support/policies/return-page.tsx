import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatDong } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { GrantLine } from './policy-views.ts'

export type ReturnPageProps = { policyId: string; grant: GrantLine; problems: readonly Problem[] }

/** `/support/policies/{id}/grants/{grantId}/return`: a grant is cancelled or paid back, and its money is free again. */
export function ReturnPage({ policyId, grant, problems }: ReturnPageProps) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  const { id, organisation, amountDong, grantedOn, policy } = grant
  return (
    <Page
      title={t('support.policy.takeBack')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/support/policies/${policyId}`} label={policy} />}
    >
      <h1>{t('support.policy.takeBack')}</h1>
      <p>
        {organisation}: {formatDong(lang, amountDong)}, {formatDay(grantedOn)}
      </p>
      <p class="soft">{t('support.policy.takeBackMore')}</p>
      <Form action={`/support/policies/${policyId}/grants/${id}/return`}>
        <TextField name="reason" label={t('support.adviser.reason')} error={at('reason')} />
        <Button look="danger">{t('support.policy.takeBack')}</Button>
      </Form>
    </Page>
  )
}
