import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { OrderAct } from '@saolang/core/market/order.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatInstant } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'
import type { SendingView } from './delivery/delivery-views.ts'
import { Sending } from './delivery/sending.tsx'
import { type BuyerView, type OrderView, type SellerView, sellerHref } from './market-views.ts'
import { OrderChip, OrderFacts, OrderStory } from './order-parts.tsx'
import { AskedReturns } from './return-parts.tsx'

export type SellerOrderPageProps = {
  seller: SellerView
  order: OrderView
  sending?: SendingView
  /** What was filled in to book a parcel, when it was refused. */
  sent?: Readonly<Record<string, string>>
  buyer?: BuyerView
  problems: readonly Problem[]
}

const oneTap = ['confirm', 'hand-over', 'deliver', 'accept-return', 'pay'] as const satisfies OrderAct[]
const withWords = ['decline', 'refuse-return', 'bring-back'] as const satisfies OrderAct[]

/** `/market/orders/{id}`: what to pack, for whom, and the next step in one tap. */
export function SellerOrderPage({ seller, order, sending, sent = {}, buyer, problems }: SellerOrderPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const may = new Set<OrderAct>(order.acts)
  // A parcel that the seller brings is told of below, and takes the order along.
  const told: readonly OrderAct[] = sending?.parcel?.next.length ? ['hand-over', 'deliver'] : []
  const error = at('words')
  const owes = order.paidDong > order.refundedDong && ['cancelled', 'expired', 'returned'].includes(order.status)
  return (
    <Page
      title={order.payCode}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market/orders', seller)} label={t('market.orders')} />}
    >
      <h1>{order.payCode}</h1>
      <p>
        <OrderChip status={order.status} />{' '}
        {order.dueAt && <span class="soft">{t('market.until', { when: formatInstant(order.dueAt) })}</span>}
      </p>
      {oneTap
        .filter((move) => may.has(move) && !told.includes(move))
        .map((move) => (
          <Form key={move} action={`/market/orders/${order.id}/${move}`}>
            <Button look={move === 'pay' ? 'plain' : 'main'}>{t(`market.act.${move}`)}</Button>
          </Form>
        ))}
      {owes && (
        <Form action={`/market/orders/${order.id}/refund`}>
          <Button>{t('market.act.refund')}</Button>
        </Form>
      )}
      <AskedReturns order={order} />
      {sending && <Sending orderId={order.id} sending={sending} sent={sent} problems={problems} />}
      <h2>{t('market.packList')}</h2>
      <OrderFacts order={order} />
      <h2>{t('market.deliverTo')}</h2>
      {buyer ? <Buyer buyer={buyer} commune={sending?.commune} /> : <p class="soft">{t('market.buyerErased')}</p>}
      {withWords
        .filter((move) => may.has(move))
        .map((move) => (
          <details key={move} open={Boolean(error)}>
            <summary>{t(`market.act.${move}`)}</summary>
            <Form action={`/market/orders/${order.id}/${move}`}>
              <TextField name="words" label={t('market.why')} {...(error && { error })} />
              <Button look="danger">{t(`market.act.${move}`)}</Button>
            </Form>
          </details>
        ))}
      <OrderStory order={order} />
    </Page>
  )
}

function Buyer({ buyer, commune }: { buyer: BuyerView; commune: string | undefined }) {
  const t = useText()
  return (
    <SummaryList
      rows={[
        { label: t('market.buyerName'), value: buyer.name },
        { label: t('market.buyerPhone'), value: <a href={`tel:${buyer.phone}`}>{buyer.phone}</a> },
        { label: t('market.buyerAddress'), value: buyer.address },
        ...(commune ? [{ label: t('market.commune'), value: commune }] : []),
        ...(buyer.note ? [{ label: t('market.note'), value: buyer.note }] : []),
      ]}
    />
  )
}
