import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { Card, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { PointFacts, Shelf } from './point-card.tsx'
import type { PointView } from './point-views.ts'

export type PointsPageProps = {
  points: readonly PointView[]
  provinces: readonly { code: string; name: string }[]
  province?: string
  /** Only places that sell this product. */
  product?: string
}

/** `/points-of-sale`: where OCOP products are sold over the counter. */
export function PointsPage({ points, provinces, province, product }: PointsPageProps) {
  const t = useText()
  const csv = province ? `/points-of-sale.csv?province=${province}` : '/points-of-sale.csv'
  const isSample = points.length > 0 && points.every((point) => point.isSample)
  const map = `/map${province ? `/${province}` : ''}?layer=points${isSample ? '&data=sample' : ''}`
  return (
    <Page title={t('market.points.public')} description={t('market.points.lead')}>
      <h1>{t('market.points.public')}</h1>
      <p class="lead">{t('market.points.lead')}</p>
      <Form action="/points-of-sale" method="get">
        {product && <input type="hidden" name="product" value={product} />}
        <div class="row">
          <Select
            name="province"
            label={t('market.points.province')}
            empty={t('market.points.everywhere')}
            value={province ?? ''}
            options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Button look="plain">{t('market.points.show')}</Button>
        </div>
      </Form>
      <p role="status">
        <b>{t('market.points.found', { n: points.length })}</b> · <a href={map}>{t('market.points.onMap')}</a> ·{' '}
        <a href={csv}>CSV</a>
      </p>
      {points.length === 0 && (
        <EmptyState title={t('market.points.none')}>
          <p>{t('market.points.noneHint')}</p>
        </EmptyState>
      )}
      <div class="cards">
        {points.map((point) => (
          <Card key={point.id} title={point.name} href={`/points-of-sale/${point.id}`} level={2}>
            <PointFacts {...point} />
            <Shelf products={point.products} />
          </Card>
        ))}
      </div>
    </Page>
  )
}
