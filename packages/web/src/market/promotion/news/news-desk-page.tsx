import type { NewsState } from '@saolang/core/market/promotion/news.ts'
import { LinkButton } from '../../../kit/button.tsx'
import { formatDay } from '../../../kit/format.ts'
import { Chip, EmptyState, type Tone } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { Table } from '../../../kit/table.tsx'
import { useText } from '../../../kit/words.ts'
import { PromotionTabs } from '../promotion-tabs.tsx'

export type NewsDeskPageProps = {
  news: readonly { id: string; title: string; state: NewsState; onDay: string; isTranslated: boolean }[]
}

const tones = { draft: 'warn', published: 'good', archived: 'calm' } as const satisfies Record<NewsState, Tone>

/** `/promotion/news`: what one's authority writes. */
export function NewsDeskPage({ news }: NewsDeskPageProps) {
  const t = useText()
  return (
    <Page title={t('market.news.many')} layout="desk" robots="noindex">
      <h1>{t('market.promotion')}</h1>
      <PromotionTabs here="news" />
      <p>
        <LinkButton href="/promotion/news/new">{t('market.news.new')}</LinkButton>
      </p>
      {news.length === 0 ? (
        <EmptyState title={t('market.news.none')} />
      ) : (
        <Table
          caption={t('market.news.many')}
          hideCaption
          stacks
          rows={news}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              title: t('market.news.edit'),
              isHead: true,
              cell: ({ id, title }) => <a href={`/promotion/news/${id}`}>{title}</a>,
            },
            { key: 'day', title: t('market.news.onDay'), cell: ({ onDay }) => formatDay(onDay) },
            {
              key: 'state',
              title: t('market.promotionState'),
              cell: ({ state, isTranslated }) => (
                <>
                  <Chip tone={tones[state]}>{t(`market.news.state.${state}`)}</Chip>{' '}
                  {!isTranslated && <Chip tone="info">{t('market.told.notTranslated')}</Chip>}
                </>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}
