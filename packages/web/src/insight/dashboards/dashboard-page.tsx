import { LinkButton } from '../../kit/button.tsx'
import { formatInstant } from '../../kit/format.ts'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { type TargetLine, TargetsTable } from '../targets/targets-table.tsx'
import { DataTableView, hasOwnPlace, TableDrawing } from './data-table-part.tsx'
import { Definitions, MeasureTiles } from './measures-part.tsx'
import { Downloads, queryOf, ScopeFilters } from './scope-part.tsx'
import type { DataTable, MeasureView, ScopeView } from './views.ts'

export type DashboardProps = {
  scope: ScopeView
  readings: readonly MeasureView[]
  targets: readonly TargetLine[]
  /** What a province adds to the nation's targets. */
  contribution?: DataTable
  tables: readonly DataTable[]
}

const trouble = new Set([
  'dossiers-late',
  'dossiers-stuck',
  'renewals-late',
  'inspections-late',
  'withdrawals-late',
  'reports-open',
])
const ofRegister = new Set(['products-holding', 'terms-ending', 'terms-ended'])

/** `/insight`: an officer's area at a glance: what is late, what is on target, where things stick, what runs out. */
export function DashboardPage({ scope, readings, targets, contribution, tables }: DashboardProps) {
  const t = useText()
  const title = scope.place ? t('insight.dash.overviewOf', { place: scope.place }) : t('insight.dash.overview')
  const query = queryOf(scope)
  const among = (isIn: (key: string) => boolean) => readings.filter(({ key }) => isIn(key))
  return (
    <Page title={title} layout="desk" robots="noindex" sheet="insight.css">
      <h1>{title}</h1>
      <p class="soft">{t('insight.dash.overviewLead')}</p>
      <ScopeFilters scope={scope} action="/insight" />
      {scope.star && <p class="small soft">{t('insight.dash.starOnly')}</p>}
      <Downloads base="/insight" query={query} kinds={['csv', 'xlsx', 'docx']} />
      <MeasureTiles label={t('insight.dash.trouble')} at={scope.at} readings={among((key) => trouble.has(key))} />
      <Targets targets={targets} today={scope.at.slice(0, 10)} />
      <MeasureTiles
        label={t('insight.dash.work')}
        at={scope.at}
        readings={among((key) => !trouble.has(key) && !ofRegister.has(key))}
      />
      <MeasureTiles label={t('insight.dash.register')} at={scope.at} readings={among((key) => ofRegister.has(key))} />
      {tables.map((table) => (
        <TablePart key={table.key} table={table} at={scope.at} query={query} />
      ))}
      {contribution && <TablePart table={contribution} at={scope.at} query={query} />}
      <Definitions keys={readings.map(({ key }) => key)} />
    </Page>
  )
}

function Targets({ targets, today }: Pick<DashboardProps, 'targets'> & { today: string }) {
  const t = useText()
  const [open, over] = [targets.filter(({ to }) => to >= today), targets.filter(({ to }) => to < today)]
  return (
    <section class="part">
      <h2>{t('insight.dash.onTarget')}</h2>
      {open.length === 0 ? (
        <EmptyState title={t('insight.dash.noTargets')}>
          <p>{t('insight.dash.noTargetsMore')}</p>
          <LinkButton href="/targets">{t('insight.targets')}</LinkButton>
        </EmptyState>
      ) : (
        <TargetsTable caption={t('insight.dash.onTarget')} lines={open} />
      )}
      {over.length > 0 && (
        <details>
          <summary>{t('insight.dash.targetsOver', { n: over.length })}</summary>
          <TargetsTable caption={t('insight.dash.targetsOver', { n: over.length })} lines={over} />
        </details>
      )}
    </section>
  )
}

/** A table with its drawing, its day and its CSV; says what is not there where it is empty. */
export function TablePart({
  table,
  at,
  query,
  base = '/insight',
}: {
  table: DataTable
  at: string
  query: string
  base?: string
}) {
  const t = useText()
  const csvHref = `${base}.csv?${query}${query && '&'}part=${table.key}`
  return (
    <section class="part" id={table.key}>
      <h2>{table.title}</h2>
      {table.rows.length === 0 ? (
        <EmptyState title={table.none} />
      ) : (
        <>
          <TableDrawing table={table} at={at} csvHref={csvHref} />
          {hasOwnPlace(table) && <DataTableView {...table} />}
          {table.note && <p class="small soft">{table.note}</p>}
          {hasOwnPlace(table) && (
            <p class="small soft">
              {t('insight.dash.countedAt', { at: formatInstant(at) })} ·{' '}
              <a href={csvHref}>
                CSV<span class="hidden">: {table.title}</span>
              </a>
            </p>
          )}
        </>
      )}
    </section>
  )
}
