import { Button } from '../../kit/button.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Card, Chip } from '../../kit/notices.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'
import type { ChannelPageProps, ListingView } from './channel-views.ts'

/** The listings of a linked shop: what we have, what is kept back, what we told; and the form for one more. */
export function Listings({ channel, listings, offers, values, problems }: ChannelPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const taken = new Set(listings.map(({ offerId }) => offerId))
  return (
    <section class="part">
      <h2>{t('market.channels.listings')}</h2>
      {listings.length === 0 && <p class="soft">{t('market.channels.noListings')}</p>}
      {listings.map((listing) => (
        <Listing key={listing.id} listing={listing} channelId={channel.id} />
      ))}
      <h2>{t('market.channels.tie')}</h2>
      <Form action={`/market/channels/${channel.id}/listings`}>
        <Select
          {...ask('offerId')}
          label={t('market.channels.offer')}
          empty={t('market.channels.chooseOffer')}
          options={offers.map(({ id, name }) => ({ value: id, label: taken.has(id) ? `${name} ✓` : name }))}
        />
        <TextField
          {...ask('item')}
          label={t('market.channels.item')}
          hint={t('market.channels.itemHint')}
          width="short"
          inputMode="numeric"
        />
        <TextField
          {...ask('sku')}
          label={t('market.channels.sku')}
          hint={t('market.channels.skuHint')}
          width="short"
          optional
        />
        <TextField
          {...ask('aside')}
          label={t('market.channels.aside')}
          hint={t('market.channels.asideHint')}
          width="tiny"
          inputMode="numeric"
          optional
        />
        <Button look="plain">{t('market.channels.tie')}</Button>
      </Form>
    </section>
  )
}

function Listing({ listing, channelId }: { listing: ListingView; channelId: string }) {
  const t = useText()
  const { id, name, item, sku, available, buffer, aside, toldQuantity, toldAt, trouble } = listing
  return (
    <Card title={name} {...(trouble && { tone: 'warn' as const })}>
      <p>
        <code>{sku ? `${item} / ${sku}` : item}</code>
      </p>
      <p>
        {t('market.channels.have', { n: available })} ·{' '}
        {aside === undefined
          ? t('market.channels.keptBack', { n: buffer })
          : t('market.channels.keptFor', { n: aside })}{' '}
        ·{' '}
        {toldQuantity === undefined ? (
          <Chip tone="info">{t('market.channels.notTold')}</Chip>
        ) : (
          <b>{t('market.channels.told', { n: toldQuantity })}</b>
        )}{' '}
        {toldAt && <span class="soft small">{formatInstant(toldAt)}</span>}
      </p>
      {trouble && (
        <p>
          <code>{trouble}</code>
        </p>
      )}
      <Form action={`/market/channels/${channelId}/untie`}>
        <input type="hidden" name="listing" value={id} />
        <Button look="quiet">{t('market.channels.untie')}</Button>
      </Form>
    </Card>
  )
}
