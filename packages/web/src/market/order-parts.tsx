import type { PayWay } from '@saolang/core/market/buyer.ts'
import type { OrderStatus } from '@saolang/core/market/order.ts'
import { formatDong, formatInstant } from '../kit/format.ts'
import { SummaryList, Timeline } from '../kit/lists.tsx'
import { Chip, type Tone } from '../kit/notices.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'
import type { OrderView } from './market-views.ts'

const tones = {
  'awaiting-payment': 'warn',
  placed: 'info',
  confirmed: 'info',
  'handed-over': 'info',
  delivered: 'good',
  'return-asked': 'warn',
  returned: 'calm',
  cancelled: 'calm',
  expired: 'calm',
} as const satisfies Record<OrderStatus, Tone>

/** Where an order stands, in a word. */
export function OrderChip({ status }: { status: OrderStatus }) {
  const t = useText()
  return <Chip tone={tones[status]}>{t(`market.order.${status}`)}</Chip>
}

/** What was bought, as it was then, and what it comes to. */
export function OrderFacts({ order }: { order: OrderView }) {
  const t = useText()
  const { lang } = useShell()
  const owed = order.paidDong - order.refundedDong
  const isOff = order.status === 'cancelled' || order.status === 'expired' || order.status === 'returned'
  return (
    <SummaryList
      rows={[
        ...order.lines.map(({ name, pack, productAddress, quantity, priceDong, star }) => ({
          label: `${quantity} × ${name}, ${pack}`,
          value: (
            <>
              {formatDong(lang, quantity * priceDong)} {star && <Stars count={star} size="small" />}{' '}
              <a href={`/products/${productAddress}`} class="small">
                {t('market.inRegister')}
              </a>
            </>
          ),
        })),
        { label: t('market.deliveryOf'), value: formatDong(lang, order.deliveryDong) },
        { label: t('market.total'), value: <b>{formatDong(lang, order.goodsDong + order.deliveryDong)}</b> },
        { label: t('market.waysToPay'), value: t(payWords[order.payWay]) },
        ...(order.paidDong > 0 ? [{ label: t('market.paid'), value: formatDong(lang, order.paidDong) }] : []),
        ...(isOff && owed > 0 ? [{ label: t('market.toRefund'), value: formatDong(lang, owed) }] : []),
      ]}
    />
  )
}

/** A way to pay, in words. */
export const payWords = {
  transfer: 'market.payTransfer',
  cash: 'market.payCash',
  platform: 'market.payPlatform',
  vnpay: 'market.payVnpay',
  momo: 'market.payMomo',
  zalopay: 'market.payZalopay',
} as const satisfies Record<PayWay, string>

/** What happened to an order, and by whom. */
export function OrderStory({ order }: { order: OrderView }) {
  const t = useText()
  return (
    <Timeline
      moments={order.events.map(({ act, words, at, byRole }) => ({
        title: t(`market.did.${act}` as 'market.did.place'),
        when: formatInstant(at),
        children:
          [byRole === 'commune-officer' ? t('market.byOfficer') : '', words ?? ''].filter(Boolean).join(' · ') ||
          undefined,
      }))}
    />
  )
}
