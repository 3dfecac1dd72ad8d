import { Breadcrumbs } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { FeedTable } from './feed-table.tsx'

export type FeedsPageProps = { provinces: readonly { code: string; name: string }[]; publicUrl: string }

/** `/feeds`: what is on sale, for other shop windows to show. */
export function FeedsPage({ provinces, publicUrl }: FeedsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.channels.feedsTitle')}
      description={t('market.channels.feedsLead')}
      way={
        <Breadcrumbs
          crumbs={[
            { label: t('market.shop'), href: '/shop' },
            { label: t('market.channels.feedsTitle'), href: '/feeds' },
          ]}
        />
      }
    >
      <h1>{t('market.channels.feedsTitle')}</h1>
      <p class="lead">{t('market.channels.feedsLead')}</p>
      <FeedTable publicUrl={publicUrl} base="/feeds" />
      <p>{t('market.channels.feedsRule')}</p>
      <h2>{t('market.channels.feedsByProvince')}</h2>
      <ul>
        {provinces.map(({ code, name }) => (
          <li key={code}>
            {name}: <a href={`/feeds/provinces/${code}/google.xml`}>Google</a>,{' '}
            <a href={`/feeds/provinces/${code}/meta.csv`}>Meta</a>,{' '}
            <a href={`/feeds/provinces/${code}/openai.csv`}>OpenAI</a>,{' '}
            <a href={`/feeds/provinces/${code}/plain.json`}>JSON</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
