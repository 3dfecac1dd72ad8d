import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import { type MeasureKey, measures } from '@saolang/core/insight/dashboards/measure.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { RowsPageProps } from '@saolang/web/insight/dashboards/rows-page'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { ofCouncils, queryOf, scopeView } from './read-dashboard.ts'
import { listLateDossiers, periodOf } from './read-facts.ts'
import { tableOfRows } from './row-tables.ts'
import { countDossierRows, countProductRows, countVerdictRows, type RowQuery } from './rows.sql.ts'
import { getScope, type Wanted } from './scope.ts'

export type AskedRows = {
  key: MeasureKey
  wanted: Wanted
  stage: DossierStatus | null
  page: number
  size: number
  lang: Lang
}

/** Rows on a page of a list, and in a file of it. */
export const rowsOnPage = 50
export const rowsInFile = 20_000

/** The rows behind one number of an officer's dashboard, a page of them. Refused as the dashboard is; to a commune, what councils find. */
export const readRows = view('insight.read', async ({ tx, who, now }, asked: AskedRows): Promise<RowsPageProps> => {
  const { key, wanted, stage, page, size, lang } = asked
  const scope = await getScope(tx, who, wanted)
  refuseIf(isKept(who, key) ? [{ code: 'forbidden.role', values: { role: who.role } }] : [])
  const { since, today, sinceDay } = periodOf(now, wanted.months)
  const late = key === 'dossiers-late' ? await listLateDossiers(tx, scope, today) : []
  const query: RowQuery = {
    ...{ key, scope, stage, now, since, today, sinceDay, limit: size, offset: (page - 1) * size },
    lateIds: late.map(({ dossierId }) => dossierId),
  }
  const daysLate = new Map(late.map(({ dossierId, days }) => [dossierId, days]))
  const { table, many } = await tableOfRows(tx, query, { lang, daysLate, communes: scope.communes })
  return {
    scope: scopeView(who, wanted, scope, now),
    ...{ measure: key, page, size, table },
    total: many ?? (await countRows(tx, query)),
    query: { ...queryOf(wanted, scope), ...(stage && { stage }) },
    ...(stage && { stage }),
  }
})

const isKept = ({ jurisdiction }: Actor, key: MeasureKey) => jurisdiction?.level === 'commune' && ofCouncils.has(key)

function countRows(tx: Tx, query: RowQuery): Promise<number> {
  const kind = measures[query.key].rows
  if (kind === 'product') return countProductRows(tx, query)
  return kind === 'verdict' ? countVerdictRows(tx, query) : countDossierRows(tx, query)
}
