import type { Problem } from '@saolang/core/kernel/problem.ts'
import { mostPrices, salesChannels } from '@saolang/core/market/price.ts'
import { Button } from '../kit/button.tsx'
import { Checkboxes, Radios } from '../kit/choices.tsx'
import { TextArea, TextField } from '../kit/fields.tsx'
import { Fieldset, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { type SellerView, sellerHref } from './market-views.ts'

export type OfferFormPageProps = {
  seller: SellerView
  productName: string
  action: string
  /** A known offer keeps its pack. */
  isKnown: boolean
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

export type Asking = { values: Readonly<Record<string, string>>; at(field: string): string | undefined }

/** A pack of a product, its price, and what a buyer must be told of it. */
export function OfferFormPage({ seller, productName, action, isKnown, values, problems }: OfferFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const title = t(isKnown ? 'market.changeOffer' : 'market.newOffer')
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{title}</h1>
      <p class="lead">{productName}</p>
      <Form action={action}>
        {isKnown ? (
          <p>
            <b>{values.pack}</b>
          </p>
        ) : (
          <TextField
            name="pack"
            label={t('market.pack')}
            hint={t('market.packHint')}
            {...ask({ values, at }, 'pack')}
          />
        )}
        <PriceFields values={values} at={at} />
        <LowerPriceFields values={values} at={at} />
        {!isKnown && <ChannelField values={values} />}
        <LabelFields values={values} at={at} />
        <Button>{t('kit.save')}</Button>
      </Form>
    </Page>
  )
}

const ask = ({ values, at }: Asking, name: string) => {
  const error = at(name)
  return { value: values[name] ?? '', ...(error && { error }) }
}

/** Price, what it holds, limits of an order, days. */
export function PriceFields(asking: Asking) {
  const t = useText()
  const { values, at } = asking
  const error = at('includesTax')
  return (
    <>
      <TextField
        name="priceDong"
        label={t('market.price')}
        inputMode="numeric"
        width="short"
        suffix="đồng"
        {...ask(asking, 'priceDong')}
      />
      <Checkboxes
        name="includesTax"
        label={t('market.priceHolds')}
        options={[{ value: 'on', label: t('market.holdsTax') }]}
        values={values.includesTax ? ['on'] : []}
        {...(error && { error })}
      />
      <Checkboxes
        name="includesPacking"
        label={t('market.packing')}
        options={[{ value: 'on', label: t('market.holdsPacking') }]}
        values={values.includesPacking ? ['on'] : []}
      />
      <TextField
        name="minQuantity"
        label={t('market.min')}
        inputMode="numeric"
        width="tiny"
        {...ask(asking, 'minQuantity')}
      />
      <TextField
        name="maxQuantity"
        label={t('market.max')}
        inputMode="numeric"
        width="tiny"
        {...ask(asking, 'maxQuantity')}
      />
      <TextField
        name="fromOn"
        label={t('market.offerFrom')}
        hint={t('market.untilHint')}
        width="short"
        optional
        {...ask(asking, 'fromOn')}
      />
      <TextField
        name="untilOn"
        label={t('market.offerUntil')}
        hint={t('market.untilHint')}
        width="short"
        optional
        {...ask(asking, 'untilOn')}
      />
    </>
  )
}

/** Lower prices from a quantity on, or on some days. */
export function LowerPriceFields(asking: Asking) {
  const t = useText()
  const rows = Array.from({ length: mostPrices }, (_, row) => row)
  const isOpen = rows.some((row) => asking.values[`price-${row}-dong`])
  return (
    <details open={isOpen}>
      <summary>{t('market.lowerPrices')}</summary>
      {rows.map((row) => (
        <Fieldset key={row} legend={t('market.lowerPrice', { n: row + 1 })}>
          {(['quantity', 'dong', 'from', 'until'] as const).map((name) => (
            <TextField
              key={name}
              name={`price-${row}-${name}`}
              label={t(`market.lowerPrice.${name}`)}
              width="short"
              optional
              {...(name === 'quantity' || name === 'dong' ? { inputMode: 'numeric' as const } : {})}
              {...ask(asking, `price-${row}-${name}`)}
            />
          ))}
        </Fieldset>
      ))}
    </details>
  )
}

function ChannelField({ values }: Pick<Asking, 'values'>) {
  const t = useText()
  return (
    <Radios
      name="channel"
      label={t('market.channel')}
      options={salesChannels.map((value) => ({ value, label: t(`market.channel.${value}`) }))}
      value={values.channel ?? 'shop'}
    />
  )
}

function LabelFields(asking: Asking) {
  const t = useText()
  const long = ['ingredients', 'use', 'storage'] as const
  const short = ['shelfLife', 'origin', 'warnings'] as const
  return (
    <Fieldset legend={t('market.labelContents')} hint={t('market.labelHint')}>
      {long.map((name) => (
        <TextArea key={name} name={name} rows={2} label={t(`market.label.${name}`)} {...ask(asking, name)} />
      ))}
      <Checkboxes
        name="isPerishable"
        label={t('market.perishable')}
        options={[{ value: 'on', label: t('market.isPerishable') }]}
        values={asking.values.isPerishable ? ['on'] : []}
      />
      {short.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`market.label.${name}`)}
          optional={name === 'warnings'}
          {...ask(asking, name)}
        />
      ))}
    </Fieldset>
  )
}
