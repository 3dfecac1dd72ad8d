import { formatDate } from '../../kit/format.ts'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { HelpTabs } from '../help-tabs.tsx'
import type { PlanLine } from './plan-views.ts'

/** The open plans of an officer's area, what is late first. */
export function AreaPlansPage({ plans }: { plans: readonly PlanLine[] }) {
  const t = useText()
  return (
    <Page title={t('support.plans')} layout="desk" robots="noindex" sheet="support.css">
      <HelpTabs here="plans" />
      <h1>{t('support.areaPlans')}</h1>
      {plans.length === 0 ? (
        <EmptyState title={t('support.noAreaPlans')} />
      ) : (
        <Table
          caption={t('support.areaPlans')}
          hideCaption
          stacks
          rows={plans}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'product',
              title: t('registry.product'),
              isHead: true,
              cell: ({ id, productName }) => (
                <a href={`/plans/${id}`} data-desk-row>
                  {productName}
                </a>
              ),
            },
            { key: 'who', title: t('support.learnerOrganisation'), cell: ({ organisation }) => organisation },
            { key: 'to', title: t('support.planTo'), cell: ({ targetStar }) => t('support.starsN', { n: targetStar }) },
            { key: 'done', title: t('support.stepsDone'), cell: ({ done, steps }) => `${done}/${steps}` },
            {
              key: 'late',
              title: t('support.courseState'),
              cell: ({ late, done, steps }) => (
                <Chip tone={late > 0 ? 'bad' : done === steps ? 'good' : 'info'}>
                  {late > 0
                    ? t('support.planLate', { n: late })
                    : t(done === steps ? 'support.allDone' : 'support.planGoing')}
                </Chip>
              ),
            },
            { key: 'changed', title: t('support.changed'), cell: ({ changedAt }) => formatDate(changedAt) },
          ]}
        />
      )}
    </Page>
  )
}
