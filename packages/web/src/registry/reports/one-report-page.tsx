import type { Problem } from '@saolang/core/kernel/problem.ts'
import { reportOutcomes } from '@saolang/core/registry/reports/report-clock.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { kinds, type ReportLineView, reportOutcomeWords } from './report-view.ts'
import { ReportStanding } from './reports-page.tsx'

export type OneReportPageProps = {
  report: ReportLineView & {
    address: string
    words: string
    contact?: string
    isContactErased: boolean
    inspectionId?: string
    visitedOn?: string
    answer?: string
    photos: readonly { sha256: string }[]
  }
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
  canTake: boolean
  canAnswer: boolean
  canOrder: boolean
  values: { outcome: string; words: string }
  problems: readonly Problem[]
}

/** One report for the officer: what was told, what is done about it, and the answer. */
export function OneReportPage(props: OneReportPageProps) {
  const { report, today, canTake, canAnswer, canOrder, problems } = props
  const t = useText()
  const { id, code, photos } = report
  return (
    <Page
      title={t('registry.reportOne', { code })}
      layout="desk"
      robots="noindex"
      problems={problems}
      sheet="oversight.css"
      way={<Breadcrumbs crumbs={[{ href: '/registry/reports', label: t('registry.reports') }]} />}
    >
      <h1>{t('registry.reportOne', { code })}</h1>
      <p>
        <ReportStanding report={report} today={today} />
      </p>
      <Told report={report} />
      {photos.length > 0 && (
        <p class="photo-row">
          {photos.map(({ sha256 }, i) => (
            <a key={sha256} href={`/registry/reports/${id}/photos/${sha256}`}>
              <img
                src={`/registry/reports/${id}/photos/${sha256}`}
                alt={t('registry.photo', { n: i + 1 })}
                width="160"
                loading="lazy"
              />
            </a>
          ))}
        </p>
      )}
      <div class="actions">
        {canTake && (
          <Form action={`/registry/reports/${id}/take`}>
            <Button>{t('registry.reportTake')}</Button>
          </Form>
        )}
        {canOrder && (
          <LinkButton href={`/registry/inspections/order?code=${report.address}&report=${id}`} look="plain">
            {t('registry.reportOrder')}
          </LinkButton>
        )}
      </div>
      {canAnswer && <AnswerForm {...props} />}
    </Page>
  )
}

function Told({ report }: Pick<OneReportPageProps, 'report'>) {
  const t = useText()
  const {
    product,
    address,
    kind,
    words,
    contact,
    isContactErased,
    reportedAt,
    inspectionId,
    visitedOn,
    outcome,
    answer,
  } = report
  const rows = [
    { label: t('registry.product'), value: <a href={`/products/${address}`}>{product}</a> },
    { label: t('registry.reportKind'), value: t(kinds[kind]) },
    { label: t('registry.reportedAt'), value: formatInstant(reportedAt) },
    { label: t('registry.reportWords'), value: <span class="as-written">{words}</span> },
    {
      label: t('registry.reportContactShort'),
      value: contact ?? (isContactErased ? t('registry.reportContactGone') : undefined),
    },
    {
      label: t('registry.reportVisitLink'),
      value: inspectionId && (
        <a href={`/registry/inspections/${inspectionId}`}>
          {visitedOn ? t('registry.reportVisited', { day: formatDay(visitedOn) }) : t('registry.visitWaiting')}
        </a>
      ),
    },
    { label: t('registry.reportOutcome'), value: outcome && t(reportOutcomeWords[outcome]) },
    { label: t('registry.reportAnswerTitle'), value: answer && <span class="as-written">{answer}</span> },
  ]
  return <SummaryList rows={rows.filter(({ value }) => value)} />
}

function AnswerForm({ report, values, problems }: OneReportPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('registry.reportAnswerForm')}</h2>
      <Form action={`/registry/reports/${report.id}/answer`}>
        <Radios
          name="outcome"
          label={t('registry.reportOutcome')}
          value={values.outcome}
          error={at('outcome')}
          options={reportOutcomes.map((outcome) => ({ value: outcome, label: t(reportOutcomeWords[outcome]) }))}
        />
        <TextArea name="words" label={t('registry.reportAnswerWords')} value={values.words} error={at('words')} />
        <Button>{t('registry.reportAnswer')}</Button>
      </Form>
    </section>
  )
}
