import { LinkButton } from '../../kit/button.tsx'
import { Actions } from '../../kit/form.tsx'
import { formatDay, formatDong } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { GrantTable } from './money-tables.tsx'
import type { GrantLine, PolicyLine } from './policy-views.ts'
import { Terms } from './terms.tsx'

export type PoliciesPageProps = {
  policies: readonly PolicyLine[]
  grants: readonly GrantLine[] | undefined
  maySave: boolean
}

/** `/support/policies`: what the State pays for; for a producer, which are for it and what it had. */
export function PoliciesPage({ policies, grants, maySave }: PoliciesPageProps) {
  const t = useText()
  const [running, past] = [
    policies.filter(({ isRunning }) => isRunning),
    policies.filter(({ isRunning }) => !isRunning),
  ]
  return (
    <Page
      title={t('support.policy.title')}
      description={t('support.policy.lead')}
      sheet="knowledge.css"
      way={<Breadcrumbs crumbs={[]} />}
    >
      <h1>{t('support.policy.title')}</h1>
      <p class="lead">{t('support.policy.lead')}</p>
      <Actions>
        {maySave && <LinkButton href="/support/policies/new">{t('support.policy.add')}</LinkButton>}
        <LinkButton look="plain" href="/support/policies/use">
          {t('support.policy.useTitle')}
        </LinkButton>
      </Actions>
      {grants && grants.length > 0 && (
        <section class="part">
          <h2>{t('support.policy.yours')}</h2>
          <GrantTable grants={grants} />
        </section>
      )}
      <section class="part">
        <h2>{t('support.policy.running')}</h2>
        {running.length === 0 && (
          <EmptyState title={t('support.policy.none')}>
            <p>{t('support.policy.noneMore')}</p>
          </EmptyState>
        )}
        <div class="adviser-cards">
          {running.map((policy) => (
            <PolicyCard key={policy.id} policy={policy} />
          ))}
        </div>
      </section>
      {past.length > 0 && (
        <section class="part">
          <h2>{t('support.policy.past')}</h2>
          <ul>
            {past.map(({ id, title, document, to }) => (
              <li key={id}>
                <a href={`/support/policies/${id}`}>{title}</a>{' '}
                <span class="soft">
                  · {document}
                  {to && ` · ${t('support.policy.until', { day: formatDay(to) })}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function PolicyCard({ policy }: { policy: PolicyLine }) {
  const t = useText()
  const { lang } = useShell()
  const { id, title, pays, ceilingDong, isDemo, reasons } = policy
  const { all } = useProblems(reasons)
  return (
    <Card title={title} href={`/support/policies/${id}`}>
      <p>{pays}</p>
      <p class="soft">
        <Terms policy={policy} /> {isDemo && <SampleChip />}
      </p>
      {ceilingDong !== null && <p>{t('support.policy.upTo', { amount: formatDong(lang, ceilingDong) })}</p>}
      {reasons && (
        <p>
          {all.length === 0 ? (
            <Chip tone="good">{t('support.policy.forYou')}</Chip>
          ) : (
            <>
              <Chip tone="calm">{t('support.policy.notForYou')}</Chip>{' '}
              <span class="small">{all.map(({ text }) => text).join(' ')}</span>
            </>
          )}
        </p>
      )}
    </Card>
  )
}
