import type { CampaignPurpose, CampaignState } from '@saolang/core/market/promotion/campaign.ts'
import { LinkButton } from '../../../kit/button.tsx'
import { formatInstant } from '../../../kit/format.ts'
import { Chip, EmptyState, type Tone } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { Table } from '../../../kit/table.tsx'
import { useText } from '../../../kit/words.ts'
import { PromotionTabs } from '../promotion-tabs.tsx'

export type CampaignsPageProps = {
  campaigns: readonly { id: string; title: string; purpose: CampaignPurpose; state: CampaignState; sendAt?: string }[]
}

const tones = {
  draft: 'calm',
  scheduled: 'warn',
  sending: 'warn',
  sent: 'good',
  cancelled: 'calm',
} as const satisfies Record<CampaignState, Tone>

/** How a campaign stands. */
export function CampaignChip({ state }: { state: CampaignState }) {
  const t = useText()
  return <Chip tone={tones[state]}>{t(`market.campaign.state.${state}`)}</Chip>
}

/** `/promotion/campaigns`: what one's authority sent and means to send. */
export function CampaignsPage({ campaigns }: CampaignsPageProps) {
  const t = useText()
  return (
    <Page title={t('market.campaign.many')} layout="desk" robots="noindex">
      <h1>{t('market.promotion')}</h1>
      <PromotionTabs here="campaigns" />
      <p>{t('market.campaign.lead')}</p>
      <p>
        <LinkButton href="/promotion/campaigns/new">{t('market.campaign.new')}</LinkButton>
      </p>
      {campaigns.length === 0 ? (
        <EmptyState title={t('market.campaign.none')} />
      ) : (
        <Table
          caption={t('market.campaign.many')}
          hideCaption
          stacks
          rows={campaigns}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('market.campaign.title'),
              isHead: true,
              cell: ({ id, title }) => <a href={`/promotion/campaigns/${id}`}>{title}</a>,
            },
            {
              key: 'purpose',
              title: t('market.campaign.purpose'),
              cell: ({ purpose }) => t(`market.campaign.purpose.${purpose}`),
            },
            {
              key: 'sendAt',
              title: t('market.campaign.sendAt'),
              cell: ({ sendAt }) => (sendAt ? formatInstant(sendAt) : '–'),
            },
            { key: 'state', title: t('market.promotionState'), cell: ({ state }) => <CampaignChip state={state} /> },
          ]}
        />
      )}
    </Page>
  )
}
