import type { Problem } from '@saolang/core/kernel/problem.ts'
import { pointKinds } from '@saolang/core/market/points-of-sale/point.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'

export type PointFormProps = {
  action: string
  communes: readonly { code: string; name: string }[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
  hasLedger: boolean
  label: string
}

/** What is asked of a place that sells. */
export function PointForm({ action, communes, values, problems, hasLedger, label }: PointFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <Form action={action}>
      <Radios
        name="kind"
        label={t('market.points.whatKind')}
        value={values.kind ?? 'ocop-point'}
        options={pointKinds.map((value) => ({ value, label: t(`market.points.kind.${value}`) }))}
      />
      <TextField {...ask('name')} label={t('market.points.name')} />
      <TextField {...ask('address')} label={t('market.points.address')} hint={t('market.points.addressHint')} />
      <Select
        {...ask('communeCode')}
        label={t('market.points.commune')}
        empty={t('market.points.chooseCommune')}
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField {...ask('hours')} label={t('market.points.hours')} hint={t('market.points.hoursHint')} />
      <TextField
        {...ask('phone')}
        type="tel"
        inputMode="tel"
        label={t('market.points.phone')}
        hint={t('market.points.phoneHint')}
        width="short"
        optional
      />
      {hasLedger && (
        <TextField
          {...ask('stockPlace')}
          label={t('market.points.stockPlace')}
          hint={t('market.points.stockPlaceHint')}
          optional
        />
      )}
      <Button>{label}</Button>
    </Form>
  )
}
