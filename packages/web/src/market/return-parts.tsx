import type { Problem } from '@saolang/core/kernel/problem.ts'
import { mostReturnPhotos, type ReturnReason, returnReasons } from '@saolang/core/market/return.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { FileField, TextArea } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatInstant } from '../kit/format.ts'
import { Card } from '../kit/notices.tsx'
import { useProblems, useText } from '../kit/words.ts'
import type { OrderView } from './market-views.ts'

type AskReturnProps = { code: string; order: OrderView; problems: readonly Problem[] }

/** A buyer asks to send an order back: why, in words, with photos. What spoils goes back only for a fault. */
export function AskReturn({ code, order, problems }: AskReturnProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const reasons = (Object.keys(returnReasons) as ReturnReason[]).filter(
    (reason) => !order.isPerishable || returnReasons[reason].isFault,
  )
  const ask = (name: string) => {
    const error = at(`${name}-${order.id}`)
    return { name, id: `${name}-${order.id}`, ...(error && { error }) }
  }
  return (
    <details open={problems.some((problem) => problem.at?.endsWith(order.id))}>
      <summary>{t('market.act.ask-return')}</summary>
      {order.isPerishable && <p class="soft">{t('market.perishableTerms')}</p>}
      <Form action={`/orders/${code}/ask-return`} hasFiles>
        <input type="hidden" name="orderId" value={order.id} />
        <Radios
          {...ask('reason')}
          label={t('market.returnReason')}
          options={reasons.map((value) => ({ value, label: t(`market.returnReason.${value}`) }))}
        />
        <TextArea {...ask('words')} rows={3} label={t('market.returnWhy')} hint={t('market.returnWhyHint')} />
        <FileField
          {...ask('photos')}
          label={t('market.returnPhotos')}
          hint={t('market.returnPhotosHint', { n: mostReturnPhotos })}
          accept="image/*"
          multiple
          optional
        />
        <Button look="plain">{t('market.act.ask-return')}</Button>
      </Form>
    </details>
  )
}

/** The returns of an order, on its seller's desk. */
export function AskedReturns({ order }: { order: OrderView }) {
  const t = useText()
  if (order.returns.length === 0) return null
  return (
    <section class="part">
      <h2>{t('market.returnWhy')}</h2>
      {order.returns.map(({ id, reason, words, askedAt, photos }) => (
        <Card key={id} title={t(`market.returnReason.${reason}`)} tone="warn">
          <p>
            {words} <span class="soft small">{formatInstant(askedAt)}</span>
          </p>
          {Array.from({ length: photos }, (_, i) => `/market/orders/${order.id}/returns/${id}/${i + 1}`).map(
            (src, i) => (
              <a key={src} href={src}>
                <img src={src} alt={t('market.returnPhoto', { n: i + 1 })} width="240" loading="lazy" />
              </a>
            ),
          )}
        </Card>
      ))}
    </section>
  )
}
