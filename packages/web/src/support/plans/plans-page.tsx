import { LinkButton } from '../../kit/button.tsx'
import { Card, Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Stars } from '../../kit/stars.tsx'
import { useText } from '../../kit/words.ts'
import { HelpTabs } from '../help-tabs.tsx'
import type { PlanLine } from './plan-views.ts'

export type PlansPageProps = {
  plans: readonly PlanLine[]
  /** Dossiers from which a plan can be made. */
  dossiers: readonly { id: string; productName: string }[]
  helped?: { id: string; name: string }
}

/** A producer's plans, and what another could be made from. */
export function PlansPage({ plans, dossiers, helped }: PlansPageProps) {
  const t = useText()
  return (
    <Page title={t('support.plans')} robots="noindex" sheet="support.css">
      <HelpTabs here="plans" />
      <h1>{t('support.plans')}</h1>
      {helped && <Notice tone="info">{t('support.planFor', { name: helped.name })}</Notice>}
      <p class="lead">{t('support.plansLead')}</p>
      {plans.length > 0 && (
        <div class="course-cards">
          {plans.map((plan) => (
            <PlanCard key={plan.id} plan={plan} />
          ))}
        </div>
      )}
      {dossiers.length > 0 && (
        <section class="part">
          <h2>{t('support.makePlan')}</h2>
          <div class="course-cards">
            {dossiers.map(({ id, productName }) => (
              <Card key={id} title={productName}>
                <LinkButton href={`/plans/new/${id}`} look="plain">
                  {t('support.seeWays')}
                </LinkButton>
              </Card>
            ))}
          </div>
        </section>
      )}
      {plans.length + dossiers.length === 0 && (
        <EmptyState title={t('support.noPlans')}>
          <p>{t('support.noPlansHint')}</p>
        </EmptyState>
      )}
    </Page>
  )
}

function PlanCard({ plan }: { plan: PlanLine }) {
  const t = useText()
  const { id, productName, targetStar, status, steps, done, late } = plan
  return (
    <Card title={productName} href={`/plans/${id}`} level={2}>
      <p>
        {t('support.planTo')} <Stars count={targetStar} />
      </p>
      <p>
        {status === 'open' ? (
          <Chip tone={late > 0 ? 'bad' : done === steps ? 'good' : 'info'}>
            {late > 0 ? t('support.planLate', { n: late }) : t('support.planDone', { done, steps })}
          </Chip>
        ) : (
          <Chip>{t(status === 'used' ? 'support.planUsed' : 'support.planDropped')}</Chip>
        )}
      </p>
    </Card>
  )
}
