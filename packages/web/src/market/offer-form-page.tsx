import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Checkboxes } from '../kit/choices.tsx'
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

type Asking = { values: Readonly<Record<string, string>>; at(field: string): string | undefined }

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

function PriceFields(asking: Asking) {
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

function LabelFields(asking: Asking) {
  const t = useText()
  const long = ['ingredients', 'use', 'storage'] as const
  const short = ['shelfLife', 'origin', 'warnings'] as const
  return (
    <Fieldset legend={t('market.labelContents')} hint={t('market.labelHint')}>
      {long.map((name) => (
        <TextArea key={name} name={name} rows={2} label={t(`market.label.${name}`)} {...ask(asking, name)} />
      ))}
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
