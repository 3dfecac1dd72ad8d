import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { LifeMoment } from '@saolang/core/registry/certificate-life.ts'
import { withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { DateField, TextArea, TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatDay, formatInstant } from '../kit/format.ts'
import { Breadcrumbs } from '../kit/frame.tsx'
import { Chip, EmptyState, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Stars } from '../kit/stars.tsx'
import { Table } from '../kit/table.tsx'
import { useProblems, useText } from '../kit/words.ts'
import { Life } from './life.tsx'
import { RecognitionFacts } from './recognition-facts.tsx'
import type { RecognitionView, RecordView } from './record.ts'
import { kinds } from './report-page.tsx'
import { StaffTabs } from './staff-tabs.tsx'
import { looks, sayStatus, sayTerm } from './standing.ts'
import { Story } from './story.tsx'
import { PendingRenewal } from './verification-page.tsx'

export type CertificateView = { record: RecordView; recognition: RecognitionView }

/** The certificates of an officer's area, those that end soonest first. */
export function CertificatesPage({ certificates }: { certificates: readonly CertificateView[] }) {
  const t = useText()
  return (
    <Page title={t('registry.certificates')} layout="desk" robots="noindex">
      <StaffTabs here="certificates" />
      <h1>{t('registry.certificates')}</h1>
      <p class="soft">{t('registry.certificatesLead')}</p>
      {certificates.length === 0 ? (
        <EmptyState title={t('registry.noCertificates')} />
      ) : (
        <Table
          caption={t('registry.certificates')}
          hideCaption
          rows={certificates}
          rowKey={({ recognition }) => recognition.id}
          stacks
          columns={[
            {
              key: 'number',
              title: t('registry.certificateNumber'),
              isHead: true,
              cell: ({ recognition }) => (
                <a href={`/registry/certificates/${recognition.id}`}>{recognition.certificateNumber}</a>
              ),
            },
            { key: 'product', title: t('registry.product'), cell: ({ record }) => record.name },
            { key: 'producer', title: t('registry.producer'), cell: ({ record }) => record.producer },
            {
              key: 'star',
              title: t('registry.facetStar'),
              cell: ({ recognition }) => <Stars count={recognition.star ?? 0} size="small" />,
            },
            { key: 'status', title: t('registry.status'), cell: ({ recognition }) => <Standing {...recognition} /> },
            {
              key: 'until',
              title: t('registry.expiresOn'),
              cell: ({ recognition }) => recognition.expiresOn && formatDay(recognition.expiresOn),
            },
          ]}
        />
      )}
    </Page>
  )
}

function Standing({ status }: Pick<RecognitionView, 'status'>) {
  const t = useText()
  const { tone, icon, word } = looks[status]
  return (
    <Chip tone={tone} icon={icon}>
      {t(word)}
    </Chip>
  )
}

export type WithdrawalValues = Partial<Record<string, string>>

export type CertificatePageProps = CertificateView & {
  life: readonly LifeMoment[]
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
  canWithdraw: boolean
  canExtend: boolean
  /** An officer files for the producer: a renewal or an upgrade begins here. */
  canRenew: boolean
  values: WithdrawalValues
  problems: readonly Problem[]
}

/** A certificate for the officer in charge: what it says, what happened to it, and the form that withdraws it. */
export function CertificatePage({
  record,
  recognition,
  life,
  today,
  canWithdraw,
  canExtend,
  canRenew,
  values,
  problems,
}: CertificatePageProps) {
  const t = useText()
  const { tone, icon } = looks[recognition.status]
  return (
    <Page
      title={recognition.certificateNumber ?? record.name}
      layout="desk"
      robots="noindex"
      sheet="register.css"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/registry/certificates', label: t('registry.certificates') }]} />}
    >
      <h1>{recognition.certificateNumber}</h1>
      <p>
        <a href={`/products/${record.address}`}>{record.name}</a> · {record.producer}
      </p>
      <p>
        <Chip tone={tone} icon={icon}>
          {sayStatus(t, recognition.status)} {sayTerm(t, recognition)}
        </Chip>
      </p>
      <PendingRenewal {...recognition} />
      <RecognitionFacts record={record} recognition={recognition} code={recognition.code} />
      <Story recognitions={[recognition]} />
      <Life life={life} today={today} />
      {canRenew && (
        <p class="actions">
          <LinkButton href={`/registry/certificates/${recognition.id}/renewal`} look="plain">
            {t('dossiers.renewal.startAgain')}
          </LinkButton>
        </p>
      )}
      {canExtend && (
        <p class="actions">
          <LinkButton href={`/registry/certificates/${recognition.id}/extend`} look="plain" icon="clock">
            {t('registry.extendTitle')}
          </LinkButton>
        </p>
      )}
      {canWithdraw && <WithdrawForm id={recognition.id} values={values} problems={problems} />}
    </Page>
  )
}

type WithdrawFormProps = { id: string; values: WithdrawalValues; problems: readonly Problem[] }

function WithdrawForm({ id, values, problems }: WithdrawFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const day = { day: values['effectiveOn-day'], month: values['effectiveOn-month'], year: values['effectiveOn-year'] }
  return (
    <section class="part">
      <h2>{t('registry.withdrawTitle')}</h2>
      <Notice tone="warn">{t('registry.withdrawWarning')}</Notice>
      <Form action={`/registry/certificates/${id}/withdraw`}>
        <TextField
          name="documentNumber"
          label={t('registry.withdrawNumber')}
          width="short"
          value={values.documentNumber}
          error={at('documentNumber')}
        />
        <DateField name="effectiveOn" label={t('registry.withdrawOn')} value={day} error={at('effectiveOn')} />
        <Radios
          name="ground"
          label={t('registry.withdrawGround')}
          value={values.ground}
          error={at('ground')}
          options={withdrawalGrounds.map(({ code, text, source }) => ({ value: code, label: text, hint: source }))}
        />
        <TextArea name="reason" label={t('registry.withdrawReason')} value={values.reason} error={at('reason')} />
        <Button look="danger">{t('registry.withdraw')}</Button>
      </Form>
    </section>
  )
}

export type ReportView = {
  code: string
  product: string
  address: string
  kind: keyof typeof kinds
  words: string
  contact?: string
  reportedAt: string
}

/** What people told of the products in an officer's area. */
export function ReportsPage({ reports }: { reports: readonly ReportView[] }) {
  const t = useText()
  return (
    <Page title={t('registry.reports')} layout="desk" robots="noindex">
      <StaffTabs here="reports" />
      <h1>{t('registry.reports')}</h1>
      <p class="soft">{t('registry.reportsLead')}</p>
      {reports.length === 0 ? (
        <EmptyState title={t('registry.noReports')} />
      ) : (
        <Table
          caption={t('registry.reports')}
          hideCaption
          rows={reports}
          rowKey={({ code }) => code}
          stacks
          columns={[
            { key: 'at', title: t('registry.reportedAt'), cell: ({ reportedAt }) => formatInstant(reportedAt) },
            {
              key: 'product',
              title: t('registry.product'),
              isHead: true,
              cell: ({ product, address }) => <a href={`/products/${address}`}>{product}</a>,
            },
            { key: 'kind', title: t('registry.reportKind'), cell: ({ kind }) => t(kinds[kind]) },
            { key: 'words', title: t('registry.reportWords'), cell: ({ words }) => words },
            { key: 'contact', title: t('registry.reportContactShort'), cell: ({ contact }) => contact },
            { key: 'code', title: t('registry.reportCode'), cell: ({ code }) => code },
          ]}
        />
      )}
    </Page>
  )
}
