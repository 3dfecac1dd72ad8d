import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import type { ComponentChildren } from 'preact'
import { formatDay } from '../../kit/format.ts'
import { EmptyState } from '../../kit/notices.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import { type Text, useText } from '../../kit/words.ts'
import type { LoadView, PassageView, StandingView, TermView } from './flow-views.ts'

type PartProps<Row> = {
  title: string
  none: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  children?: ComponentChildren
}

function Part<Row>({ title, none, rows, rowKey, columns, children }: PartProps<Row>) {
  return (
    <section class="part">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <EmptyState title={none} />
      ) : (
        <Table caption={title} hideCaption stacks rows={rows} rowKey={rowKey} columns={columns} />
      )}
      {children}
    </section>
  )
}

const statusColumn = (t: Text): Column<{ status: DossierStatus }> => ({
  key: 'status',
  title: t('insight.status'),
  isHead: true,
  cell: ({ status }) => t(`dossiers.status.${status}`),
})

/** Where dossiers stand now: a bar for how many, and their age. */
export function Standings({ rows }: { rows: readonly StandingView[] }) {
  const t = useText()
  const most = Math.max(1, ...rows.map(({ many }) => many))
  const samples = rows.reduce((sum, row) => sum + row.samples, 0)
  return (
    <Part
      title={t('insight.stand')}
      none={t('insight.standNone')}
      rows={rows}
      rowKey={({ status }) => status}
      columns={[
        statusColumn(t),
        {
          key: 'many',
          title: t('insight.dossiersMany'),
          cell: ({ many }) => (
            <>
              {many}
              <svg class="bar" aria-hidden="true">
                <rect width={`${(many / most) * 100}%`} height="100%" rx="3" />
              </svg>
            </>
          ),
        },
        {
          key: 'median',
          title: t('insight.medianAge'),
          isNumber: true,
          cell: ({ medianDays }) => t('insight.days', { n: Math.floor(medianDays) }),
        },
        {
          key: 'oldest',
          title: t('insight.oldestAge'),
          isNumber: true,
          cell: ({ oldestDays }) => t('insight.days', { n: Math.floor(oldestDays) }),
        },
      ]}
    >
      {samples > 0 && <p class="small soft">{t('insight.samplesAmong', { n: samples })}</p>}
    </Part>
  )
}

/** How long each step took those who left it in the period. */
export function Passages({ rows }: { rows: readonly PassageView[] }) {
  const t = useText()
  const toDays = (days: number) => t('insight.days', { n: Math.round(days * 10) / 10 })
  return (
    <Part
      title={t('insight.passage')}
      none={t('insight.passageNone')}
      rows={rows}
      rowKey={({ status }) => status}
      columns={[
        statusColumn(t),
        { key: 'many', title: t('insight.passed'), isNumber: true, cell: ({ many }) => many },
        {
          key: 'median',
          title: t('insight.medianStay'),
          isNumber: true,
          cell: ({ medianDays }) => toDays(medianDays),
        },
        { key: 'slow', title: t('insight.slowStay'), isNumber: true, cell: ({ slowDays }) => toDays(slowDays) },
      ]}
    />
  )
}

/** What runs out, and what ran out. */
export function Terms({ rows }: { rows: readonly TermView[] }) {
  const t = useText()
  return (
    <Part
      title={t('insight.terms')}
      none=""
      rows={rows}
      rowKey={({ days }) => String(days)}
      columns={[
        { key: 'days', title: t('insight.within'), isHead: true, cell: ({ days }) => t('insight.days', { n: days }) },
        { key: 'ahead', title: t('insight.runsOut'), isNumber: true, cell: ({ ahead }) => ahead },
        { key: 'behind', title: t('insight.ranOut'), isNumber: true, cell: ({ behind }) => behind },
      ]}
    >
      <p>
        <a href="/registry/renewals">{t('insight.seeRenewals')}</a>
      </p>
    </Part>
  )
}

/** Who moved how many dossiers; for sharing work. */
export function Loads({ rows }: { rows: readonly LoadView[] }) {
  const t = useText()
  return (
    <Part
      title={t('insight.loads')}
      none={t('insight.loadsNone')}
      rows={rows}
      rowKey={({ personId, role }) => `${personId} ${role}`}
      columns={[
        { key: 'name', title: t('insight.officer'), isHead: true, cell: ({ name }) => name },
        { key: 'many', title: t('insight.handled'), isNumber: true, cell: ({ many }) => many },
        { key: 'last', title: t('insight.lastSeen'), isNumber: true, cell: ({ lastOn }) => formatDay(lastOn) },
      ]}
    >
      <p class="small soft">{t('insight.loadsMean')}</p>
    </Part>
  )
}
