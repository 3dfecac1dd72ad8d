import { Button, LinkButton } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Confirmation, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { type FollowedReport, kinds, reportOutcomeWords } from './report-view.ts'
import { ReportStanding } from './reports-page.tsx'

/** Where one asks by the code of a report. */
export function AskReportPage({ code, isUnknown }: { code: string; isUnknown: boolean }) {
  const t = useText()
  return (
    <Page title={t('registry.followReport')} layout="form" robots="noindex" sheet="oversight.css">
      <h1>{t('registry.followReport')}</h1>
      <p class="lead">{t('registry.followReportLead')}</p>
      <Form action="/reports" method="get">
        <TextField
          name="code"
          label={t('registry.reportCode')}
          value={code}
          width="short"
          {...(isUnknown && { error: t('registry.followReportUnknown') })}
        />
        <Button>{t('registry.follow')}</Button>
      </Form>
      <p>
        <a href="/oversight">{t('registry.outcomes')}</a>
      </p>
    </Page>
  )
}

/** What became of a report, for whoever holds its code: neither what was told nor by whom. */
export function FollowPage({ report, today, isNew }: { report: FollowedReport; today: string; isNew: boolean }) {
  const t = useText()
  const { code, product, address, kind, reportedAt, visitedOn, outcome, answer, answeredAt } = report
  const rows = [
    { label: t('registry.product'), value: product },
    { label: t('registry.reportKind'), value: t(kinds[kind]) },
    { label: t('registry.reportedAt'), value: formatInstant(reportedAt) },
    { label: t('registry.visitState'), value: <ReportStanding report={report} today={today} /> },
    {
      label: t('registry.inspections'),
      value: visitedOn && t('registry.reportVisited', { day: formatDay(visitedOn) }),
    },
  ]
  return (
    <Page title={t('registry.reportOne', { code })} layout="form" robots="noindex" sheet="oversight.css">
      {isNew ? (
        <Confirmation title={t('registry.reported')} code={code}>
          <p>{t('registry.reportKeepCode')}</p>
        </Confirmation>
      ) : (
        <h1>{t('registry.reportOne', { code })}</h1>
      )}
      <SummaryList rows={rows.filter(({ value }) => value)} />
      {answer && outcome && (
        <Notice tone="info" title={`${t('registry.reportAnswerTitle')}: ${t(reportOutcomeWords[outcome])}`}>
          <p class="as-written">{answer}</p>
          {answeredAt && <p class="small soft">{formatInstant(answeredAt)}</p>}
        </Notice>
      )}
      <p class="actions">
        <LinkButton href={`/products/${address}`} look="plain">
          {product}
        </LinkButton>
      </p>
    </Page>
  )
}
