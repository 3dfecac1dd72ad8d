import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDate } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import { payWords } from '../order-parts.tsx'

type Gateway = 'vnpay' | 'momo' | 'zalopay'

export type MerchantsPageProps = {
  seller: SellerView
  merchants: readonly { id: string; gateway: Gateway; mode: 'sandbox' | 'live'; merchantNo: string; madeAt: string }[]
  keyNames: readonly { gateway: Gateway; names: readonly string[] }[]
  isDemo: boolean
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/market/payments/gateways`: a seller's own accounts with payment gateways. Keys go in and never come out. */
export function MerchantsPage({ seller, merchants, keyNames, isDemo, values, problems }: MerchantsPageProps) {
  const t = useText()
  const action = sellerHref('/market/payments/gateways', seller)
  return (
    <Page
      title={t('market.gateways')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market/payments', seller)} label={t('market.payments')} />}
    >
      <h1>{t('market.gateways')}</h1>
      <p class="lead">{t('market.gatewaysLead')}</p>
      {isDemo && (
        <Notice tone="warn">
          <p>{t('market.gatewaysDemo')}</p>
        </Notice>
      )}
      {merchants.map(({ id, gateway, mode, merchantNo, madeAt }) => (
        <Card key={id} title={t(payWords[gateway])}>
          <p>
            {merchantNo} · {t(`market.mode.${mode}`)} · {formatDate(madeAt)}
          </p>
          <Form action={action}>
            <input type="hidden" name="end" value={gateway} />
            <Button look="plain">{t('market.endMerchant')}</Button>
          </Form>
        </Card>
      ))}
      <h2>{t('market.newMerchant')}</h2>
      {keyNames.map((known) => (
        <MerchantForm key={known.gateway} {...{ ...known, action, isDemo, values, problems }} />
      ))}
    </Page>
  )
}

type MerchantFormProps = MerchantsPageProps['keyNames'][number] &
  Pick<MerchantsPageProps, 'isDemo' | 'values' | 'problems'> & { action: string }

function MerchantForm({ gateway, names, action, isDemo, values, problems }: MerchantFormProps) {
  const t = useText()
  const isThis = values.gateway === gateway
  const { at } = useProblems(isThis ? problems : [])
  const modes = isDemo ? (['sandbox'] as const) : (['sandbox', 'live'] as const)
  const modeError = at('mode')
  return (
    <details open={isThis}>
      <summary>{t(payWords[gateway])}</summary>
      <Form action={action}>
        <input type="hidden" name="gateway" value={gateway} />
        <Radios
          name="mode"
          id={`mode-${gateway}`}
          label={t('market.mode')}
          options={modes.map((value) => ({ value, label: t(`market.mode.${value}`) }))}
          value="sandbox"
          {...(modeError && { error: modeError })}
        />
        {names.map((name) => {
          const error = at(name)
          return (
            <TextField
              key={name}
              name={name}
              id={isThis ? name : `${gateway}-${name}`}
              label={name}
              autocomplete="off"
              {...(error && { error })}
            />
          )
        })}
        <Button look="plain">{t('market.makeLink')}</Button>
      </Form>
    </details>
  )
}
