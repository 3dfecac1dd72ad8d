import { FieldError } from '../../kit/errors.tsx'
import { TextField } from '../../kit/fields.tsx'
import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { LotChoice } from './diary-views.ts'

export type LotFieldsProps = {
  label: string
  lots: readonly LotChoice[]
  chosen: readonly string[]
  values: Readonly<Record<string, string>>
  error?: string | undefined
}

/** Lots to tick, each with how much is taken; those that this phone holds come in beneath. */
export function LotFields({ label, lots, chosen, values, error }: LotFieldsProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <fieldset class={error ? 'field lots wrong' : 'field lots'} id="lots">
      <legend>{label}</legend>
      <p class="hint">{t('trace.askLotsHint')}</p>
      <FieldError id="lots" {...(error && { text: error })} />
      {lots.length === 0 && <p class="soft">{t('trace.noLots')}</p>}
      <div id="lots-here" />
      {lots.map(({ ref, number, name, left, unit }) => (
        <div class="lot" key={ref}>
          <label class="choice">
            <input type="checkbox" name="lot" value={ref} checked={chosen.includes(ref)} data-told="" />
            <span>
              <strong>{number}</strong> {name} · {t('trace.lotLeft', { left: formatNumber(lang, left), unit })}
            </span>
          </label>
          <input
            class="lot-amount"
            name={`amount.${ref}`}
            inputMode="decimal"
            value={values[`amount.${ref}`] ?? ''}
            placeholder={t('trace.lotAll')}
            aria-label={t('trace.lotAmount', { lot: number })}
          />
        </div>
      ))}
      <details class="more-work">
        <summary>{t('trace.askOtherLot')}</summary>
        <TextField
          name="otherLot"
          label={t('trace.askOtherLot')}
          hint={t('trace.askOtherLotHint')}
          value={values.otherLot ?? ''}
        />
        <div data-scan-for="otherLot" />
        <TextField
          name="otherAmount"
          label={t('trace.askAmount')}
          inputMode="decimal"
          value={values.otherAmount ?? ''}
          width="short"
        />
      </details>
    </fieldset>
  )
}
