import type { Problem } from '@saolang/core/kernel/problem.ts'
import { formatIds } from '@saolang/core/trace/exchange/format.ts'
import { type AnswerRule, type FieldRule, needs } from '@saolang/core/trace/exchange/mapping.ts'
import { sources } from '@saolang/core/trace/exchange/source.ts'
import { Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Chip } from '../../kit/notices.tsx'
import { useProblems, useText } from '../../kit/words.ts'

const spare = 3
const emptyRule: FieldRule = { to: '', need: 'if-any', format: 'text' }

/** The fields of a mapping, each folded away behind what it does; a few empty ones at the end. */
export function FieldRows({ fields, problems }: { fields: readonly FieldRule[]; problems: readonly Problem[] }) {
  const { at } = useProblems(problems)
  const rows = [...fields, ...Array.from({ length: spare }, () => emptyRule)]
  return (
    <div class="exchange-rows">
      {rows.map((rule, i) => (
        <FieldRow key={i} rule={rule} no={i} error={at(`fields.${i}`)} />
      ))}
    </div>
  )
}

function FieldRow({ rule, no, error }: { rule: FieldRule; no: number; error: string | undefined }) {
  const t = useText()
  const { to, from, constant, need } = rule
  return (
    <details id={`fields.${no}`} open={error !== undefined}>
      <summary>
        <b>{to || t('trace.exchange.newField')}</b>
        {to && (
          <span class="soft">
            {' '}
            ← {from || `“${constant ?? ''}”`} · {t(`trace.exchange.need-${need}`)}
          </span>
        )}
        {error && <Chip tone="bad">{error}</Chip>}
      </summary>
      <RowFields rule={rule} name={`field.${no}.`} error={error} />
    </details>
  )
}

function RowFields({ rule, name, error }: { rule: FieldRule; name: string; error: string | undefined }) {
  const t = useText()
  const { to, from, constant, need, format, most, codes } = rule
  return (
    <div class="exchange-row">
      <TextField
        name={`${name}to`}
        label={t('trace.exchange.fieldTo')}
        hint={t('trace.exchange.fieldToHint')}
        value={to}
        error={error}
        spellcheck={false}
      />
      <Select
        name={`${name}from`}
        label={t('trace.exchange.fieldFrom')}
        value={from ?? ''}
        empty={t('trace.exchange.fromNothing')}
        options={Object.keys(sources).map((path) => ({ value: path, label: path }))}
      />
      <TextField name={`${name}constant`} label={t('trace.exchange.fieldConstant')} value={constant ?? ''} optional />
      <Select
        name={`${name}need`}
        label={t('trace.exchange.fieldNeed')}
        value={need}
        options={needs.map((one) => ({ value: one, label: t(`trace.exchange.need-${one}`) }))}
      />
      <Select
        name={`${name}format`}
        label={t('trace.exchange.fieldFormat')}
        value={format}
        options={formatIds.map((one) => ({ value: one, label: t(`trace.exchange.format-${one}`) }))}
      />
      <TextField
        name={`${name}most`}
        label={t('trace.exchange.fieldMost')}
        value={most === undefined ? '' : String(most)}
        inputMode="numeric"
        width="tiny"
        optional
      />
      <TextArea
        name={`${name}codes`}
        label={t('trace.exchange.fieldCodes')}
        hint={t('trace.exchange.fieldCodesHint')}
        value={Object.entries(codes ?? {})
          .map(([ours, theirs]) => `${ours} = ${theirs}`)
          .join('\n')}
        rows={4}
        optional
      />
    </div>
  )
}

/** Where an answer says what, and by which words. */
export function AnswerFields({ answer, problems }: { answer: AnswerRule; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  const wordsHint = t('trace.exchange.answerWordsHint')
  const fields = [
    ['outcome', t('trace.exchange.answerOutcome'), answer.outcome, undefined],
    ['accepted', t('trace.exchange.answerAccepted'), answer.accepted.join(', '), wordsHint],
    ['duplicate', t('trace.exchange.answerDuplicate'), answer.duplicate.join(', '), wordsHint],
    ['rejected', t('trace.exchange.answerRejected'), answer.rejected.join(', '), wordsHint],
    ['receipt', t('trace.exchange.answerReceipt'), answer.receipt, undefined],
    ['reasons', t('trace.exchange.answerReasons'), answer.reasons, undefined],
    ['reasonField', t('trace.exchange.answerReasonField'), answer.reasonField, undefined],
    ['reasonText', t('trace.exchange.answerReasonText'), answer.reasonText, undefined],
  ] as const
  return (
    <div id="answer" class="exchange-row">
      {fields.map(([name, label, value, hint], i) => (
        <TextField
          key={name}
          name={`answer.${name}`}
          label={label}
          value={value ?? ''}
          hint={hint}
          error={i === 0 ? at('answer') : undefined}
          optional={i > 3}
        />
      ))}
    </div>
  )
}
