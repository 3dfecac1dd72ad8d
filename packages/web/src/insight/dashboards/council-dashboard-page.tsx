import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { TablePart } from './dashboard-page.tsx'
import { Definitions } from './measures-part.tsx'
import { Downloads } from './scope-part.tsx'
import { TasksPart, type TaskView } from './tasks-part.tsx'
import type { DataTable, ScopeView } from './views.ts'

export type CouncilDashboardProps = { scope: ScopeView; tasks: readonly TaskView[]; tables: readonly DataTable[] }

/** `/insight` for who sits in a council: what to do, the sessions, how the council judged so far. */
export function CouncilDashboardPage({ scope, tasks, tables }: CouncilDashboardProps) {
  const t = useText()
  const query = `months=${scope.months}`
  return (
    <Page title={t('insight.dash.councilOverview')} layout="desk" robots="noindex" sheet="insight.css">
      <h1>{t('insight.dash.councilOverview')}</h1>
      <p class="soft">{t('insight.dash.councilOverviewLead')}</p>
      <TasksPart tasks={tasks} />
      {tables.map((table) => (
        <TablePart key={table.key} table={table} at={scope.at} query={query} />
      ))}
      <Downloads base="/insight" query={query} kinds={['csv', 'xlsx']} />
      <Definitions keys={['verdicts', 'divergence', 'reversals']} />
    </Page>
  )
}
