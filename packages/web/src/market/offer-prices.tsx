import { formatDay, formatDong } from '../kit/format.ts'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'
import type { OfferView } from './market-views.ts'

/** The lower prices of an offer: from how many on, and on which days. */
export function LowerPrices({ prices }: Pick<OfferView, 'prices'>) {
  const t = useText()
  const { lang } = useShell()
  if (prices.length === 0) return null
  return (
    <ul>
      {prices.map(({ minQuantity, priceDong, fromOn, untilOn }) => (
        <li key={`${minQuantity} ${fromOn} ${untilOn}`}>
          {t('market.fromQuantity', { n: minQuantity, price: formatDong(lang, priceDong) })}
          {fromOn && ` · ${t('market.fromDay', { day: formatDay(fromOn) })}`}
          {untilOn && ` · ${t('market.untilDay', { day: formatDay(untilOn) })}`}
        </li>
      ))}
    </ul>
  )
}

/** What a gift box holds, each with the stars that the register gives it at this moment. */
export function BoxContents({ parts }: Pick<OfferView, 'parts'>) {
  const t = useText()
  if (parts.length === 0) return null
  return (
    <section class="part">
      <h2>{t('market.bundleParts')}</h2>
      <ul>
        {parts.map(({ name, pack, quantity, star, productAddress }) => (
          <li key={`${productAddress} ${pack}`}>
            {quantity} × <a href={`/products/${productAddress}`}>{name}</a>, {pack}{' '}
            {star !== undefined && <Stars count={star} size="small" />}
          </li>
        ))}
      </ul>
    </section>
  )
}
