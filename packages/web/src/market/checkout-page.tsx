import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { type Choice, Select, TextArea, TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatDong } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { StepIndicator } from '../kit/lists.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { askFrom, useProblems, useText } from '../kit/words.ts'
import type { CartPartView, CartView } from './market-views.ts'
import { payWords } from './order-parts.tsx'

export type CheckoutPageProps = {
  cart: CartView
  provinces: readonly Choice[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
  /** Where it is bought, when not out of the cart: the form's own address and the way back. */
  from?: CheckoutFrom
}

/** Another place than the cart to buy from; `carried` goes along in the form. */
export type CheckoutFrom = {
  action: string
  back: { href: string; label: string }
  carried: Readonly<Record<string, string>>
}

/** `/checkout`: to whom, where to, how it is paid; nothing more is asked. */
export function CheckoutPage({ cart, provinces, values, problems, from }: CheckoutPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <Page
      title={t('market.checkout')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink {...(from?.back ?? { href: '/cart', label: t('market.cart') })} />}
    >
      <StepIndicator steps={[t('market.stepBuyer'), t('market.stepReview'), t('market.stepDone')]} current={1} />
      <h1>{t('market.stepBuyer')}</h1>
      <Form action={from?.action ?? '/checkout'}>
        <input type="hidden" name="step" value="review" />
        <CarriedAlong from={from} />
        <TextField {...ask('name')} label={t('market.buyerName')} autocomplete="name" />
        <TextField
          {...ask('phone')}
          type="tel"
          label={t('market.buyerPhone')}
          hint={t('market.buyerPhoneHint')}
          autocomplete="tel"
          width="short"
        />
        <TextArea
          {...ask('address')}
          rows={2}
          label={t('market.buyerAddress')}
          hint={t('market.buyerAddressHint')}
          autocomplete="street-address"
        />
        <Select
          {...ask('provinceCode')}
          label={t('market.buyerProvince')}
          options={provinces}
          empty={t('market.choose')}
        />
        <TextArea {...ask('note')} rows={2} label={t('market.note')} optional />
        {cart.parts.map((part) => (
          <PayWay key={part.sellerId} part={part} values={values} error={at(`pay-${part.sellerId}`)} />
        ))}
        <Button>{t('market.onToReview')}</Button>
      </Form>
      <p class="small soft">{t('market.privacy')}</p>
    </Page>
  )
}

/** What of the other place goes along in a form. */
export function CarriedAlong({ from }: { from: CheckoutFrom | undefined }) {
  return (
    <>
      {Object.entries(from?.carried ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

type PayWayProps = { part: CartPartView; values: CheckoutPageProps['values']; error: string | undefined }

function PayWay({ part, values, error }: PayWayProps) {
  const t = useText()
  const { lang } = useShell()
  const name = `pay-${part.sellerId}`
  const options = [
    ...part.payWays.map((value) => ({
      ...{ value, label: t(payWords[value]) },
      ...(value === 'transfer' && { hint: t('market.payTransferHint') }),
    })),
  ]
  const only = options.length === 1 ? options[0]?.value : undefined
  const chosen = values[name] ?? only
  return (
    <Radios
      name={name}
      label={t('market.payWayOf', { seller: part.seller, price: formatDong(lang, part.goodsDong + part.deliveryDong) })}
      options={options}
      {...(chosen && { value: chosen })}
      {...(error && { error })}
    />
  )
}
