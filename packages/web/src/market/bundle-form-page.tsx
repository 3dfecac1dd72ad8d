import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Fieldset, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { askFrom, useProblems, useText } from '../kit/words.ts'
import { type SellerView, sellerHref } from './market-views.ts'
import { LowerPriceFields, PriceFields } from './offer-form-page.tsx'

export type BundleFormPageProps = {
  seller: SellerView
  parts: readonly { id: string; name: string; pack: string }[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/bundles/new`: a gift box of several packs; its stock and its label are those of what it holds. */
export function BundleFormPage({ seller, parts, values, problems }: BundleFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <Page
      title={t('market.newBundle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.newBundle')}</h1>
      <p class="lead">{t('market.bundleLead')}</p>
      <Form action={sellerHref('/market/bundles/new', seller)}>
        <TextField {...ask('pack')} label={t('market.bundleName')} hint={t('market.bundleNameHint')} />
        <Fieldset legend={t('market.bundleParts')}>
          {parts.map(({ id, name, pack }) => (
            <TextField
              key={id}
              {...ask(`part-${id}`)}
              label={`${name}, ${pack}`}
              inputMode="numeric"
              width="tiny"
              optional
            />
          ))}
          {parts.length === 0 && <p class="soft">{t('market.noOffers')}</p>}
        </Fieldset>
        <PriceFields values={values} at={at} />
        <LowerPriceFields values={values} at={at} />
        <Button>{t('kit.save')}</Button>
      </Form>
    </Page>
  )
}
