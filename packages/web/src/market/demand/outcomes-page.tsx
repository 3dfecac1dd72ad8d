import { LinkButton } from '../../kit/button.tsx'
import { formatDong, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { unitWords } from './demand-parts.tsx'
import type { OutcomeView } from './demand-views.ts'
import { frameworkTones } from './frameworks-page.tsx'

export type OutcomesPageProps = { outcomes: readonly OutcomeView[]; deliveredDong: number; contractsInForce: number }

/** `/demand/outcomes`: what came of supply and demand, counted as delivered value. */
export function OutcomesPage({ outcomes, deliveredDong, contractsInForce }: OutcomesPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      title={t('market.demand.outcomes')}
      robots="noindex"
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{t('market.demand.outcomes')}</h1>
      <p class="lead">
        {t('market.demand.deliveredValue')}: <b>{formatDong(lang, deliveredDong)}</b>
      </p>
      <p>{t('market.demand.outcomesLead', { n: contractsInForce })}</p>
      <p class="actions">
        <LinkButton href="/demand/outcomes.csv" look="plain" download>
          CSV
        </LinkButton>
      </p>
      {outcomes.length === 0 ? <EmptyState title={t('market.demand.noContracts')} /> : <Rows outcomes={outcomes} />}
    </Page>
  )
}

function Rows({ outcomes }: Pick<OutcomesPageProps, 'outcomes'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={t('market.demand.outcomes')}
      hideCaption
      stacks
      rows={outcomes}
      rowKey={({ number }) => number}
      columns={[
        {
          key: 'number',
          title: t('market.demand.number'),
          isHead: true,
          cell: ({ number, isSample }) => (
            <>
              {number} {isSample && <SampleChip />}
            </>
          ),
        },
        { key: 'buyer', title: t('market.demand.buyer'), cell: ({ buyer }) => buyer },
        { key: 'lead', title: t('market.demand.party.lead'), cell: ({ lead }) => lead },
        {
          key: 'delivered',
          title: t('market.demand.delivered'),
          isNumber: true,
          cell: ({ delivered, total, unit }) =>
            `${formatNumber(lang, delivered)} / ${formatNumber(lang, total)} ${unitWords(t, unit)}`,
        },
        {
          key: 'value',
          title: t('market.demand.deliveredValue'),
          isNumber: true,
          cell: (row) => <b>{formatDong(lang, row.deliveredDong)}</b>,
        },
        {
          key: 'worth',
          title: t('market.demand.worth'),
          isNumber: true,
          cell: (row) => formatDong(lang, row.worthDong),
        },
        {
          key: 'state',
          title: t('market.state'),
          cell: ({ state }) => <Chip tone={frameworkTones[state]}>{t(`market.demand.framework.${state}`)}</Chip>,
        },
      ]}
    />
  )
}
