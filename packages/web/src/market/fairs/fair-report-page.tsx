import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatDong } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { FairLine, ReportView } from './fair-views.ts'

export type FairReportPageProps = { fair: FairLine; report: ReportView; problems: readonly Problem[] }

/** `/fairs/{id}/report`: what a fair came to. */
export function FairReportPage({ fair, report, problems }: FairReportPageProps) {
  const t = useText()
  const { lang } = useShell()
  const sum = (of: 'dong' | 'sales') => report.rows.reduce((all, row) => all + row[of], 0)
  return (
    <Page
      title={t('market.fairs.report')}
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/fairs/${fair.id}`} label={fair.name} />}
    >
      <h1>{t('market.fairs.report')}</h1>
      <p class="lead">
        {fair.name}, {formatDay(fair.fromOn)} – {formatDay(fair.untilOn)}
      </p>
      <p class="actions">
        <LinkButton href={`/fairs/${fair.id}/report.pdf`} look="plain" download>
          PDF
        </LinkButton>
        <LinkButton href={`/fairs/${fair.id}/report.csv`} look="plain" download>
          CSV
        </LinkButton>
      </p>
      <SummaryList
        rows={[
          { label: t('market.fairs.applied'), value: `${report.rows.length} / ${report.applied}` },
          {
            label: t('market.fairs.sales'),
            value: `${report.rows.reduce((n, row) => n + row.sales, 0)} · ${formatDong(lang, sum('dong'))}`,
          },
          {
            label: t('market.fairs.meetings'),
            value: t('market.fairs.meetingsLine', report.meetings),
          },
          {
            label: t('market.fairs.contracts'),
            value: `${report.contracts.length} · ${t('market.demand.deliveredValue')} ${formatDong(
              lang,
              report.contracts.reduce((all, row) => all + row.deliveredDong, 0),
            )}`,
          },
        ]}
      />
      <Stalls report={report} />
      {(fair.phase === 'over' || fair.phase === 'on') && (
        <Form action={`/fairs/${fair.id}/close`}>
          <p>{t('market.fairs.closeLead')}</p>
          <Button>{t('market.fairs.close')}</Button>
        </Form>
      )}
    </Page>
  )
}

function Stalls({ report }: Pick<FairReportPageProps, 'report'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <>
      <Table
        caption={t('market.fairs.byStall')}
        stacks
        rows={report.rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('market.demand.organisation'), isHead: true, cell: ({ name }) => name },
          { key: 'booth', title: t('market.fairs.boothOf'), cell: ({ boothCode }) => boothCode ?? '–' },
          { key: 'sales', title: t('market.fairs.sales'), isNumber: true, cell: ({ sales }) => sales },
          { key: 'dong', title: t('market.fairs.sum'), isNumber: true, cell: ({ dong }) => formatDong(lang, dong) },
          {
            key: 'cash',
            title: t('market.fairs.pay.cash'),
            isNumber: true,
            cell: ({ cashDong }) => formatDong(lang, cashDong),
          },
          { key: 'held', title: t('market.fairs.meetingsHeld'), isNumber: true, cell: ({ held }) => held },
        ]}
      />
      {report.contracts.length > 0 && (
        <Table
          caption={t('market.fairs.contracts')}
          stacks
          rows={report.contracts}
          rowKey={({ number }) => number}
          columns={[
            { key: 'number', title: t('market.demand.number'), isHead: true, cell: ({ number }) => number },
            { key: 'buyer', title: t('market.demand.buyer'), cell: ({ buyer }) => buyer },
            { key: 'lead', title: t('market.demand.party.lead'), cell: ({ lead }) => lead },
            {
              key: 'value',
              title: t('market.demand.deliveredValue'),
              isNumber: true,
              cell: (row) => formatDong(lang, row.deliveredDong),
            },
          ]}
        />
      )}
    </>
  )
}
