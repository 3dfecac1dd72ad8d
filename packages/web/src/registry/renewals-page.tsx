import type { ReminderKind } from '@saolang/core/registry/reminder.ts'
import type { RenewalStage } from '@saolang/core/registry/renewal.ts'
import { LinkButton } from '../kit/button.tsx'
import { Tabs } from '../kit/filters.tsx'
import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Chip, EmptyState, SampleChip, type Tone } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Stars } from '../kit/stars.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { reminderWords } from './life.tsx'
import type { RecognitionView } from './record.ts'
import { StaffTabs } from './staff-tabs.tsx'
import { looks, sayTerm } from './standing.ts'

/** A certificate on its way to its end. Days are 'YYYY-MM-DD'. */
export type RenewalView = Pick<RecognitionView, 'id' | 'star' | 'status' | 'holds' | 'until' | 'since'> & {
  number?: string
  product: string
  producer?: string
  expiresOn: string
  opensOn: string
  closesOn: string
  stage: RenewalStage
  filedOn?: string
  reminded?: { kind: ReminderKind; dueOn: string }
  isSample: boolean
}

export type RenewalsPageProps = {
  /** A producer sees their own; officers those of their area. */
  isOwn: boolean
  renewals: readonly RenewalView[]
  counts: Readonly<Record<RenewalStage, number>>
  stage?: RenewalStage
}

const stages = {
  open: { word: 'registry.stageOpen', tone: 'good' },
  late: { word: 'registry.stageLate', tone: 'bad' },
  filed: { word: 'registry.stageFiled', tone: 'info' },
  over: { word: 'registry.stageOver', tone: 'warn' },
  ahead: { word: 'registry.stageAhead', tone: 'calm' },
} as const satisfies Record<RenewalStage, { word: string; tone: Tone }>

/** `/registry/renewals`: whose stars end when, and how far their renewal is. */
export function RenewalsPage({ isOwn, renewals, counts, stage }: RenewalsPageProps) {
  const t = useText()
  const title = t(isOwn ? 'registry.ownRenewals' : 'registry.renewals')
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <Page
      title={title}
      layout="desk"
      robots="noindex"
      sheet="register.css"
      {...(isOwn && { way: <BackLink href="/dossiers" label={t('kit.myDossiers')} /> })}
    >
      {!isOwn && <StaffTabs here="renewals" />}
      <h1>{title}</h1>
      <p class="soft">{t('registry.renewalsLead')}</p>
      {(stage || (total > 1 && renewals.length > 0)) && <StageTabs counts={counts} stage={stage} total={total} />}
      {renewals.length === 0 ? (
        <EmptyState title={t(isOwn && total === 0 ? 'registry.noOwnRenewals' : 'registry.noRenewals')} />
      ) : (
        <Renewals title={title} renewals={renewals} isOwn={isOwn} />
      )}
    </Page>
  )
}

type StageTabsProps = Pick<RenewalsPageProps, 'counts' | 'stage'> & { total: number }

function StageTabs({ counts, stage, total }: StageTabsProps) {
  const t = useText()
  const named = Object.entries(stages) as [RenewalStage, (typeof stages)[RenewalStage]][]
  return (
    <Tabs
      label={t('registry.stage')}
      tabs={[
        { label: t('kit.all'), href: '/registry/renewals', count: total, isHere: !stage },
        ...named
          .filter(([name]) => counts[name] > 0 || name === stage)
          .map(([name, { word }]) => ({
            label: t(word),
            href: `/registry/renewals?stage=${name}`,
            count: counts[name],
            isHere: name === stage,
          })),
      ]}
    />
  )
}

function Renewals({ title, renewals, isOwn }: Pick<RenewalsPageProps, 'renewals' | 'isOwn'> & { title: string }) {
  const t = useText()
  return (
    <Table
      caption={title}
      hideCaption
      rows={renewals}
      rowKey={({ id }) => id}
      stacks
      columns={[
        { key: 'product', title: t('registry.product'), isHead: true, cell: (row) => <Named {...row} isOwn={isOwn} /> },
        ...(isOwn
          ? []
          : [{ key: 'producer', title: t('registry.producer'), cell: ({ producer }: RenewalView) => producer }]),
        { key: 'status', title: t('registry.status'), cell: (row) => <Standing {...row} /> },
        { key: 'window', title: t('registry.window'), cell: (row) => <Filing {...row} /> },
        { key: 'stage', title: t('registry.stage'), cell: (row) => <Stage {...row} isOwn={isOwn} /> },
        { key: 'reminded', title: t('registry.remindedOf'), cell: (row) => <Reminded {...row} /> },
      ]}
    />
  )
}

function Named({ id, product, number, star, isSample, isOwn }: RenewalView & { isOwn: boolean }) {
  return (
    <>
      {isOwn ? product : <a href={`/registry/certificates/${id}`}>{product}</a>}
      {star && (
        <>
          <br />
          <Stars count={star} size="small" />
        </>
      )}{' '}
      <span class="soft small">{number}</span> {isSample && <SampleChip />}
    </>
  )
}

function Standing(row: RenewalView) {
  const t = useText()
  const { tone, icon, word } = looks[row.status]
  return (
    <>
      <Chip tone={tone} icon={icon}>
        {t(word)}
      </Chip>{' '}
      <span class="small">{sayTerm(t, row)}</span>
    </>
  )
}

function Filing({ opensOn, closesOn }: RenewalView) {
  const t = useText()
  return <>{t('registry.windowDays', { from: formatDay(opensOn), to: formatDay(closesOn) })}</>
}

function Stage({ id, stage, holds, filedOn, isOwn }: RenewalView & { isOwn: boolean }) {
  const t = useText()
  const { word, tone } = stages[stage]
  return (
    <>
      <Chip tone={tone}>{t(word)}</Chip>{' '}
      {filedOn && <span class="small">{t('registry.filedOn', { day: formatDay(filedOn) })}</span>}
      {isOwn && holds && stage !== 'filed' && (
        <LinkButton href={`/registry/certificates/${id}/renewal`} look="plain">
          {t('dossiers.renewal.startAgain')}
        </LinkButton>
      )}
    </>
  )
}

function Reminded({ reminded }: RenewalView) {
  const t = useText()
  if (!reminded) return <span class="soft">{t('registry.notRemindedYet')}</span>
  return (
    <>
      {t(reminderWords[reminded.kind])} <span class="soft small">{formatDay(reminded.dueOn)}</span>
    </>
  )
}
