import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { TablePart } from './dashboard-page.tsx'
import { Downloads } from './scope-part.tsx'
import { TasksPart, type TaskView } from './tasks-part.tsx'
import type { DataTable, ScopeView } from './views.ts'

export type ProducerDashboardProps = { scope: ScopeView; tasks: readonly TaskView[]; tables: readonly DataTable[] }

/** `/insight` for a producer: what to do next, own dossiers, clocks of certificates, the next star, orders. */
export function ProducerDashboardPage({ scope, tasks, tables }: ProducerDashboardProps) {
  const t = useText()
  return (
    <Page title={t('insight.dash.ownOverview')} robots="noindex" sheet="insight.css">
      <h1>{t('insight.dash.ownOverview')}</h1>
      <p class="soft">{t('insight.dash.ownOverviewLead')}</p>
      <TasksPart tasks={tasks} />
      {tables.map((table) => (
        <TablePart key={table.key} table={table} at={scope.at} query="" />
      ))}
      <Downloads base="/insight" query="" kinds={['csv', 'xlsx']} />
    </Page>
  )
}
