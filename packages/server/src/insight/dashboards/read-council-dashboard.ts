import type { Actor } from '@saolang/core/people/actor.ts'
import type { CouncilDashboardProps } from '@saolang/web/insight/dashboards/council-dashboard-page'
import type { TaskView } from '@saolang/web/insight/dashboards/tasks-part'
import type { DataTable, ScopeView } from '@saolang/web/insight/dashboards/views.ts'
import { formatDay } from '@saolang/web/kit/format.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { listCouncilWork, type SessionWork } from '../../councils/list-council-work.ts'
import { view } from '../../platform/act.ts'
import { councilsTable } from './flow-tables.ts'
import { type CouncilJudgements, listOwnJudgements } from './judgements.sql.ts'
import type { AskedDashboard } from './read-dashboard.ts'
import { periodOf } from './read-facts.ts'

/** What a member or chair has to do, and how the own councils judged: of issued verdicts alone, so that nobody learns a card before closing. */
export async function readCouncilDashboard(
  who: Actor,
  { wanted, lang }: AskedDashboard,
): Promise<CouncilDashboardProps> {
  const { councils, now } = await readOwnCouncils(who, wanted.months)
  const { sessions } = await listCouncilWork(who, undefined)
  const scope: ScopeView = { at: now.toISOString(), months: wanted.months, provinces: [], communes: [], groups: [] }
  return {
    scope,
    tasks: tasksOf(lang, sessions),
    tables: [sessionsTable(lang, sessions), councilsTable(lang, councils)],
  }
}

const readOwnCouncils = view(
  'council-insight.read',
  async ({ tx, who, now }, months: number): Promise<{ councils: CouncilJudgements[]; now: Date }> => ({
    now,
    councils: await listOwnJudgements(tx, who.personId as string, periodOf(now, months).since),
  }),
)

const acts = new Set(['declare', 'score', 'close', 'resolve'])

function tasksOf(lang: Lang, sessions: readonly SessionWork[]): TaskView[] {
  return sessions.flatMap(({ session, dossiers }) =>
    dossiers
      .filter(({ task }) => acts.has(task))
      .map(({ dossierId, productName, task }) => ({
        words: `${say(lang, `councils.task-${task}`)}: ${productName}`,
        href: `/councils/sessions/${session.id}#${dossierId}`,
        isUrgent: task !== 'resolve',
        dueOn: session.heldOn,
      })),
  )
}

function sessionsTable(lang: Lang, sessions: readonly SessionWork[]): DataTable {
  return {
    key: 'sessions',
    title: say(lang, 'insight.dash.ownSessions'),
    none: say(lang, 'insight.dash.ownSessionsNone'),
    columns: [
      { title: say(lang, 'insight.dash.session'), kind: 'text' },
      { title: say(lang, 'insight.dash.dossiers'), kind: 'count' },
      { title: say(lang, 'insight.dash.toDo'), kind: 'count' },
      { title: say(lang, 'insight.dash.concluded'), kind: 'count' },
    ],
    rows: sessions.map(({ session, dossiers }) => ({
      cells: [
        `${formatDay(session.heldOn)} · ${session.place}`,
        dossiers.length,
        dossiers.filter(({ task }) => acts.has(task)).length,
        dossiers.filter(({ phase }) => phase === 'concluded').length,
      ],
      href: `/councils/sessions/${session.id}`,
    })),
  }
}
