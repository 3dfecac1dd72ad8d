import { formatDay } from '../../kit/format.ts'
import { Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { conclusionTones, conclusionWords } from '../inspections/inspection-view.ts'
import { StaffTabs } from '../staff-tabs.tsx'
import type { FindingView, WithdrawalView } from './withdrawal-view.ts'

export type WithdrawalsPageProps = {
  withdrawals: readonly WithdrawalView[]
  /** What was concluded about a producer's own products. */
  findings: readonly FindingView[]
  isOwn: boolean
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
}

/** Procedures of withdrawal: of an officer's area by their last day, or about a producer's own products. */
export function WithdrawalsPage({ withdrawals, findings, isOwn, today }: WithdrawalsPageProps) {
  const t = useText()
  return (
    <Page title={t('registry.withdrawals')} layout="desk" robots="noindex">
      <StaffTabs here="withdrawals" />
      <h1>{t('registry.withdrawals')}</h1>
      <p class="soft">{t(isOwn ? 'registry.ownWithdrawalsLead' : 'registry.withdrawalsLead')}</p>
      {withdrawals.length === 0 ? (
        <EmptyState title={t('registry.noWithdrawals')} />
      ) : (
        <Table
          caption={t('registry.withdrawals')}
          hideCaption
          rows={withdrawals}
          rowKey={({ id }) => id}
          stacks
          columns={[
            {
              key: 'product',
              title: t('registry.product'),
              isHead: true,
              cell: ({ id, product, isSample }) => (
                <>
                  <a href={`/registry/withdrawals/${id}`}>{product}</a> {isSample && <SampleChip />}
                </>
              ),
            },
            { key: 'producer', title: t('registry.producer'), cell: ({ producer }) => producer },
            { key: 'number', title: t('registry.certificateNumber'), cell: (line) => line.certificateNumber },
            {
              key: 'state',
              title: t('registry.visitState'),
              cell: (line) => <WithdrawalState withdrawal={line} today={today} />,
            },
          ]}
        />
      )}
      {findings.length > 0 && <OwnFindings findings={findings} />}
    </Page>
  )
}

function OwnFindings({ findings }: { findings: readonly FindingView[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('registry.ownFindings')}</h2>
      <Table
        caption={t('registry.ownFindings')}
        hideCaption
        rows={findings}
        rowKey={({ inspectionId }) => inspectionId}
        stacks
        columns={[
          {
            key: 'product',
            title: t('registry.product'),
            isHead: true,
            cell: ({ inspectionId, product }) => <a href={`/registry/inspections/${inspectionId}/reply`}>{product}</a>,
          },
          { key: 'day', title: t('registry.concludedOn'), cell: ({ concludedOn }) => formatDay(concludedOn) },
          {
            key: 'outcome',
            title: t('registry.concludeOutcome'),
            cell: ({ outcome }) => <Chip tone={conclusionTones[outcome]}>{t(conclusionWords[outcome])}</Chip>,
          },
          {
            key: 'reply',
            title: t('registry.replyTitle'),
            cell: ({ repliedOn }) => (repliedOn ? formatDay(repliedOn) : t('registry.replyNone')),
          },
        ]}
      />
    </section>
  )
}

/** Where a procedure stands: waiting for the producer, for the decision, late, ended. */
export function WithdrawalState({ withdrawal, today }: { withdrawal: WithdrawalView; today: string }) {
  const t = useText()
  const { outcome, replyBy, dueOn, reply } = withdrawal
  if (outcome === 'withdrawn') return <Chip tone="bad">{t('registry.withdrawalDone')}</Chip>
  if (outcome === 'dropped') return <Chip tone="good">{t('registry.withdrawalDropped')}</Chip>
  if (dueOn < today)
    return (
      <Chip tone="bad" icon="clock">
        {t('registry.withdrawalLate', { day: formatDay(dueOn) })}
      </Chip>
    )
  return !reply && replyBy >= today ? (
    <Chip tone="info">{t('registry.withdrawalWaits', { day: formatDay(replyBy) })}</Chip>
  ) : (
    <Chip tone="warn">{t('registry.withdrawalToDecide', { day: formatDay(dueOn) })}</Chip>
  )
}
