import type { Problem } from '@saolang/core/kernel/problem.ts'
import { carrierRules, type LinkedCarrier, linkedCarriers } from '@saolang/core/market/delivery/carrier.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDate } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import type { DeliverySettings } from './delivery-views.ts'

export type DeliveryPageProps = DeliverySettings & {
  seller: SellerView
  /** Shown once, right after it was made. */
  made?: { carrier: LinkedCarrier; address: string; secret: string }
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/delivery`: how a seller delivers, by which carriers, and what the packs weigh. */
export function DeliveryPage(props: DeliveryPageProps) {
  const t = useText()
  const { seller, made, hasTerms, problems } = props
  return (
    <Page
      title={t('market.howDelivered')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.howDelivered')}</h1>
      <p class="lead">{seller.name}</p>
      {made && <Made {...made} />}
      {hasTerms ? (
        <>
          <Terms {...props} />
          <Links {...props} />
          <NewLink {...props} />
          <Packs {...props} />
        </>
      ) : (
        <Notice tone="warn">
          <p>
            <a href={sellerHref('/market/terms', seller)}>{t('market.termsFirst')}</a>
          </p>
        </Notice>
      )}
    </Page>
  )
}

function Made({ carrier, address, secret }: NonNullable<DeliveryPageProps['made']>) {
  const t = useText()
  return (
    <Notice tone="good" title={t('market.carrierLinked')}>
      <SummaryList
        rows={[
          { label: t('market.hookAddress'), value: <code>{address}</code> },
          ...(carrier === 'viettel-post' ? [{ label: t('market.hookSecret'), value: <code>{secret}</code> }] : []),
        ]}
      />
      {carrier === 'viettel-post' && <p>{t('market.hookTokenHint')}</p>}
    </Notice>
  )
}

function useAsk(values: DeliveryPageProps['values'], problems: readonly Problem[]) {
  const { at } = useProblems(problems)
  return (name: string, known: string) => {
    const error = at(name)
    return { name, value: values[name] ?? known, ...(error && { error }) }
  }
}

function Terms({ seller, terms, values, problems }: DeliveryPageProps) {
  const t = useText()
  const ask = useAsk(values, problems)
  const text = (value: number | null) => (value === null ? '' : String(value))
  return (
    <Form action={sellerHref('/market/delivery', seller)}>
      <TextField
        {...ask('freeFromDong', text(terms.freeFromDong))}
        label={t('market.freeFrom')}
        hint={t('market.freeFromHint')}
        inputMode="numeric"
        width="short"
        suffix="đồng"
        optional
      />
      <TextField
        {...ask('ownDays', text(terms.ownDays))}
        label={t('market.ownDays')}
        inputMode="numeric"
        width="tiny"
        optional
      />
      <TextField
        {...ask('perishableDays', text(terms.perishableDays))}
        label={t('market.perishableDays')}
        hint={t('market.perishableHint')}
        inputMode="numeric"
        width="tiny"
        optional
      />
      <Button>{t('kit.save')}</Button>
    </Form>
  )
}

function Links({ seller, links }: DeliveryPageProps) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.linkedCarriers')}</h2>
      {links.length === 0 && <p class="soft">{t('market.noCarriers')}</p>}
      {links.map(({ carrier, madeAt }) => (
        <Form key={carrier} action={sellerHref('/market/delivery/end', seller)}>
          <input type="hidden" name="carrier" value={carrier} />
          <p>
            <b>{t(`market.carrier.${carrier}`)}</b> {t('market.since', { when: formatDate(madeAt) })}
          </p>
          <Button look="plain">{t('market.endLink')}</Button>
        </Form>
      ))}
    </section>
  )
}

// A form each, folded: the fields of one carrier are none of another's.
function NewLink({ seller, values, problems }: DeliveryPageProps) {
  const t = useText()
  const ask = useAsk({}, problems)
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('market.newCarrier')}</h2>
      <p class="soft">{t('market.newCarrierHint')}</p>
      {linkedCarriers.map((carrier) => (
        <details key={carrier} open={values.carrier === carrier}>
          <summary>{t(`market.carrier.${carrier}`)}</summary>
          {values.carrier === carrier && at('carrier') && <p class="error">{at('carrier')}</p>}
          <Form action={sellerHref('/market/delivery/link', seller)}>
            <input type="hidden" name="carrier" value={carrier} />
            {carrierRules[carrier].credentials.map((key) => (
              <TextField
                key={key}
                {...(values.carrier === carrier ? ask(key, '') : { name: key, value: '' })}
                id={`${carrier}-${key}`}
                type={key === 'password' ? 'password' : 'text'}
                label={t(`market.credential.${key}`)}
                autocomplete="off"
              />
            ))}
            <Button look="plain">{t('market.linkIt')}</Button>
          </Form>
        </details>
      ))}
    </section>
  )
}

function Packs({ seller, packs, values, problems }: DeliveryPageProps) {
  const t = useText()
  const ask = useAsk(values, problems)
  if (packs.length === 0) return null
  return (
    <section class="part">
      <h2>{t('market.packGrams')}</h2>
      <p class="soft">{t('market.packGramsHint')}</p>
      <Form action={sellerHref('/market/delivery/packs', seller)}>
        {packs.map(({ id, pack, grams, isWeighed }) => (
          <TextField
            key={id}
            {...ask(`grams-${id}`, String(grams))}
            label={t('market.gramsOf', { pack })}
            {...(!isWeighed && { hint: t('market.guessed') })}
            inputMode="numeric"
            width="tiny"
          />
        ))}
        <Button look="plain">{t('kit.save')}</Button>
      </Form>
    </section>
  )
}
