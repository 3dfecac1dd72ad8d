import type { Problem } from '@saolang/core/kernel/problem.ts'
import { amountNames, handWays } from '@saolang/core/trace/recall/recall.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { Card, Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { HolderView, RecallView } from './recall-view.ts'

type HolderPartsProps = Pick<RecallView, 'holders' | 'unit' | 'mayAnswerFor'> & {
  recallId: string
  sent: string | undefined
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** Who holds what: told when and how, answered what; with the form of whoever may answer for it. */
export function HolderParts({ recallId, holders, unit, mayAnswerFor, sent, values, problems }: HolderPartsProps) {
  const t = useText()
  const mayAnswer = ({ isOwn, hasAccount }: HolderView) =>
    (mayAnswerFor !== 'nobody' && isOwn) || (mayAnswerFor === 'all' && !hasAccount)
  return (
    <section class="part">
      <h2>{t('trace.recallHolders')}</h2>
      {holders.map((holder) => {
        const isSent = sent === holder.id
        const form = { recallId, holder, unit, values: isSent ? values : {}, problems: isSent ? problems : [] }
        return (
          <Card key={holder.id} title={holder.name ?? `${t('trace.recallHolderUnknown')}: ${holder.party}`}>
            <Told {...holder} />
            <Answered holder={holder} unit={unit} />
            {mayAnswerFor === 'all' && !holder.hasAccount && !holder.toldAt && <TellForm {...form} />}
            {mayAnswer(holder) && <AnswerForm {...form} />}
          </Card>
        )
      })}
    </section>
  )
}

function Told({ toldAt, way, queued }: HolderView) {
  const t = useText()
  return (
    <p>
      {toldAt && way ? (
        <Chip tone="good">
          {`${t('trace.recallHolderTold')} ${formatInstant(toldAt)}: ${t(`trace.recallWay.${way}`, { n: queued })}`}
        </Chip>
      ) : (
        <Chip tone="bad">{t('trace.recallNotTold')}</Chip>
      )}
    </p>
  )
}

function Answered({ holder: { answer }, unit }: { holder: HolderView; unit: string }) {
  const t = useText()
  const { lang } = useShell()
  if (!answer)
    return (
      <p>
        <Chip tone="warn">{t('trace.recallNoAnswer')}</Chip>
      </p>
    )
  const n = (value: number) => formatNumber(lang, value)
  const { found, returned, destroyed, sold, note } = answer
  return (
    <>
      <p>
        {`${t('trace.recallAnswerLine', { found: n(found), returned: n(returned), destroyed: n(destroyed), sold: n(sold) })} (${unit})`}{' '}
        <span class="soft small">{formatInstant(answer.answeredAt)}</span>
      </p>
      {note && <p class="soft told-lines">{note}</p>}
    </>
  )
}

type HolderFormProps = Omit<HolderPartsProps, 'holders' | 'mayAnswerFor' | 'sent'> & { holder: HolderView }

function TellForm({ recallId, holder: { id }, values, problems }: HolderFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`/trace/recalls/${recallId}/tell`} class="no-print">
      <input type="hidden" name="holder" value={id} />
      <Radios
        name="way"
        id={`way-${id}`}
        label={t('trace.recallTellWay')}
        value={values.way ?? ''}
        error={at('way')}
        inline
        options={handWays.map((way) => ({ value: way, label: t(`trace.recallWay.${way}`) }))}
      />
      <Button look="quiet">{t('trace.recallNoteTold')}</Button>
    </Form>
  )
}

const labels = {
  found: 'trace.recallFound',
  returned: 'trace.recallReturned',
  destroyed: 'trace.recallDestroyed',
  sold: 'trace.recallSold',
} as const

function AnswerForm({ recallId, holder, unit, values, problems }: HolderFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { id, isOwn, name, party, answer } = holder
  const value = (field: keyof typeof labels) => values[field] ?? (answer ? String(answer[field]) : '')
  return (
    <details class="more-work no-print" open={isOwn || problems.length > 0}>
      <summary>{isOwn ? t('trace.recallAnswer') : t('trace.recallAnswerFor', { holder: name ?? party })}</summary>
      <p class="soft">{t('trace.recallAnswerLead', { unit: unit || '…' })}</p>
      <Form action={`/trace/recalls/${recallId}/answer`}>
        <input type="hidden" name="holder" value={id} />
        {amountNames.map((field) => (
          <TextField
            key={field}
            name={field}
            id={problems.length > 0 ? field : `${field}-${id}`}
            label={t(labels[field])}
            value={value(field)}
            error={at(field)}
            width="short"
            inputMode="decimal"
            suffix={unit}
          />
        ))}
        <TextArea
          name="note"
          id={`note-${id}`}
          label={t('trace.recallNote')}
          value={values.note ?? answer?.note ?? ''}
          error={at('note')}
          rows={2}
          optional
        />
        <Button>{t('trace.recallSendAnswer')}</Button>
      </Form>
    </details>
  )
}
