import type { Problem } from '@saolang/core/kernel/problem.ts'
import { stockWords } from '@saolang/core/market/points-of-sale/point.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { Shelf } from './point-card.tsx'
import { PointForm } from './point-form.tsx'
import type { PointView } from './point-views.ts'

export type OwnPointPageProps = {
  point: PointView
  products: readonly { id: string; name: string }[]
  communes: readonly { code: string; name: string }[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/points/{id}`: one place on the desk of who may change it: what is on its shelf first, then what it is. */
export function OwnPointPage({ point, products, communes, values, problems }: OwnPointPageProps) {
  const t = useText()
  const { id, name, state, decidedWords } = point
  return (
    <Page
      title={name}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/market/points" label={t('market.points.title')} />}
    >
      <h1>{name}</h1>
      <Notice tone={state === 'approved' ? 'good' : 'info'} title={t(`market.points.state.${state}`)}>
        <p>{decidedWords ?? t(`market.points.means.${state}`)}</p>
        {state === 'approved' && (
          <p>
            <a href={`/points-of-sale/${id}`}>{t('market.points.seePublic')}</a>
          </p>
        )}
      </Notice>
      <section class="part">
        <h2>{t('market.points.shelf')}</h2>
        <Shelf products={point.products} />
        {products.map((product) => {
          const known = point.products.find(({ productId }) => productId === product.id)
          return (
            <Card key={product.id} title={product.name}>
              <Form action={`/market/points/${id}/shelf`}>
                <input type="hidden" name="productId" value={product.id} />
                <Radios
                  name="stock"
                  id={`stock-${product.id}`}
                  label={t('market.points.whatIsThere')}
                  inline
                  value={known?.stock ?? 'in-stock'}
                  options={[...stockWords, 'gone' as const].map((value) => ({
                    value,
                    label: t(`market.points.stock.${value}`),
                  }))}
                />
                <Button look="plain">{t('market.points.saveShelf')}</Button>
              </Form>
            </Card>
          )
        })}
      </section>
      <section class="part">
        <h2>{t('market.points.change')}</h2>
        <PointForm
          action={`/market/points/${id}`}
          communes={communes}
          values={values}
          problems={problems}
          hasLedger={products.length > 0}
          label={t('market.points.sendAgain')}
        />
      </section>
    </Page>
  )
}
