import { LinkButton } from '../../kit/button.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { PointFacts, Shelf } from './point-card.tsx'
import type { PointView } from './point-views.ts'

/** `/points-of-sale/{id}`: one place that sells over the counter. */
export function PointPage({ point, publicUrl }: { point: PointView; publicUrl: string }) {
  const t = useText()
  return (
    <Page
      title={point.name}
      description={point.place}
      jsonLd={toJsonLd(point, publicUrl)}
      way={<BackLink href={`/points-of-sale?province=${point.provinceCode}`} label={t('market.points.public')} />}
    >
      <h1>{point.name}</h1>
      <PointFacts {...point} />
      <h2>{t('market.points.shelf')}</h2>
      <Shelf products={point.products} />
      <p>
        <LinkButton
          href={`/map/${point.provinceCode}?layer=points${point.isSample ? '&data=sample' : ''}`}
          look="plain"
        >
          {t('market.points.onMap')}
        </LinkButton>
      </p>
    </Page>
  )
}

function toJsonLd({ id, name, address, place, phone, hours }: PointView, publicUrl: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Store',
    '@id': `${publicUrl}/points-of-sale/${id}`,
    name,
    address: { '@type': 'PostalAddress', streetAddress: address, addressLocality: place, addressCountry: 'VN' },
    description: hours,
    ...(phone && { telephone: phone }),
  }
}
