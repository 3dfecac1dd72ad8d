import type { ParcelStatus } from '@saolang/core/market/delivery/parcel.ts'
import { formatDong, formatInstant } from '../../kit/format.ts'
import { SummaryList, Timeline } from '../../kit/lists.tsx'
import { Chip, type Tone } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { ParcelView } from './delivery-views.ts'

const tones = {
  booking: 'warn',
  booked: 'info',
  'picked-up': 'info',
  'in-transit': 'info',
  delivering: 'info',
  failed: 'warn',
  delivered: 'good',
  returning: 'warn',
  returned: 'calm',
  cancelled: 'calm',
  lost: 'bad',
} as const satisfies Record<ParcelStatus, Tone>

/** Where a parcel is, in a word. */
export function ParcelChip({ status }: { status: ParcelStatus }) {
  const t = useText()
  return <Chip tone={tones[status]}>{t(`market.parcelStatus.${status}`)}</Chip>
}

/** Who brings a parcel, by which code, and what is collected at the door. */
export function ParcelFacts({ parcel, forSeller = false }: { parcel: ParcelView; forSeller?: boolean }) {
  const t = useText()
  const { lang } = useShell()
  const { carrier, code, codDong, feeDong, status } = parcel
  return (
    <SummaryList
      rows={[
        { label: t('market.parcel'), value: <ParcelChip status={status} /> },
        { label: t('market.sendBy'), value: t(`market.carrier.${carrier}`) },
        ...(code ? [{ label: t('market.parcelCode'), value: <b>{code}</b> }] : []),
        ...(codDong > 0 ? [{ label: t('market.codToCollect'), value: formatDong(lang, codDong) }] : []),
        ...(forSeller && feeDong !== undefined
          ? [{ label: t('market.carriage'), value: formatDong(lang, feeDong) }]
          : []),
      ]}
    />
  )
}

/** What was told of a parcel on its way, the newest last. */
export function ParcelStory({ parcel }: { parcel: ParcelView }) {
  const t = useText()
  if (parcel.moments.length === 0) return null
  return (
    <section class="part">
      <h3>{t('market.whereIsIt')}</h3>
      <Timeline
        moments={parcel.moments.map(({ status, at }) => ({
          title: t(`market.parcelStatus.${status}`),
          when: formatInstant(at),
        }))}
      />
    </section>
  )
}
