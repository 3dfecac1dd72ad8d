import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Fieldset, Form } from '../../kit/form.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { BookingView, ParcelView, SendingView } from './delivery-views.ts'
import { ParcelFacts, ParcelStory } from './parcel-parts.tsx'

export type SendingProps = {
  orderId: string
  sending: SendingView
  /** What was filled in, when it was refused. */
  sent: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** The parcel of an order on its seller's page: booked in one tap, followed, its label printed. */
export function Sending({ orderId, sending: { parcel, booking }, sent, problems }: SendingProps) {
  const t = useText()
  if (!parcel && !booking) return null
  return (
    <section class="part">
      <h2>{t('market.parcel')}</h2>
      {parcel && <Booked orderId={orderId} parcel={parcel} />}
      {booking && <Booking orderId={orderId} booking={booking} sent={sent} problems={problems} />}
    </section>
  )
}

function Booked({ orderId, parcel }: { orderId: string; parcel: ParcelView }) {
  const t = useText()
  const address = `/market/orders/${orderId}`
  return (
    <>
      <ParcelFacts parcel={parcel} forSeller />
      <div class="actions">
        {(['A6', 'A7'] as const).map((size) => (
          <LinkButton key={size} href={`/market/parcels/labels?id=${parcel.id}&size=${size}`} look="plain">
            {t('market.label', { size })}
          </LinkButton>
        ))}
        {parcel.carrier !== 'own' && parcel.code && (
          <LinkButton href={`${address}/carrier-label?size=A6`} look="plain">
            {t('market.carrierLabel')}
          </LinkButton>
        )}
      </div>
      {parcel.next.length > 0 && (
        <>
          <p class="soft">{t('market.tellStatus')}</p>
          <div class="actions">
            {parcel.next.map((status) => (
              <Form key={status} action={`${address}/parcel-status`}>
                <input type="hidden" name="status" value={status} />
                <Button look="plain">{t(`market.parcelStatus.${status}`)}</Button>
              </Form>
            ))}
          </div>
        </>
      )}
      {parcel.isCancellable && (
        <div class="actions">
          <Form action={`${address}/parcel-cancel`}>
            <Button look="danger">{t('market.cancelParcel')}</Button>
          </Form>
        </div>
      )}
      <ParcelStory parcel={parcel} />
    </>
  )
}

type BookingProps = Omit<SendingProps, 'sending'> & { booking: BookingView }
const edges = ['lengthCm', 'widthCm', 'heightCm'] as const

function Booking({ orderId, booking, sent, problems }: BookingProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { carriers, chosen, size, communes, communeCode } = booking
  const error = (name: string) => {
    const found = at(name)
    return found ? { error: found } : {}
  }
  return (
    <Form action={`/market/orders/${orderId}/parcel`}>
      <Radios
        name="carrier"
        label={t('market.sendBy')}
        value={sent.carrier ?? chosen ?? carriers[0] ?? 'own'}
        options={carriers.map((value) => ({
          ...{ value, label: t(`market.carrier.${value}`) },
          ...(value === chosen && { hint: t('market.buyerChose') }),
        }))}
        {...error('carrier')}
      />
      <TextField
        name="grams"
        label={t('market.grams')}
        inputMode="numeric"
        width="short"
        suffix="g"
        value={sent.grams ?? String(size.grams)}
        {...error('grams')}
      />
      {communes.length > 0 && (
        <Select
          name="communeCode"
          label={t('market.commune')}
          hint={t('market.communeHint')}
          options={communes}
          value={sent.communeCode ?? communeCode}
          empty={t('market.choose')}
          {...error('communeCode')}
        />
      )}
      <Wards name="wardCode" options={booking.wards} sent={sent} {...error('wardCode')} />
      <Wards name="homeWardCode" options={booking.homeWards} sent={sent} {...error('homeWardCode')} />
      <Box size={size} sent={sent} problems={problems} />
      <Button>{t('market.bookParcel')}</Button>
    </Form>
  )
}

type BoxProps = Pick<BookingView, 'size'> & Pick<SendingProps, 'sent' | 'problems'>

function Box({ size, sent, problems }: BoxProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = (name: string) => {
    const found = at(name)
    return found ? { error: found } : {}
  }
  return (
    <details open={edges.some((edge) => at(edge) !== undefined)}>
      <summary>{t('market.boxSize')}</summary>
      <Fieldset legend={t('market.boxSize')}>
        {edges.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`market.${name}`)}
            inputMode="numeric"
            width="tiny"
            suffix="cm"
            value={sent[name] ?? String(size[name])}
            {...error(name)}
          />
        ))}
      </Fieldset>
    </details>
  )
}

type WardsProps = {
  name: 'wardCode' | 'homeWardCode'
  options: BookingView['wards']
  sent: SendingProps['sent']
  error?: string
}

function Wards({ name, options, sent, error }: WardsProps) {
  const t = useText()
  if (options.length === 0) return null
  return (
    <Select
      name={name}
      label={t(name === 'wardCode' ? 'market.oldWard' : 'market.oldWardHome')}
      hint={t('market.oldWardHint')}
      options={options}
      value={sent[name] ?? ''}
      empty={t('market.choose')}
      {...(error && { error })}
    />
  )
}
