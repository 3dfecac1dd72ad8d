import type { Problem } from '@saolang/core/kernel/problem.ts'
import { hoursToTell, recallSource } from '@saolang/core/trace/recall/recall.ts'
import { formatDate, formatInstant, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Figure } from '../../kit/measures.tsx'
import { Chip, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { CloseForm } from './close-form.tsx'
import { HolderParts } from './holder-parts.tsx'
import { MovedSince, ReachedThings } from './reached-parts.tsx'
import type { RecallView } from './recall-view.ts'

export type FormValues = Readonly<Record<string, string>>
export type ReportPageProps = {
  recall: RecallView
  /** Which form was sent: a holder's id, or `close`. */
  sent?: string
  values: FormValues
  problems: readonly Problem[]
  /** ISO 8601. */
  now: string
}

/** `/trace/recalls/{id}`: how a recall stands, who holds what, and the forms to answer and to close; a report on paper when printed. */
export function ReportPage({ recall, sent, values, problems, now }: ReportPageProps) {
  const t = useText()
  const { id, productName, isSample, closedAt, mayClose, holders } = recall
  return (
    <Page
      title={t('trace.recallOf', { product: productName })}
      layout="desk"
      robots="noindex"
      problems={problems}
      sheet="trace.css"
      bodyClass="recall-report"
      way={<BackLink href="/trace/recalls" label={t('trace.recallDesk')} />}
    >
      <h1>{t('trace.recallOf', { product: productName })}</h1>
      <p>
        <Chip tone={closedAt ? 'calm' : 'bad'}>{t(closedAt ? 'trace.recallsClosed' : 'trace.recallsOpen')}</Chip>{' '}
        {isSample && <SampleChip />}
      </p>
      <Facts {...recall} />
      {(recall.isRun || recall.mayAnswerFor !== 'own') && <Effect recall={recall} now={now} />}
      <HolderParts recallId={id} {...recall} sent={sent} values={values} problems={problems} />
      {holders.length > 0 && <MovedSince moved={recall.movedSince} />}
      <ReachedThings things={recall.things} />
      {mayClose && (
        <CloseForm id={id} values={sent === 'close' ? values : {}} problems={sent === 'close' ? problems : []} />
      )}
      <p class="soft small no-print">{t('trace.recallPrint')}</p>
    </Page>
  )
}

function Facts(recall: RecallView) {
  const t = useText()
  const { code, maker, hazard, reason, advice, detectedAt, openedAt, closedAt, disposal, closing } = recall
  const rows = [
    {
      label: t('trace.recallReason'),
      value: <span class="told-lines">{`${t(`trace.hazard.${hazard}`)}. ${reason}`}</span>,
    },
    { label: t('trace.recallAdvice'), value: <span class="told-lines">{advice}</span> },
    ...(maker ? [{ label: t('trace.recallMaker'), value: maker }] : []),
    {
      label: t('trace.recallKind'),
      value: t(recall.isCompulsory ? 'trace.recallKind.compulsory' : 'trace.recallKind.voluntary'),
    },
    { label: t('trace.recallDetectedAt'), value: formatInstant(detectedAt) },
    { label: t('trace.recallOpenedOn'), value: formatInstant(openedAt) },
    ...(closedAt ? [{ label: t('trace.recallClosedOn'), value: formatInstant(closedAt) }] : []),
    ...(disposal
      ? [{ label: t('trace.recallEnding'), value: `${t(`trace.disposal.${disposal}`)}. ${closing ?? ''}` }]
      : []),
    { label: t('trace.recallPublicPage'), value: <a href={`/recalls/${code}`}>{`/recalls/${code}`}</a> },
  ]
  return <SummaryList rows={rows} />
}

function Effect({ recall, now }: { recall: RecallView; now: string }) {
  const t = useText()
  const { lang } = useShell()
  const { effect, made, unit, things, closedAt } = recall
  const date = formatDate(closedAt ?? now)
  const secured = effect.found + effect.returned + effect.destroyed
  const n = (value: number) => formatNumber(lang, value)
  const isAllTold = effect.told === effect.holders
  const hours = formatNumber(lang, Math.round(effect.hours * 10) / 10)
  const time = !isAllTold
    ? 'trace.recallHoursRunning'
    : effect.isInTime
      ? 'trace.recallHoursInTime'
      : 'trace.recallHoursLate'
  return (
    <section class="part">
      <h2>{t('trace.recallReport')}</h2>
      <Notice tone={!effect.isInTime ? 'bad' : isAllTold ? 'good' : 'warn'}>
        {t('trace.recallHours')}: {t(time, { hours, most: hoursToTell })} ({recallSource}).
      </Notice>
      <div class="figures">
        <Figure value={`${effect.told}/${effect.holders}`} label={t('trace.recallTold')} date={date} />
        <Figure value={`${effect.answered}/${effect.holders}`} label={t('trace.recallAnsweredFigure')} date={date} />
        <Figure
          value={
            made === undefined
              ? t('trace.recallSecuredAlone', { n: n(secured), unit })
              : t('trace.recallSecuredOf', { n: n(secured), made: n(made), unit })
          }
          label={t('trace.recallSecured')}
          date={date}
        />
        <Figure value={`${n(effect.sold)} ${unit}`} label={t('trace.recallSold')} date={date} />
        {effect.unaccounted !== undefined && (
          <Figure value={`${n(effect.unaccounted)} ${unit}`} label={t('trace.recallUnaccounted')} date={date} />
        )}
        <Figure
          value={n(things.filter(({ hasLeft }) => !hasLeft).length)}
          label={t('trace.recallReached')}
          date={date}
        />
      </div>
    </section>
  )
}
