import { formatDay, formatDong } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { type SellerView, sellerHref } from './market-views.ts'

export type PackListPageProps = {
  seller: SellerView
  /** From where to take what, what expires first before. */
  takes: readonly { pack: string; place: string; batch: string; expiresOn: string | null; quantity: number }[]
  orders: readonly {
    id: string
    payCode: string
    /** To be paid at the door, in đồng. */
    owed: number
    lines: readonly { name: string; pack: string; quantity: number; parts: readonly string[] }[]
    to?: { name: string; phone: string; address: string }
    note?: string
  }[]
}

/** `/market/orders/pack`: everything that is confirmed, to take with one into the store and to print. */
export function PackListPage({ seller, takes, orders }: PackListPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.toPack')}
      robots="noindex"
      sheet="paper.css"
      way={<BackLink href={sellerHref('/market/orders', seller)} label={t('market.orders')} />}
    >
      <h1>{t('market.toPack')}</h1>
      <p class="lead">{seller.name}</p>
      {orders.length === 0 ? (
        <EmptyState title={t('market.nothingToPack')} />
      ) : (
        <>
          <section class="part">
            <h2>{t('market.takeFrom')}</h2>
            <Table
              caption={t('market.takeFrom')}
              hideCaption
              stacks
              rows={takes}
              rowKey={({ pack, place, batch }) => `${pack} ${place} ${batch}`}
              columns={[
                { key: 'pack', title: t('market.pack'), isHead: true, cell: ({ pack }) => pack },
                { key: 'quantity', title: t('market.quantity'), isNumber: true, cell: ({ quantity }) => quantity },
                { key: 'place', title: t('market.place'), cell: ({ place }) => place },
                { key: 'batch', title: t('market.batch'), cell: ({ batch }) => batch },
                {
                  key: 'expiry',
                  title: t('market.expiry'),
                  cell: ({ expiresOn }) => (expiresOn ? formatDay(expiresOn) : '–'),
                },
              ]}
            />
          </section>
          {orders.map((order) => (
            <PackedOrder key={order.id} order={order} />
          ))}
        </>
      )}
    </Page>
  )
}

function PackedOrder({ order }: { order: PackListPageProps['orders'][number] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>
        <a href={`/market/orders/${order.id}`}>{order.payCode}</a>
      </h2>
      <ul>
        {order.lines.map(({ name, pack, quantity, parts }) => (
          <li key={`${name} ${pack}`}>
            {`${quantity} × ${name}, ${pack}`}
            {parts.length > 0 && <span class="soft"> ({parts.join('; ')})</span>}
          </li>
        ))}
      </ul>
      {order.to && (
        <p>
          <b>{order.to.name}</b> · {order.to.phone}
          <br />
          {order.to.address}
        </p>
      )}
      {order.note && <p class="soft">{order.note}</p>}
      {order.owed > 0 && (
        <p>
          {t('market.collect')}: <b>{formatDong(lang, order.owed)}</b>
        </p>
      )}
    </section>
  )
}
