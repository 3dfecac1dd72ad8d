import type { Match, Reason } from '@saolang/core/market/demand/match.ts'
import type { MonthAmount } from '@saolang/core/market/demand/months.ts'
import type { QuoteTerms } from '@saolang/core/market/demand/quote.ts'
import { TextField } from '../../kit/fields.tsx'
import { Fieldset } from '../../kit/form.tsx'
import { formatDay, formatDong, formatNumber } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { type Text, useText } from '../../kit/words.ts'
import type { MessageKey } from '../../messages/messages.ts'
import type { DemandLine, Typed } from './demand-views.ts'

/** A month '2027-01' as 01/2027. */
export const formatMonth = (month: string): string => month.split('-').reverse().join('/')

/** The words of a unit. */
export const unitWords = (t: Text, unit: string): string => t(`market.demand.unit.${unit}` as MessageKey)

/** What goes into a field and what is wrong with it. */
export const ask = (values: Typed, at: (field: string) => string | undefined, name: string) => {
  const error = at(name)
  return { name, value: values[name] ?? '', ...(error && { error }) }
}

export type MonthFieldsProps = {
  legend: string
  hint?: string
  months: readonly string[]
  unit?: string
  values: Typed
  error?: string
}

/** An amount a month; an empty one is none. */
export function MonthFields({ legend, hint, months, unit, values, error }: MonthFieldsProps) {
  return (
    <Fieldset legend={legend} {...(hint && { hint })}>
      {error && (
        <p class="error" id="months">
          {error}
        </p>
      )}
      <div class="months">
        {months.map((month) => (
          <TextField
            key={month}
            name={`month-${month}`}
            label={formatMonth(month)}
            inputMode="decimal"
            {...(unit && { suffix: unit })}
            value={values[`month-${month}`] ?? ''}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** Amounts by month in one line: 01/2027: 300 · 02/2027: 200. */
export function MonthList({ months }: { months: readonly MonthAmount[] }) {
  const { lang } = useShell()
  return (
    <>{months.map(({ month, quantity }) => `${formatMonth(month)}: ${formatNumber(lang, quantity)}`).join(' · ')}</>
  )
}

/** How a request stands. */
export function DemandChip({ state, isOver }: Pick<DemandLine, 'state' | 'isOver'>) {
  const t = useText()
  const shown = state === 'open' && isOver ? 'over' : state
  const tone = shown === 'open' ? 'good' : shown === 'over' ? 'warn' : 'calm'
  return <Chip tone={tone}>{t(`market.demand.state.${shown}`)}</Chip>
}

const verdictTones = { alone: 'good', together: 'info', no: 'warn' } as const

/** Every reason for and against, none left out; the verdict follows from them alone. */
export function Reasons({ match, provinces }: { match: Match; provinces: Readonly<Record<string, string>> }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <div class="reasons">
      <Chip tone={verdictTones[match.verdict]}>{t(`market.demand.verdict.${match.verdict}`)}</Chip>
      <ul class="plain">
        {match.reasons.map((reason) => (
          <li
            key={`${reason.code}${reason.values.month ?? reason.values.paper ?? ''}`}
            class={`reason-${reason.outcome}`}
          >
            <span aria-hidden="true">{marks[reason.outcome]}</span>{' '}
            <span class="hidden">{t(`market.demand.outcome.${reason.outcome}`)}: </span>
            {sayReason(t, reason, { provinces, number: (value) => formatNumber(lang, value) })}
          </li>
        ))}
      </ul>
    </div>
  )
}

const marks = { for: '✓', against: '✗', share: '◐' } as const

type Saying = { provinces: Readonly<Record<string, string>>; number(value: number): string }

function sayReason(t: Text, { code, outcome, values }: Reason, { provinces, number }: Saying): string {
  const key = (kind: string) => `market.demand.reason.${kind}` as MessageKey
  const isFor = outcome === 'for'
  switch (code) {
    case 'capacity':
      return t(key('capacity'), {
        month: formatMonth(String(values.month)),
        has: number(Number(values.has)),
        wanted: number(Number(values.wanted)),
      })
    case 'paper': {
      const until = values.until ? formatDay(String(values.until)) : ''
      const state = isFor ? (until ? 'paperUntil' : 'paper') : until ? 'paperLapsed' : 'paperMissing'
      return t(key(state), { paper: t(`market.demand.paper.${values.paper}` as MessageKey), until })
    }
    case 'from':
    case 'delivery':
      return t(key(isFor ? code : `${code}No`), { province: provinces[String(values.province)] ?? '' })
    case 'unit':
      return t(key(isFor ? 'unit' : 'unitNo'), {
        unit: unitWords(t, String(values.unit)),
        wanted: unitWords(t, String(values.wanted)),
      })
    default:
      return t(key(isFor ? code : `${code}No`), values)
  }
}

/** The prices of an answer, a line each. */
export function Tiers({ terms, unit }: { terms: Pick<QuoteTerms, 'tiers'>; unit: string }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <ul class="plain">
      {terms.tiers.map(({ from, dong }) => (
        <li key={from}>
          <b>{formatDong(lang, dong)}</b>/{unit}
          {from > 0 && ` ${t('market.demand.fromAmount', { n: formatNumber(lang, from) })}`}
        </li>
      ))}
    </ul>
  )
}
