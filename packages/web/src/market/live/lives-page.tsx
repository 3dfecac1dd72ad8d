import { formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import type { LiveLine } from './live-views.ts'

export type LivesPageProps = { lives: readonly LiveLine[] }

const parts = [
  ['market.live.onAirNow', 'live'],
  ['market.live.coming', 'planned'],
  ['market.live.replays', 'ended'],
] as const

/** `/live`: what is on air, what comes, and what can be watched again. */
export function LivesPage({ lives }: LivesPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.live.title')}
      description={t('market.live.lead')}
      sheet="live.css"
      way={<Breadcrumbs crumbs={[{ href: '/shop', label: t('market.shop') }]} />}
    >
      <h1>{t('market.live.title')}</h1>
      <p class="lead">{t('market.live.lead')}</p>
      {lives.length === 0 && <EmptyState title={t('market.live.nothing')} />}
      {parts.map(([title, status]) => (
        <Part key={status} title={t(title)} lives={lives.filter((live) => live.status === status)} />
      ))}
    </Page>
  )
}

function Part({ title, lives }: { title: string; lives: readonly LiveLine[] }) {
  const t = useText()
  if (lives.length === 0) return null
  return (
    <section class="part">
      <h2>{title}</h2>
      <div class="cards">
        {lives.map(({ id, title: name, seller, startsAt, status, isSample }) => (
          <Card key={id} title={name} href={`/live/${id}`}>
            <p>
              {seller}
              <br />
              <span class="soft">
                {t(status === 'ended' ? 'market.live.endedAt' : 'market.live.startsAt', {
                  when: formatInstant(startsAt),
                })}
              </span>
            </p>
            <p>
              {status === 'live' && <Chip tone="good">{t('market.live.status.live')}</Chip>}{' '}
              {isSample && <SampleChip />}
            </p>
          </Card>
        ))}
      </div>
    </section>
  )
}
