import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDong, formatInstant } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { DeskItem, DeskLive } from './desk-views.ts'

export type BagPartProps = {
  live: DeskLive
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
  mayFill: boolean
  mayBan: boolean
}

/** The bag of a live sale on its desk: pin, flash price, in and out. On air its forms are sent without leaving the page. */
export function BagPart({ live, values, problems, mayFill, mayBan }: BagPartProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('offerId')
  return (
    <section class="part">
      <h2>{t('market.liveDesk.bag')}</h2>
      <ul class="live-desk-bag">
        {live.items.map((item) => (
          <Item key={item.offerId} {...{ live, item, values, problems, mayFill, mayBan }} />
        ))}
      </ul>
      {mayFill && live.offers.length > 0 && (
        <Form action={`/market/live/${live.id}/bag`}>
          <Select
            name="offerId"
            label={t('market.liveDesk.addOffer')}
            options={live.offers}
            empty={t('market.choose')}
            {...(error && { error })}
          />
          <Button look="plain">{t('market.liveDesk.add')}</Button>
        </Form>
      )}
    </section>
  )
}

function Item({ live, item, values, problems, mayFill, mayBan }: BagPartProps & { item: DeskItem }) {
  const t = useText()
  const { lang } = useShell()
  const { name, pack, priceDong, flash, removedWhy, offerId } = item
  const base = `/market/live/${live.id}/bag/${offerId}`
  return (
    <li>
      <p>
        <b>{name}</b>, {pack}: {formatDong(lang, flash?.dong ?? priceDong)}
        {flash && (
          <span class="soft">
            {' '}
            ({t('market.live.left', { n: flash.left })}, {formatInstant(flash.until)})
          </span>
        )}
        {removedWhy && <span class="soft"> ({t(`market.liveDesk.removed.${removedWhy}`)})</span>}
      </p>
      {mayFill && !removedWhy && (
        <div class="live-item-acts">
          {live.status === 'live' && (
            <Form action={`${base}/pin`} class="stay">
              <Button>{t('market.liveDesk.pin')}</Button>
            </Form>
          )}
          <Form action={`${base}/remove`} class="stay">
            <Button look="quiet">{t('market.liveDesk.remove')}</Button>
          </Form>
          {mayBan && (
            <Form action={`/live/${live.id}/ban/${offerId}`}>
              <Button look="danger">{t('market.liveDesk.ban')}</Button>
            </Form>
          )}
        </div>
      )}
      {mayFill && !removedWhy && <Flash {...{ base, offerId, values, problems }} />}
    </li>
  )
}

type FlashProps = Pick<BagPartProps, 'values' | 'problems'> & { base: string; offerId: string }

function Flash({ base, offerId, values, problems }: FlashProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const isOfThis = values.flashOf === offerId
  const ask = (name: string) => {
    const error = isOfThis ? at(name) : undefined
    return { name, id: `${name}-${offerId}`, value: isOfThis ? (values[name] ?? '') : '', ...(error && { error }) }
  }
  return (
    <details open={isOfThis && problems.length > 0}>
      <summary>{t('market.liveDesk.flash')}</summary>
      <Form action={`${base}/flash`} class="stay">
        <TextField {...ask('flashDong')} label={t('market.liveDesk.flashDong')} inputMode="numeric" width="short" />
        <TextField {...ask('minutes')} label={t('market.liveDesk.flashMinutes')} inputMode="numeric" width="tiny" />
        <TextField {...ask('quantity')} label={t('market.liveDesk.flashQuantity')} inputMode="numeric" width="tiny" />
        <Button look="plain">{t('market.liveDesk.flashSet')}</Button>
      </Form>
    </details>
  )
}
