import type { PayWay } from '@saolang/core/market/buyer.ts'
import type { OrderStatus } from '@saolang/core/market/order.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDong, formatInstant } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { type SellerView, sellerHref } from './market-views.ts'
import { OrderChip } from './order-parts.tsx'

export type SellerOrder = {
  id: string
  payCode: string
  payWay: PayWay
  status: OrderStatus
  goods: string
  dong: number
  placedAt: string
  dueAt?: string
}

/** `/market/orders`: what waits for the seller first. */
export function SellerOrdersPage({ seller, orders }: { seller: SellerView; orders: readonly SellerOrder[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      title={t('market.orders')}
      robots="noindex"
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.orders')}</h1>
      <p class="lead">{seller.name}</p>
      {orders.some(({ status }) => status === 'confirmed') && (
        <p class="actions">
          <LinkButton href={sellerHref('/market/orders/pack', seller)}>{t('market.toPack')}</LinkButton>
        </p>
      )}
      {orders.length === 0 ? (
        <EmptyState title={t('market.noOrders')} />
      ) : (
        <Table
          caption={t('market.orders')}
          hideCaption
          stacks
          rows={orders}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'code',
              title: t('market.orderNo'),
              isHead: true,
              cell: ({ id, payCode }) => <a href={`/market/orders/${id}`}>{payCode}</a>,
            },
            { key: 'goods', title: t('market.goods'), cell: ({ goods }) => goods },
            { key: 'dong', title: t('market.total'), isNumber: true, cell: ({ dong }) => formatDong(lang, dong) },
            { key: 'status', title: t('market.state'), cell: ({ status }) => <OrderChip status={status} /> },
            { key: 'due', title: t('market.dueAt'), cell: ({ dueAt }) => (dueAt ? formatInstant(dueAt) : '–') },
          ]}
        />
      )}
    </Page>
  )
}
