import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type CloneKind, type CloneOutcome, cloneOutcomes } from '@saolang/core/trace/clones/find-clones.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatInstant, formatNumber } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Card, Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { lowerFirst } from '../story/say-thing.ts'

/** An alarm as it is shown; provinces by name, moments ISO 8601. */
export type AlarmView = {
  id: string
  href: string
  serial: string
  productName: string
  producer: string
  isSample: boolean
  kind: CloneKind
  facts: { readers?: number; kilometres?: number; hours?: number; on?: string; places: readonly string[] }
  firstAt: string
  lastAt: string
  settledAt?: string
  outcome?: CloneOutcome
  words?: string
}

export type AlarmsPageProps = {
  alarms: readonly AlarmView[]
  /** The alarm whose form was sent. */
  sent?: string
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
  maySettle: boolean
}

/** `/trace/clones`: serials that cannot be one piece, why, and what to do. */
export function AlarmsPage({ alarms, sent, values, problems, maySettle }: AlarmsPageProps) {
  const t = useText()
  return (
    <Page title={t('trace.clones')} layout="desk" robots="noindex" problems={problems} sheet="trace.css">
      <h1>{t('trace.clones')}</h1>
      <p class="soft">{t('trace.clonesLead')}</p>
      {alarms.length === 0 && <EmptyState title={t('trace.clonesNone')} />}
      {alarms.map((alarm) => (
        <Card
          key={alarm.id}
          level={2}
          title={`${alarm.productName} · ${alarm.serial}`}
          tone={alarm.settledAt ? 'calm' : 'warn'}
        >
          <Alarm {...alarm} />
          {maySettle && !alarm.settledAt && (
            <SettleForm
              id={alarm.id}
              values={sent === alarm.id ? values : {}}
              problems={sent === alarm.id ? problems : []}
            />
          )}
        </Card>
      ))}
    </Page>
  )
}

function Alarm(alarm: AlarmView) {
  const t = useText()
  const { kind, firstAt, lastAt, settledAt, outcome, words, producer, isSample, href } = alarm
  const rows = [
    { label: t('trace.cloneSign'), value: <b>{useSign(alarm)}</b> },
    { label: t('trace.cloneDo'), value: t(`trace.cloneDo.${kind}`) },
    { label: t('trace.cloneWhen'), value: `${formatInstant(firstAt)} – ${formatInstant(lastAt)}` },
    { label: t('trace.recallMaker'), value: producer },
    { label: t('trace.cloneSerial'), value: <a href={href}>{href}</a> },
    {
      label: t('trace.cloneState'),
      value:
        settledAt && outcome ? (
          `${t(`trace.cloneOutcome.${outcome}`)}. ${words ?? ''}`
        ) : (
          <Chip tone="warn">{t('trace.cloneOpen')}</Chip>
        ),
    },
  ]
  return (
    <>
      {isSample && (
        <p>
          <SampleChip />
        </p>
      )}
      <SummaryList rows={rows} />
    </>
  )
}

function useSign({ kind, facts }: AlarmView): string {
  const t = useText()
  const { lang } = useShell()
  const [from = '', to = ''] = facts.places.map(lowerFirst)
  return t(`trace.clone.${kind}`, {
    ...{ from, to, readers: facts.readers ?? 0, kilometres: formatNumber(lang, facts.kilometres ?? 0) },
    ...{ hours: formatNumber(lang, Math.max(1, facts.hours ?? 0)), on: facts.on ? formatDay(facts.on) : '' },
  })
}

type SettleFormProps = { id: string; values: Readonly<Record<string, string>>; problems: readonly Problem[] }

function SettleForm({ id, values, problems }: SettleFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details class="more-work" open={problems.length > 0}>
      <summary>{t('trace.cloneSettle')}</summary>
      <Form action={`/trace/clones/${id}`}>
        <Radios
          name="outcome"
          id={problems.length > 0 ? 'outcome' : `outcome-${id}`}
          label={t('trace.cloneOutcome')}
          value={values.outcome ?? ''}
          error={at('outcome')}
          options={cloneOutcomes.map((outcome) => ({ value: outcome, label: t(`trace.cloneOutcome.${outcome}`) }))}
        />
        <TextArea
          name="words"
          id={problems.length > 0 ? 'words' : `words-${id}`}
          label={t('trace.cloneWords')}
          value={values.words ?? ''}
          error={at('words')}
          rows={3}
        />
        <Button>{t('trace.cloneSettle')}</Button>
      </Form>
    </details>
  )
}
