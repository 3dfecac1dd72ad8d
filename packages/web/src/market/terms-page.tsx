import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Checkboxes } from '../kit/choices.tsx'
import { TextArea, TextField } from '../kit/fields.tsx'
import { Fieldset, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { askFrom, useProblems, useText } from '../kit/words.ts'
import { type SellerView, sellerHref } from './market-views.ts'

export type TermsPageProps = {
  seller: SellerView
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** How a seller sells: delivery, returns, and the own account that buyers pay into. */
export function TermsPage({ seller, values, problems }: TermsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const cashError = at('takesCash')
  return (
    <Page
      title={t('market.terms')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.terms')}</h1>
      <p class="lead">{seller.name}</p>
      <Form action={sellerHref('/market/terms', seller)}>
        <TextField {...ask('phone')} type="tel" label={t('market.phone')} hint={t('market.phoneHint')} width="short" />
        <TextArea {...ask('delivery')} rows={3} label={t('market.delivery')} hint={t('market.deliveryHint')} />
        <TextField
          {...ask('deliveryDong')}
          inputMode="numeric"
          label={t('market.deliveryFee')}
          width="short"
          suffix="đồng"
        />
        <TextArea {...ask('returns')} rows={3} label={t('market.returns')} hint={t('market.returnsHint')} />
        <Checkboxes
          name="takesCash"
          label={t('market.waysToPay')}
          options={[{ value: 'on', label: t('market.payCash') }]}
          values={values.takesCash ? ['on'] : []}
          {...(cashError && { error: cashError })}
        />
        <Fieldset legend={t('market.account')} hint={t('market.accountHint')}>
          <TextField
            {...ask('bankBin')}
            inputMode="numeric"
            label={t('market.bankBin')}
            hint={t('market.bankBinHint')}
            width="short"
            optional
          />
          <TextField {...ask('bankAccount')} label={t('market.bankAccount')} width="short" optional />
          <TextField {...ask('bankHolder')} label={t('market.bankHolder')} optional />
        </Fieldset>
        <Button>{t('kit.save')}</Button>
      </Form>
    </Page>
  )
}
