import { LinkButton } from '../../kit/button.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref } from '../diary/diary-views.ts'

export type PublishPageProps = {
  owner: DiaryOwner
  products: readonly {
    id: string
    name: string
    lots: readonly { id: string; number: string; madeOn: string; pageHref?: string }[]
  }[]
}

/** `/trace/publish`: a maker's products and lots, what is public of them, and the way to their labels. */
export function PublishPage({ owner, products }: PublishPageProps) {
  const t = useText()
  return (
    <Page
      title={t('trace.publish')}
      robots="noindex"
      sheet="trace.css"
      way={<BackLink href={diaryHref('/diary', owner)} label={t('trace.diary')} />}
    >
      <h1>{t('trace.publish')}</h1>
      <p class="lead">{t('trace.publishLead')}</p>
      <p class="links">
        <a href={diaryHref('/exchange/mine', owner)}>{t('trace.exchange.mine')}</a>
      </p>
      {products.length === 0 && <EmptyState title={t('trace.publishNone')}>{t('trace.publishNoneMore')}</EmptyState>}
      {products.map(({ id, name, lots }) => (
        <section key={id} class="part">
          <h2>{name}</h2>
          <p class="links">
            <a href={`/trace/publish/${id}/facts`}>{t('trace.publishFacts')}</a> ·{' '}
            <a href={`/trace/publish/${id}`}>{t('trace.publishProductGate')}</a>
          </p>
          {lots.length === 0 && <p class="soft">{t('trace.publishLotsNone')}</p>}
          {lots.map((lot) => (
            <Lot key={lot.id} {...lot} />
          ))}
        </section>
      ))}
    </Page>
  )
}

function Lot({ id, number, madeOn, pageHref }: PublishPageProps['products'][number]['lots'][number]) {
  const t = useText()
  const isPublic = pageHref !== undefined
  return (
    <div class="card">
      <h3>
        {t('trace.jarLot')} {number}
      </h3>
      <p>
        {t('trace.jarLotMade', { day: formatDay(madeOn) })}{' '}
        <Chip tone={isPublic ? 'good' : 'calm'} {...(isPublic && { icon: 'check' })}>
          {t(isPublic ? 'trace.publishIsPublic' : 'trace.publishIsNot')}
        </Chip>
      </p>
      <div class="actions">
        <LinkButton href={`/trace/publish/lots/${id}`} look={isPublic ? 'plain' : 'main'}>
          {t(isPublic ? 'trace.publishSeeGate' : 'trace.publishOpen')}
        </LinkButton>
        <LinkButton href={`/trace/labels/${id}`} look="plain" icon="print">
          {t('trace.publishLabels')}
        </LinkButton>
        {pageHref && (
          <LinkButton href={pageHref} look="plain">
            {t('trace.publishSee')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}
