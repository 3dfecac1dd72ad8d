import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDate, formatDong } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import type { ParcelLine } from './delivery-views.ts'
import { ParcelChip } from './parcel-parts.tsx'

/** `/market/parcels`: a seller's parcels, and the labels of several printed at once. */
export function ParcelsPage({ seller, parcels }: { seller: SellerView; parcels: readonly ParcelLine[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      title={t('market.parcels')}
      robots="noindex"
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.parcels')}</h1>
      <p class="lead">{seller.name}</p>
      {parcels.length === 0 ? (
        <EmptyState title={t('market.noParcels')} />
      ) : (
        <Form method="get" action="/market/parcels/labels">
          {seller.isHelped && <input type="hidden" name="organisation" value={seller.id} />}
          <Table
            caption={t('market.parcels')}
            hideCaption
            stacks
            rows={parcels}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'code',
                title: t('market.orderNo'),
                isHead: true,
                cell: (parcel) => <Choice parcel={parcel} />,
              },
              { key: 'carrier', title: t('market.sendBy'), cell: ({ carrier }) => t(`market.carrier.${carrier}`) },
              { key: 'tracking', title: t('market.parcelCode'), cell: ({ code }) => code ?? '–' },
              { key: 'status', title: t('market.state'), cell: ({ status }) => <ParcelChip status={status} /> },
              {
                key: 'cod',
                title: t('market.codToCollect'),
                isNumber: true,
                cell: ({ codDong }) => (codDong > 0 ? formatDong(lang, codDong) : '–'),
              },
              { key: 'booked', title: t('market.bookedOn'), cell: ({ bookedAt }) => formatDate(bookedAt) },
            ]}
          />
          <Radios
            name="size"
            label={t('market.paper')}
            inline
            value="A6"
            options={[
              { value: 'A6', label: 'A6' },
              { value: 'A7', label: 'A7' },
            ]}
          />
          <Button look="plain">{t('market.labelsOf')}</Button>
        </Form>
      )}
    </Page>
  )
}

function Choice({ parcel: { id, orderId, payCode, status } }: { parcel: ParcelLine }) {
  const t = useText()
  const isOpen = status === 'booked' || status === 'booking'
  return (
    <>
      <label class="choice">
        <input type="checkbox" name="id" value={id} checked={isOpen} />
        <span class="choice-words">{payCode}</span>
      </label>
      <a href={`/market/orders/${orderId}`}>{t('market.toOrder')}</a>
    </>
  )
}
