import type { Role } from '@saolang/core/people/actor.ts'
import { DeskKeys } from '../islands/desk-keys.tsx'
import { LinkButton } from '../kit/button.tsx'
import { Tabs } from '../kit/filters.tsx'
import { formatDate } from '../kit/format.ts'
import { Island } from '../kit/island.tsx'
import { Deadline } from '../kit/measures.tsx'
import { EmptyState, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { type Text, useText } from '../kit/words.ts'
import type { DossierItem } from './dossiers-page.tsx'
import { StatusChip } from './parts/status-chip.tsx'

export type DeskView = 'mine' | 'waiting' | 'onward' | 'closed' | 'assisted'
export type DeskPageProps = {
  role: Role
  placeName: string
  view: DeskView
  counts: Readonly<Record<DeskView, number>>
  dossiers: readonly DossierItem[]
  urgent: { late: number; soon: number }
}

/** `/desk`: what is mine, what is late, what is next. */
export function DeskPage({ role, placeName, view, counts, dossiers, urgent }: DeskPageProps) {
  const t = useText()
  const { now } = useShell()
  const views = (['mine', 'waiting', 'onward', 'closed', 'assisted'] as const).filter(
    (name) => name !== 'assisted' || role === 'commune-officer',
  )
  return (
    <Page title={t('dossiers.desk.title')} layout="desk" robots="noindex" sheet="dossiers.css">
      <h1>
        {t('dossiers.desk.title')}, {formatDate(now)}
      </h1>
      <p class="soft">{placeName}</p>
      <div class="tiles">
        <Tile n={counts.mine} words={t('dossiers.desk.mine')} />
        <Tile n={urgent.late} words={t('dossiers.desk.late')} isBad />
        <Tile n={urgent.soon} words={t('dossiers.desk.soon')} />
        <Tile n={counts.waiting} words={t('dossiers.desk.waiting')} />
      </div>
      <Tabs
        label={t('dossiers.desk.title')}
        tabs={views.map((name) => ({
          label: t(`dossiers.desk.${name}`),
          href: `/desk?view=${name}`,
          count: counts[name],
          isHere: name === view,
        }))}
      />
      {dossiers.length === 0 ? (
        <EmptyState title={t('dossiers.desk.empty')}>
          <p>{t('dossiers.desk.emptyHint')}</p>
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('dossiers.desk.caption')}
            columns={columnsOf(t, role)}
            rows={dossiers}
            rowKey={({ id }) => id}
            stacks
          />
          <Island name="desk-keys" component={DeskKeys} props={{ words: t('dossiers.desk.keys') }} />
        </>
      )}
      {role === 'commune-officer' && (
        <p class="actions">
          <LinkButton look="plain" href="/dossiers/new">
            {t('dossiers.desk.startAssisted')}
          </LinkButton>
        </p>
      )}
    </Page>
  )
}

function Tile({ n, words, isBad = false }: { n: number; words: string; isBad?: boolean }) {
  return (
    <div class={isBad && n > 0 ? 'card tile edge-bad' : 'card tile'}>
      <b>{n}</b>
      {words}
    </div>
  )
}

function columnsOf(t: Text, role: Role): Column<DossierItem>[] {
  return [
    {
      key: 'product',
      title: t('dossiers.desk.product'),
      isHead: true,
      cell: (item) => (
        <>
          <a href={item.status === 'draft' ? `/dossiers/${item.id}` : `/desk/dossiers/${item.id}`} data-desk-row>
            {item.productName}
          </a>{' '}
          {item.isDemo && <SampleChip />}
          <span class="small soft">{[item.code, t(`dossiers.kind.${item.kind}`)].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    { key: 'applicant', title: t('dossiers.desk.applicant'), cell: ({ organisationName }) => organisationName },
    { key: 'next', title: t('dossiers.desk.next'), cell: (item) => t(`dossiers.deskNext.${nextOf(item, role)}`) },
    {
      key: 'left',
      title: t('dossiers.desk.left'),
      isNumber: true,
      cell: ({ clock }) => (clock ? <Deadline {...clock} /> : ''),
    },
    { key: 'status', title: t('dossiers.desk.status'), cell: ({ status }) => <StatusChip status={status} /> },
  ]
}

function nextOf({ status, isJudged }: DossierItem, role: Role) {
  if (status === 'draft') return 'fill' as const
  if (status === 'submitted') return role === 'commune-officer' ? (isJudged ? 'forward' : 'findings') : 'none'
  if (status.startsWith('supplement-requested')) return 'wait' as const
  if (status === 'admitted' || status === 'admitted-central') return 'council' as const
  if (status === 'forwarded') return role === 'provincial-officer' ? ('convene' as const) : ('none' as const)
  if (status === 'escalated') return role === 'ministry-officer' ? ('convene' as const) : ('none' as const)
  return status === 'scored' || status === 'scored-central' ? ('settle' as const) : ('none' as const)
}
