import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { type Choice, Select } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDong } from '../../kit/format.ts'
import { StepIndicator } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { PartOptions } from './delivery-views.ts'

export type DeliveryStepPageProps = {
  parts: readonly PartOptions[]
  communes: readonly Choice[]
  communeCode: string
  province: string
  /** What was filled in before, carried along. */
  carried: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/checkout`, its second page where a seller has carriers: the commune, and for each seller how it is brought, at what price, in how many days. */
export function DeliveryStepPage(props: DeliveryStepPageProps) {
  const t = useText()
  const { parts, communes, communeCode, province, carried, problems } = props
  const { at } = useProblems(problems)
  const error = at('communeCode')
  const isKnown = communeCode !== ''
  return (
    <Page title={t('market.stepDelivery')} layout="form" robots="noindex" problems={problems}>
      <StepIndicator steps={[t('market.stepBuyer'), t('market.stepReview'), t('market.stepDone')]} current={1} />
      <h1>{t('market.stepDelivery')}</h1>
      <Form action="/checkout">
        {Object.entries(carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select
          name="communeCode"
          label={`${t('market.commune')} (${province})`}
          hint={t('market.communeHint')}
          options={communes}
          value={communeCode}
          empty={t('market.choose')}
          {...(error && { error })}
        />
        <p>
          <Button name="step" value="delivery" look={isKnown ? 'plain' : 'main'}>
            {t('market.priceAgain')}
          </Button>
        </p>
        {isKnown && <p class="soft">{t('market.deliveryLead')}</p>}
        {isKnown && parts.map((part) => <Ways key={part.sellerId} part={part} {...props} />)}
        {isKnown && (
          <div class="actions">
            <Button name="step" value="review">
              {t('market.onToReview')}
            </Button>
            <Button name="step" value="edit" look="plain">
              {t('market.changeDetails')}
            </Button>
          </div>
        )}
      </Form>
    </Page>
  )
}

function Ways({ part, values, problems }: { part: PartOptions } & DeliveryStepPageProps) {
  const t = useText()
  const { lang } = useShell()
  const name = `way-${part.sellerId}`
  const error = useProblems(problems).at(name)
  const label = t('market.goodsOf', { seller: part.seller })
  if (part.options.length === 0)
    return (
      <Notice tone="warn" title={label}>
        <p>{t('market.tooSlow')}</p>
      </Notice>
    )
  return (
    <Radios
      name={name}
      label={label}
      value={values[name] ?? part.options[0]?.carrier ?? ''}
      options={part.options.map(({ carrier, dong, days }) => ({
        value: carrier,
        label: `${t(`market.carrier.${carrier}`)}: ${dong === 0 ? t('market.free') : formatDong(lang, dong)}`,
        hint: days === null ? t('market.daysUnknown') : t('market.inDays', { n: days }),
      }))}
      {...(error && { error })}
    />
  )
}
