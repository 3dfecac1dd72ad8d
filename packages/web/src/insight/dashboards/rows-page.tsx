import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import type { MeasureKey } from '@saolang/core/insight/dashboards/measure.ts'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Pagination } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { DataTableView } from './data-table-part.tsx'
import { Downloads, ScopeFilters } from './scope-part.tsx'
import type { DataTable, ScopeView } from './views.ts'

export type RowsPageProps = {
  scope: ScopeView
  measure: MeasureKey
  stage?: DossierStatus
  table: DataTable
  page: number
  size: number
  total: number
  query: Readonly<Record<string, string>>
}

/** `/insight/rows/{measure}`: the rows behind one number, a page at a time, with what the number means. */
export function RowsPage({ scope, measure, stage, table, page, size, total, query }: RowsPageProps) {
  const t = useText()
  const { lang } = useShell()
  const name = t(`insight.dash.measure-${measure}`)
  const title = stage ? `${name}: ${t(`dossiers.status.${stage}`)}` : name
  const here = new URLSearchParams(query).toString()
  const { stage: _, ...back } = query
  return (
    <Page
      title={scope.place ? `${title} · ${scope.place}` : title}
      layout="desk"
      robots="noindex"
      sheet="insight.css"
      way={<BackLink href={`/insight?${new URLSearchParams(back)}`} label={t('insight.dash.backToOverview')} />}
    >
      <h1>{title}</h1>
      <p>{t(`insight.dash.means-${measure}`)}</p>
      <p class="soft">
        <b>{t('insight.dash.rowsOf', { n: total })}</b> · {scope.place ?? t('insight.dash.wholeNation')} ·{' '}
        {t('insight.dash.countedAt', { at: formatInstant(scope.at) })}
      </p>
      <ScopeFilters scope={scope} action={`/insight/rows/${measure}`} keep={stage ? { stage } : {}} />
      <Downloads base={`/insight/rows/${measure}/all`} query={here} kinds={['csv', 'xlsx']} />
      {table.rows.length === 0 ? (
        <EmptyState title={table.none} />
      ) : (
        <>
          <DataTableView {...table} title={`${title} (${formatNumber(lang, total)})`} />
          <Pagination
            page={page}
            pageSize={size}
            total={total}
            toHref={(n) => `/insight/rows/${measure}?${new URLSearchParams({ ...query, page: String(n) })}`}
          />
        </>
      )}
    </Page>
  )
}
