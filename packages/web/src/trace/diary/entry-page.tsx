import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Confirmation, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref, type EntryView } from './diary-views.ts'
import { stepWords } from './step-words.ts'

export type EntryPageProps = {
  owner: DiaryOwner
  entry: EntryView
  isNew: boolean
  mayChange: boolean
  problems: readonly Problem[]
}

/** One entry with its receipt: what was told, when by whose clock, and what became of it. */
export function EntryPage({ owner, entry, isNew, mayChange, problems }: EntryPageProps) {
  const t = useText()
  const title = t('trace.entry', { code: entry.code })
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      sheet="trace.css"
      problems={problems}
      way={<BackLink href={diaryHref('/diary/entries', owner)} label={t('trace.myEntries')} />}
    >
      {isNew ? (
        <>
          <Confirmation title={t('trace.received')} code={entry.code} />
          <p>
            <LinkButton href={diaryHref('/diary', owner)}>{t('trace.backToDiary')}</LinkButton>
          </p>
          {entry.lot && <Notice tone="info" title={t('trace.lotMade', { lot: entry.lot.number })} />}
        </>
      ) : (
        <h1>{title}</h1>
      )}
      <Fate {...{ owner, entry }} />
      <Facts entry={entry} />
      {entry.photos.map((sha) => (
        <img
          key={sha}
          class="entry-photo"
          src={`/diary/entries/${entry.id}/photos/${sha}`}
          alt={t('trace.askPhotos')}
          loading="lazy"
        />
      ))}
      {mayChange && entry.state === 'received' && <Change {...{ owner, entry, problems }} />}
    </Page>
  )
}

function Fate({ owner, entry }: Pick<EntryPageProps, 'owner' | 'entry'>) {
  const t = useText()
  return (
    <>
      {entry.state === 'withdrawn' && (
        <Notice tone="warn" title={t('trace.withdrawnBecause', { reason: entry.reason ?? '' })} />
      )}
      {entry.correctedBy && (
        <Notice tone="warn">
          <a href={diaryHref(`/diary/entries/${entry.correctedBy}`, owner)}>{t('trace.correctedBy')}</a>
        </Notice>
      )}
      {entry.corrects && (
        <Notice>
          <a href={diaryHref(`/diary/entries/${entry.corrects}`, owner)}>{t('trace.correctsOther')}</a>
        </Notice>
      )}
    </>
  )
}

function Facts({ entry }: { entry: EntryView }) {
  const t = useText()
  const { lang } = useShell()
  const { clock } = entry
  const clockWords = {
    right: t('trace.clockRight'),
    corrected: t('trace.clockCorrected', { hours: formatNumber(lang, clock.hours) }),
    flagged: t('trace.clockFlagged'),
  }
  const rows = [
    { label: t('trace.colWork'), value: stepWords(t, entry.step) },
    { label: t('trace.colWhen'), value: formatInstant(entry.happenedAt) },
    ...(entry.areaName ? [{ label: t('trace.colArea'), value: entry.areaName }] : []),
    ...entry.details,
    ...(entry.lot ? [{ label: t('trace.colLot'), value: <span class="code">{entry.lot.identifier}</span> }] : []),
    { label: t('trace.colBy'), value: entry.by },
    { label: t('trace.clockTold'), value: `${formatInstant(entry.toldAt)}. ${clockWords[clock.verdict]}` },
    { label: t('trace.clockReceived'), value: formatInstant(entry.receivedAt) },
    { label: t('trace.eventCode'), value: <span class="code">{entry.eventId}</span> },
  ]
  return <SummaryList rows={rows} />
}

function Change({ owner, entry, problems }: Pick<EntryPageProps, 'owner' | 'entry' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('reason')
  return (
    <>
      <p>
        <LinkButton look="plain" href={diaryHref(`/diary/entries/${entry.id}/correct`, owner)}>
          {t('trace.correctEntry')}
        </LinkButton>
      </p>
      <details class="more-work" open={problems.length > 0}>
        <summary>{t('trace.withdrawEntry')}</summary>
        <Form action={diaryHref(`/diary/entries/${entry.id}/withdraw`, owner)}>
          <TextField name="reason" label={t('trace.withdrawReason')} {...(error && { error })} />
          <Button look="danger">{t('trace.withdrawButton')}</Button>
        </Form>
      </details>
    </>
  )
}
