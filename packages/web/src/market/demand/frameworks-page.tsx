import { formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { unitWords } from './demand-parts.tsx'
import type { FrameworkLine } from './demand-views.ts'

export const frameworkTones = { draft: 'warn', signed: 'good', ended: 'calm' } as const

/** `/frameworks`: the framework contracts of an organisation. */
export function FrameworksPage({ frameworks }: { frameworks: readonly FrameworkLine[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      title={t('market.demand.contracts')}
      robots="noindex"
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{t('market.demand.contracts')}</h1>
      {frameworks.length === 0 ? (
        <EmptyState title={t('market.demand.noContracts')} />
      ) : (
        <Table
          caption={t('market.demand.contracts')}
          hideCaption
          stacks
          rows={frameworks}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              title: t('market.demand.number'),
              isHead: true,
              cell: ({ id, number }) => <a href={`/frameworks/${id}`}>{number}</a>,
            },
            { key: 'title', title: t('market.demand.request'), cell: ({ title }) => title },
            { key: 'buyer', title: t('market.demand.buyer'), cell: ({ buyer }) => buyer },
            { key: 'lead', title: t('market.demand.party.lead'), cell: ({ lead }) => lead },
            {
              key: 'called',
              title: t('market.demand.calledOf'),
              isNumber: true,
              cell: ({ called, total, unit }) =>
                `${formatNumber(lang, called)} / ${formatNumber(lang, total)} ${unitWords(t, unit)}`,
            },
            {
              key: 'state',
              title: t('market.state'),
              cell: ({ state }) => <Chip tone={frameworkTones[state]}>{t(`market.demand.framework.${state}`)}</Chip>,
            },
          ]}
        />
      )}
    </Page>
  )
}
