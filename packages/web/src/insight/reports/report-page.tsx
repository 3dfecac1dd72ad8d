import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Timeline } from '../../kit/lists.tsx'
import { Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { DueChip, StateChip } from './report-chips.tsx'
import { ReportForm, type ReportValues } from './report-form.tsx'
import { Answers, Changes, Figures } from './report-parts.tsx'
import { periodName, type ReportView, reportAddress } from './report-view.ts'

export type ReportPageProps = {
  report: ReportView
  values?: ReportValues
  isSaved: boolean
  problems: readonly Problem[]
}

/** `/reporting/{period}/{unit}`: a unit's report: written by the unit, read and decided by its parent, frozen once approved. */
export function ReportPage(props: ReportPageProps) {
  const { report, isSaved, problems } = props
  const { period, unit, can } = report
  const t = useText()
  const title = t('insight.reportOf', { period: periodName(t, period), unit: unit.name })
  return (
    <Page
      title={title}
      layout="desk"
      robots="noindex"
      problems={problems}
      sheet="insight.css"
      way={<Breadcrumbs crumbs={[{ href: '/reporting', label: t('insight.reporting') }]} />}
    >
      <h1>
        {title} {period.isDemo && <SampleChip />}
      </h1>
      <p>
        <StateChip unit={unit} /> <DueChip unit={unit} isNamed />
        {report.version !== undefined && ` · ${t('insight.reportVersion', { n: report.version })}`}
        {' · '}
        {t('insight.periodFromTo', { from: formatDay(period.from), to: formatDay(period.to) })}
        {period.document && ` · ${period.document}`}
      </p>
      {isSaved && problems.length === 0 && <Notice tone="good">{<p>{t('insight.savedReport')}</p>}</Notice>}
      <Standing report={report} />
      <Start report={report} />
      {report.version !== undefined && <Download report={report} />}
      {can.write ? <ReportForm {...props} /> : <ReadOnly report={report} />}
      <Decide report={report} problems={problems} />
      <History report={report} />
    </Page>
  )
}

function Standing({ report }: { report: ReportView }) {
  const t = useText()
  const { returnReason, correctionReason, approvedAt, isStale, unit, below, period } = report
  const open = below.all - below.settled
  return (
    <>
      {unit.state === 'missing' && unit.missingReason && (
        <Notice tone="warn">
          <p>{t('insight.missingBecause', { reason: unit.missingReason })}</p>
        </Notice>
      )}
      {returnReason && (
        <Notice tone="warn">
          <p>{t('insight.returnedBecause', { reason: returnReason })}</p>
        </Notice>
      )}
      {correctionReason && <p>{t('insight.correctedBecause', { reason: correctionReason })}</p>}
      {approvedAt && <p>{t('insight.frozenAt', { at: formatInstant(approvedAt) })}</p>}
      {isStale && (
        <Notice tone="warn">
          <p>{t('insight.staleBelow')}</p>
        </Notice>
      )}
      {unit.below > 0 && (
        <p>
          <a href={`${reportAddress(period.id, unit.code)}/units`}>
            {open > 0 ? t('insight.openBelow', { n: open }) : t('insight.belowReports')}
          </a>
          {': '}
          {t('insight.belowCounts', below)}
        </p>
      )}
    </>
  )
}

function Start({ report: { can, version, unit, period } }: { report: ReportView }) {
  const t = useText()
  if (version !== undefined) return null
  if (!can.start) return <p class="soft">{t('insight.notBegun')}</p>
  return (
    <Form action={`${reportAddress(period.id, unit.code)}/start`}>
      <p>{t('insight.startReportLead')}</p>
      <Button>{t('insight.startReport')}</Button>
    </Form>
  )
}

function Download({ report: { period, unit, version, versions } }: { report: ReportView }) {
  const t = useText()
  const suffix = version === versions[0]?.version ? '' : `?version=${version}`
  const file = (ending: string) => `${reportAddress(period.id, unit.code)}/report.${ending}${suffix}`
  return (
    <p class="downloads">
      <span class="soft">{t('insight.reportFiles')}:</span>
      {(['docx', 'pdf', 'xlsx', 'csv'] as const).map((ending) => (
        <a key={ending} href={file(ending)} download={ending !== 'pdf'}>
          {ending.toUpperCase()}
        </a>
      ))}
    </p>
  )
}

function ReadOnly({ report }: { report: ReportView }) {
  if (report.version === undefined) return null
  return (
    <>
      <Changes report={report} />
      <Figures report={report} />
      <Answers report={report} />
    </>
  )
}

function Decide({ report: { can, period, unit }, problems }: Pick<ReportPageProps, 'report' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const here = reportAddress(period.id, unit.code)
  const asks = (move: 'return' | 'correct' | 'missing', label: string, button: string) => (
    <Form action={`${here}/${move}`}>
      <TextArea name="reason" id={`reason-${move}`} label={label} rows={2} error={at('reason')} />
      <Button look="plain">{button}</Button>
    </Form>
  )
  return (
    <>
      {can.decide && (
        <section class="part">
          <h2>{t('insight.toApprove')}</h2>
          <p class="soft">{t('insight.approveLead')}</p>
          <Form action={`${here}/approve`}>
            <Button>{t('insight.approveReport')}</Button>
          </Form>
          {asks('return', t('insight.returnReason'), t('insight.returnReport'))}
        </section>
      )}
      {can.correct && (
        <section class="part">
          <h2>{t('insight.correctReport')}</h2>
          {asks('correct', t('insight.correctReason'), t('insight.correctReport'))}
        </section>
      )}
      {can.markMissing && (
        <section class="part">
          <h2>{t('insight.markMissing')}</h2>
          {asks('missing', t('insight.missingReason'), t('insight.markMissing'))}
        </section>
      )}
    </>
  )
}

function History({ report: { versions, moves, period, unit, version } }: { report: ReportView }) {
  const t = useText()
  if (moves.length === 0) return null
  return (
    <section class="part">
      <h2>{t('insight.movesTitle')}</h2>
      {versions.length > 1 && (
        <p>
          {t('insight.versionsTitle')}:{' '}
          {versions.map((each, i) => (
            <span key={each.version}>
              {i > 0 && ' · '}
              <a
                href={`${reportAddress(period.id, unit.code)}?version=${each.version}`}
                aria-current={each.version === version ? 'page' : undefined}
              >
                {t('insight.reportVersion', { n: each.version })}
              </a>{' '}
              ({t(`insight.state-${each.status}`)})
            </span>
          ))}
        </p>
      )}
      <Timeline
        moments={moves.map(({ move, by, at, reason, version: n }) => ({
          title: `${t(`insight.move-${move}`)} (${t('insight.reportVersion', { n })})`,
          when: `${formatInstant(at)} · ${by}`,
          ...(reason && { children: reason }),
        }))}
      />
    </section>
  )
}
