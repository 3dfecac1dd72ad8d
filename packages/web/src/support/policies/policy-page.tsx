import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDong } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { GrantTable, UseTable } from './money-tables.tsx'
import type { GrantLine, PolicyDetail } from './policy-views.ts'
import { Terms } from './terms.tsx'

export type PolicyPageProps = {
  policy: PolicyDetail
  grants?: readonly GrantLine[]
  problems: readonly Problem[]
}

/** `/support/policies/{id}`: a policy, its document, the money set apart, and for officers what was granted. */
export function PolicyPage({ policy, grants, problems }: PolicyPageProps) {
  const t = useText()
  const { id, title, pays, isDemo, endReason, lines, mayGrant, maySetBudget, mayEnd } = policy
  return (
    <Page
      title={title}
      sheet="knowledge.css"
      problems={problems}
      way={<BackLink href="/support/policies" label={t('support.policy.title')} />}
    >
      <h1>{title}</h1>
      <p class="soft">
        <Terms policy={policy} /> {isDemo && <SampleChip />}
      </p>
      {endReason && (
        <Notice tone="warn" title={t('support.policy.endedTitle')}>
          {endReason}
        </Notice>
      )}
      <p class="law-words">{pays}</p>
      <Facts policy={policy} />
      <section class="part">
        <h2>{t('support.policy.money')}</h2>
        {lines.length === 0 ? (
          <p class="soft">{t('support.policy.noMoney')}</p>
        ) : (
          <UseTable lines={lines} showsPolicy={false} />
        )}
        <Actions>
          {mayGrant && <LinkButton href={`/support/policies/${id}/grant`}>{t('support.policy.grant')}</LinkButton>}
          {maySetBudget && (
            <LinkButton look="plain" href={`/support/policies/${id}/budget`}>
              {t('support.policy.setBudget')}
            </LinkButton>
          )}
        </Actions>
      </section>
      {grants && (
        <section class="part">
          <h2>{t('support.policy.grants')}</h2>
          {grants.length === 0 ? (
            <p class="soft">{t('support.policy.noGrants')}</p>
          ) : (
            <GrantTable grants={grants} takesBack />
          )}
        </section>
      )}
      {mayEnd && <End id={id} problems={problems} />}
    </Page>
  )
}

function Facts({ policy: { document, source, ceilingDong } }: { policy: PolicyDetail }) {
  const t = useText()
  const { lang } = useShell()
  const isLink = /^https:\/\//.test(source)
  return (
    <SummaryList
      rows={[
        {
          label: t('support.policy.document'),
          value: isLink ? <a href={source}>{document}</a> : `${document}${source ? ` · ${source}` : ''}`,
        },
        {
          label: t('support.policy.ceiling'),
          value: ceilingDong === null ? t('support.policy.noCeiling') : formatDong(lang, ceilingDong),
        },
      ]}
    />
  )
}

function End({ id, problems }: { id: string; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details class="quiet" open={problems.length > 0}>
      <summary>{t('support.policy.end')}</summary>
      <Form action={`/support/policies/${id}/end`}>
        <TextField name="reason" label={t('support.adviser.reason')} error={at('reason')} />
        <Button look="danger">{t('support.policy.end')}</Button>
      </Form>
    </details>
  )
}
