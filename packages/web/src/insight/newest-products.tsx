import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { Card, EmptyState, SampleChip } from '../kit/notices.tsx'
import { Picture } from '../kit/picture.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'

/** A product as the front page tells it; `decidedOn` is the legal day of the decision. */
export type NewestProduct = {
  href: string
  name: string
  star: number
  producer: string
  place: string
  decisionNumber: string
  decidedOn: string
  photo?: string
  isSample: boolean
}

/** The latest decisions, each product a card. */
export function NewestProducts({ products }: { products: readonly NewestProduct[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.newest')}</h2>
      {products.length === 0 ? (
        <EmptyState title={t('insight.newestEmpty')}>
          <p class="soft">{t('insight.newestEmptyMore')}</p>
        </EmptyState>
      ) : (
        <div class="cards goods">
          {products.map((product) => (
            <Good key={product.href} {...product} />
          ))}
        </div>
      )}
      <p>
        <LinkButton href="/products" look="plain" icon="arrowRight">
          {t('insight.allProducts')}
        </LinkButton>
      </p>
    </section>
  )
}

function Good({ href, name, star, producer, place, decisionNumber, decidedOn, photo, isSample }: NewestProduct) {
  const t = useText()
  return (
    <Card title={name} href={href} flush>
      <Picture src={photo} alt="" width={400} height={300} />
      <div class="good-words">
        <Stars count={star} size="small" />
        <p class="soft">
          {producer} · {place}
        </p>
        <p class="small soft">{t('insight.decisionOf', { number: decisionNumber, date: formatDay(decidedOn) })}</p>
        {isSample && <SampleChip />}
      </div>
    </Card>
  )
}
