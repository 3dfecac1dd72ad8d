import { LinkButton } from '../../kit/button.tsx'
import { Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { PromotionTabs } from './promotion-tabs.tsx'
import { StoryChip } from './stories/story-chip.tsx'
import type { StoryLine } from './stories/story-views.ts'

export type PromotionPageProps = {
  stories: readonly StoryLine[]
  /** For a producer, or an officer who helps one. */
  own?: {
    name: string
    writeHref: string
    products: readonly { id: string; name: string; seasonHref: string; months: string; pressKitHref: string }[]
  }
  /** For a commune's officer: whom to write for. */
  helped: readonly { id: string; name: string }[]
  waiting: number
}

/** `/promotion`: a producer's stories and seasons; an officer's queue of stories to read. */
export function PromotionPage({ stories, own, helped, waiting }: PromotionPageProps) {
  const t = useText()
  return (
    <Page title={t('market.promotion')} layout="desk" robots="noindex" sheet="promotion.css">
      <h1>{t('market.promotion')}</h1>
      <p class="lead">{own?.name ?? t('market.promotionLead')}</p>
      <PromotionTabs here="stories" />
      {waiting > 0 && !own && (
        <Notice tone="warn">
          <p>{t('market.story.waiting', { n: waiting })}</p>
        </Notice>
      )}
      <section class="part">
        <h2>{t(own ? 'market.story.mine' : 'market.story.desk')}</h2>
        {own && (
          <p>
            <LinkButton href={own.writeHref}>{t('market.story.new')}</LinkButton>
          </p>
        )}
        <Stories stories={stories} />
      </section>
      {own && <Seasons own={own} />}
      {helped.length > 0 && (
        <section class="part">
          <h2>{t('market.story.writeFor')}</h2>
          <ul>
            {helped.map(({ id, name }) => (
              <li key={id}>
                <a href={`/promotion?organisation=${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function Stories({ stories }: Pick<PromotionPageProps, 'stories'>) {
  const t = useText()
  if (stories.length === 0) return <EmptyState title={t('market.story.none')} />
  return (
    <Table
      caption={t('market.story.many')}
      hideCaption
      stacks
      rows={stories}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: t('market.story.one'),
          isHead: true,
          cell: ({ id, title }) => <a href={`/promotion/stories/${id}`}>{title}</a>,
        },
        { key: 'teller', title: t('market.story.toldBy'), cell: ({ teller }) => teller },
        {
          key: 'state',
          title: t('market.promotionState'),
          cell: ({ state, isPublic, isTakenDown }) => (
            <>
              <StoryChip state={state} />{' '}
              {isPublic && state !== 'approved' && <Chip tone="good">{t('market.story.state.approved')}</Chip>}
              {isTakenDown && <Chip tone="warn">{t('market.story.takenDown')}</Chip>}
            </>
          ),
        },
      ]}
    />
  )
}

function Seasons({ own: { products } }: { own: NonNullable<PromotionPageProps['own']> }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.season.mine')}</h2>
      <p class="soft">{t('market.season.lead')}</p>
      <Table
        caption={t('market.season.mine')}
        hideCaption
        stacks
        rows={products}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('market.story.product'), isHead: true, cell: ({ name }) => name },
          {
            key: 'months',
            title: t('market.season.months'),
            cell: ({ months, seasonHref }) => (
              <>
                {months || t('market.season.untold')} · <a href={seasonHref}>{t('kit.change')}</a>
              </>
            ),
          },
          {
            key: 'kit',
            title: t('market.kit.title'),
            cell: ({ pressKitHref }) => <a href={pressKitHref}>{t('market.kit.open')}</a>,
          },
        ]}
      />
    </section>
  )
}
