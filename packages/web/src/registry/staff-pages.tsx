import type { LifeMoment } from '@saolang/core/registry/certificate-life.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { Breadcrumbs } from '../kit/frame.tsx'
import { Chip, EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Stars } from '../kit/stars.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { Life } from './life.tsx'
import { RecognitionFacts } from './recognition-facts.tsx'
import type { RecognitionView, RecordView } from './record.ts'
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

export type CertificatePageProps = CertificateView & {
  life: readonly LifeMoment[]
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
  canWithdraw: boolean
  canExtend: boolean
  /** An officer files for the producer: a renewal or an upgrade begins here. */
  canRenew: boolean
}

/** A certificate for the officer in charge: what it says, what happened to it, and what can be done with it. */
export function CertificatePage({
  record,
  recognition,
  life,
  today,
  canWithdraw,
  canExtend,
  canRenew,
}: CertificatePageProps) {
  const t = useText()
  const { tone, icon } = looks[recognition.status]
  return (
    <Page
      title={recognition.certificateNumber ?? record.name}
      layout="desk"
      robots="noindex"
      sheet="register.css"
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
      {(canExtend || canWithdraw) && (
        <p class="actions">
          {canExtend && (
            <LinkButton href={`/registry/certificates/${recognition.id}/extend`} look="plain" icon="clock">
              {t('registry.extendTitle')}
            </LinkButton>
          )}
          {canWithdraw && (
            <LinkButton href={`/registry/certificates/${recognition.id}/withdraw`} look="plain">
              {t('registry.withdrawTitle')}
            </LinkButton>
          )}
        </p>
      )}
    </Page>
  )
}
