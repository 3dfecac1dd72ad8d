import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatDay, formatDong } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { askFrom, useProblems, useText } from '../kit/words.ts'
import { OfferState } from './desk-page.tsx'
import { type AsideView, type OwnOffer, type SellerView, type StockView, sellerHref } from './market-views.ts'

export type OwnOfferPageProps = {
  seller: SellerView
  offer: OwnOffer
  stock: readonly StockView[]
  asides: readonly AsideView[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/offers/{id}`: one offer on its seller's desk: whether it sells, its stock by batch, what came and what was lost. */
export function OwnOfferPage({ seller, offer, stock, asides, values, problems }: OwnOfferPageProps) {
  const t = useText()
  const { lang } = useShell()
  const isPaused = offer.pausedWhy !== undefined
  return (
    <Page
      title={`${offer.name}, ${offer.pack}`}
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{offer.name}</h1>
      <p class="lead">
        {offer.pack} · <b>{formatDong(lang, offer.priceDong)}</b> <OfferState {...offer} />
      </p>
      <div class="row">
        <Form action={`/market/offers/${offer.id}/pause`}>
          <input type="hidden" name="isPaused" value={isPaused ? 'no' : 'yes'} />
          <Button look={isPaused ? 'main' : 'plain'}>{t(isPaused ? 'market.resume' : 'market.pause')}</Button>
        </Form>
        <LinkButton href={`/market/offers/${offer.id}/edit`} look="plain">
          {t('market.changeOffer')}
        </LinkButton>
        <LinkButton href={`/shop/${offer.id}`} look="plain">
          {t('market.asBuyer')}
        </LinkButton>
      </div>
      <section class="part">
        <h2>{t('market.stock')}</h2>
        <StockTable stock={stock} />
        <Asides asides={asides} />
      </section>
      <StockForms offer={offer} stock={stock} values={values} problems={problems} />
    </Page>
  )
}

function StockTable({ stock }: { stock: readonly StockView[] }) {
  const t = useText()
  if (stock.length === 0) return <p class="soft">{t('market.noStock')}</p>
  return (
    <Table
      caption={t('market.stock')}
      hideCaption
      stacks
      rows={stock}
      rowKey={({ id }) => id}
      columns={[
        { key: 'batch', title: t('market.batch'), isHead: true, cell: ({ batch }) => batch },
        { key: 'place', title: t('market.place'), cell: ({ place }) => place },
        { key: 'expiry', title: t('market.expiry'), cell: ({ expiresOn }) => (expiresOn ? formatDay(expiresOn) : '–') },
        { key: 'onHand', title: t('market.onHand'), isNumber: true, cell: ({ onHand }) => onHand },
        { key: 'reserved', title: t('market.reserved'), isNumber: true, cell: ({ reserved }) => reserved },
      ]}
    />
  )
}

function Asides({ asides }: Pick<OwnOfferPageProps, 'asides'>) {
  const t = useText()
  if (asides.length === 0) return null
  return (
    <>
      <h3>{t('market.setAside')}</h3>
      <ul>
        {asides.map(({ id, purpose, quantity, held, sold }) => (
          <li key={id}>{`${t(`market.aside.${purpose}`)}: ${t('market.asideWords', { quantity, held, sold })}`}</li>
        ))}
      </ul>
    </>
  )
}

function StockForms({ offer, stock, values, problems }: Omit<OwnOfferPageProps, 'seller' | 'asides'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <section class="part">
      <h2>{t('market.receive')}</h2>
      <Form action={`/market/offers/${offer.id}/stock`}>
        <TextField {...ask('quantity')} inputMode="numeric" label={t('market.quantity')} width="tiny" />
        <TextField {...ask('batch')} label={t('market.batch')} width="short" />
        <TextField {...ask('place')} label={t('market.place')} hint={t('market.placeHint')} />
        <TextField
          {...ask('expiresOn')}
          label={t('market.expiry')}
          hint={t('market.untilHint')}
          width="short"
          optional
        />
        <Button>{t('market.receive')}</Button>
      </Form>
      {stock.some(({ onHand, reserved }) => onHand > reserved) && (
        <details>
          <summary>{t('market.writeOff')}</summary>
          {stock
            .filter(({ onHand, reserved }) => onHand > reserved)
            .map(({ id, batch }) => (
              <Form key={id} action={`/market/offers/${offer.id}/write-off`}>
                <h3>{batch}</h3>
                <input type="hidden" name="levelId" value={id} />
                <TextField
                  name="quantity"
                  id={`lost-${id}`}
                  inputMode="numeric"
                  label={t('market.quantity')}
                  width="tiny"
                />
                <TextField name="why" id={`why-${id}`} label={t('market.why')} />
                <Button look="plain">{t('market.writeOff')}</Button>
              </Form>
            ))}
        </details>
      )}
    </section>
  )
}
