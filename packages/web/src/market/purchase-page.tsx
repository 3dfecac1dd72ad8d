import type { Problem } from '@saolang/core/kernel/problem.ts'
import { mayBeReviewed } from '@saolang/core/market/reviews/buyer-review.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Form } from '../kit/form.tsx'
import { formatDong, formatInstant } from '../kit/format.ts'
import { SummaryList } from '../kit/lists.tsx'
import { Confirmation, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { QrFigure } from '../kit/paper.tsx'
import { useShell } from '../kit/shell.tsx'
import { useProblems, useText } from '../kit/words.ts'
import type { ParcelView } from './delivery/delivery-views.ts'
import { ParcelFacts, ParcelStory } from './delivery/parcel-parts.tsx'
import type { GatewayView, OrderView, TransferView } from './market-views.ts'
import { OrderChip, OrderFacts, OrderStory, payWords } from './order-parts.tsx'
import { AskReturn } from './return-parts.tsx'

export type PurchasePageProps = {
  purchase: {
    code: string
    placedAt: string
    phone?: string
    orders: readonly { order: OrderView; transfer: TransferView | undefined; gateway: GatewayView | undefined }[]
  }
  /** Parcels by their order. */
  parcels?: Readonly<Record<string, ParcelView>>
  isNew: boolean
  problems: readonly Problem[]
}

/** `/orders/{code}`: a purchase as its buyer follows it: what is to be paid, where each seller's part is, what one may still do. */
export function PurchasePage({ purchase, parcels = {}, isNew, problems }: PurchasePageProps) {
  const t = useText()
  return (
    <Page title={t('market.yourOrder')} layout="form" robots="noindex" sheet="register.css" problems={problems}>
      {isNew ? (
        <Confirmation title={t('market.ordered')} code={purchase.code}>
          <p>{t('market.keepCode')}</p>
        </Confirmation>
      ) : (
        <>
          <h1>{t('market.yourOrder')}</h1>
          <p class="lead">
            {purchase.code} · {formatInstant(purchase.placedAt)}
            {purchase.phone && ` · ${purchase.phone}`}
          </p>
        </>
      )}
      {purchase.orders.map(({ order, transfer, gateway }) => (
        <section key={order.id} class="part">
          <h2>{order.seller}</h2>
          <p>
            <OrderChip status={order.status} />{' '}
            {order.dueAt && <span class="soft small">{t('market.until', { when: formatInstant(order.dueAt) })}</span>}
          </p>
          {transfer && <Transfer transfer={transfer} payCode={order.payCode} />}
          {gateway && <PayByGateway code={purchase.code} orderId={order.id} gateway={gateway} problems={problems} />}
          <OrderFacts order={order} />
          <Parcel parcel={parcels[order.id]} />
          <p>
            {t('market.phone')}: <a href={`tel:${order.sellerPhone}`}>{order.sellerPhone}</a>
          </p>
          {mayBeReviewed[order.status] && (
            <p>
              <a href={`/orders/${purchase.code}/review`}>{t('market.toReview')}</a>
            </p>
          )}
          <BuyerActs code={purchase.code} order={order} problems={problems} />
          <OrderStory order={order} />
        </section>
      ))}
    </Page>
  )
}

function Parcel({ parcel }: { parcel: ParcelView | undefined }) {
  if (!parcel) return null
  return (
    <>
      <ParcelFacts parcel={parcel} />
      <ParcelStory parcel={parcel} />
    </>
  )
}

function Transfer({ transfer, payCode }: { transfer: TransferView; payCode: string }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <>
      {transfer.isSample && (
        <Notice tone="warn">
          <p>{t('market.samplePay')}</p>
        </Notice>
      )}
      <QrFigure svg={transfer.svg} label={t('market.qrToPay')} address={t('market.scanToPay')} />
      <SummaryList
        rows={[
          { label: t('market.bankBin'), value: transfer.bankBin },
          { label: t('market.bankAccount'), value: transfer.account },
          { label: t('market.bankHolder'), value: transfer.holder },
          { label: t('market.amount'), value: formatDong(lang, transfer.dong) },
          { label: t('market.transferWords'), value: <b>{payCode}</b> },
        ]}
      />
      <p class="small soft">{t('market.intoSellersAccount')}</p>
    </>
  )
}

type PayByGatewayProps = { code: string; orderId: string; gateway: GatewayView; problems: readonly Problem[] }

function PayByGateway({ code, orderId, gateway, problems }: PayByGatewayProps) {
  const t = useText()
  const way = t(payWords[gateway.way])
  const error = useProblems(problems).at(`pay-${orderId}`)
  if (gateway.payUrl)
    return (
      <p>
        <LinkButton href={gateway.payUrl}>{t('market.openGateway', { way })}</LinkButton>
      </p>
    )
  return (
    <Form action={`/orders/${code}/pay`}>
      <input type="hidden" name="orderId" value={orderId} />
      {error && <p class="error">{error}</p>}
      <Button>{t('market.payByGateway', { way })}</Button>
    </Form>
  )
}

function BuyerActs({ code, order, problems }: { code: string; order: OrderView; problems: readonly Problem[] }) {
  const t = useText()
  const may = new Set<string>(order.acts)
  return (
    <>
      {may.has('deliver') && <Act code={code} orderId={order.id} move="deliver" label={t('market.act.received')} />}
      {may.has('cancel') && <Act code={code} orderId={order.id} move="cancel" label={t('market.act.cancel')} />}
      {may.has('ask-return') && <AskReturn code={code} order={order} problems={problems} />}
    </>
  )
}

function Act({ code, orderId, move, label }: { code: string; orderId: string; move: string; label: string }) {
  return (
    <Form action={`/orders/${code}/${move}`}>
      <input type="hidden" name="orderId" value={orderId} />
      <Button look="plain">{label}</Button>
    </Form>
  )
}
