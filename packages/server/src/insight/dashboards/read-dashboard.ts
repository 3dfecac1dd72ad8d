import { type MeasureKey, type Reading, readingValue } from '@saolang/core/insight/dashboards/measure.ts'
import { standingsOf } from '@saolang/core/insight/dashboards/stays.ts'
import { countTerms, endingOf } from '@saolang/core/insight/dashboards/terms.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import type { DashboardProps } from '@saolang/web/insight/dashboards/dashboard-page'
import type { MeasureView, ScopeView } from '@saolang/web/insight/dashboards/views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { view } from '../../platform/act.ts'
import { councilsTable, loadsTable, passagesTable, standingsTable, type ToRows } from './flow-tables.ts'
import { termsTable, unitsTable } from './place-tables.ts'
import { periodOf } from './read-facts.ts'
import { getOfficerFacts, type OfficerFacts } from './read-officer-facts.ts'
import { readTargetParts } from './read-target-parts.ts'
import { getScope, type Places, type Scope, type Wanted } from './scope.ts'

export type AskedDashboard = { wanted: Wanted; lang: Lang }

/** What an officer's own area looks like: the nation, a province, a commune. Refused for any other. */
export const readDashboard = view(
  'insight.read',
  async ({ tx, who, now }, { wanted, lang }: AskedDashboard): Promise<DashboardProps> => {
    const scope = await getScope(tx, who, wanted)
    const period = periodOf(now, wanted.months)
    const [facts, targets] = await Promise.all([
      getOfficerFacts(tx, scope, period),
      readTargetParts(tx, { provinceCode: scope.provinceCode, today: period.today, lang }),
    ])
    const query = queryOf(wanted, scope)
    const toRows: ToRows = (key, more = {}) => `/insight/rows/${key}?${new URLSearchParams({ ...query, ...more })}`
    const isCommune = scope.communeCode !== null
    return {
      scope: scopeView(who, wanted, scope, now),
      readings: readingsOf(facts, scope).map((reading) => toView(reading, toRows)),
      ...targets,
      tables: [
        standingsTable(lang, facts.open.groups, toRows),
        passagesTable(lang, facts.left),
        termsTable(lang, facts.terms, toRows),
        ...(isCommune ? [] : [unitsTable(lang, facts, unitsOf(scope, query)), councilsTable(lang, facts.councils)]),
        loadsTable(lang, facts.loads),
      ],
    }
  },
)

function unitsOf(scope: Scope & Places, query: Record<string, string>) {
  const isNation = scope.provinceCode === null
  return {
    isNation,
    names: isNation ? scope.provinces : scope.communes,
    toUnit: (code: string) =>
      `/insight?${new URLSearchParams({ ...query, [isNation ? 'province' : 'commune']: code })}`,
  }
}

/** The filters in force as they stand in an address. */
export function queryOf({ months, star, group }: Wanted, { provinceCode, communeCode }: Scope): Record<string, string> {
  return {
    months: String(months),
    ...(provinceCode && { province: provinceCode }),
    ...(communeCode && { commune: communeCode }),
    ...(star && { star }),
    ...(group && { group }),
  }
}

/** A scope in words, with what may be chosen: a commune officer has no choice of place, a province one of communes. */
export function scopeView(who: Actor, wanted: Wanted, scope: Scope & Places, now: Date): ScopeView {
  const level = who.jurisdiction?.level
  const province = scope.provinces.find(({ code }) => code === scope.provinceCode)
  const commune = scope.communes.find(({ code }) => code === scope.communeCode)
  const place = commune ? `${commune.name}, ${province?.name}` : province?.name
  return {
    ...(place && { place }),
    at: now.toISOString(),
    months: wanted.months,
    ...(scope.provinceCode && { province: scope.provinceCode }),
    ...(scope.communeCode && { commune: scope.communeCode }),
    ...(wanted.star && { star: wanted.star }),
    ...(wanted.group && { group: wanted.group }),
    provinces: level === 'nation' ? scope.provinces.map(({ code, name }) => ({ code, name })) : [],
    communes: level === 'commune' ? [] : scope.communes.map(({ code, name }) => ({ code, name })),
    groups: classification.map(({ code, title }) => ({ code, name: title })),
  }
}

function readingsOf(
  { open, firstTime, late, terms, lateRenewals, councils, oversight }: OfficerFacts,
  scope: Scope,
): (Reading & { samples?: number })[] {
  const standings = standingsOf(open.groups)
  const register = countTerms(terms)
  const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const verdicts = sum(councils, ({ many }) => many)
  const all: (Reading & { samples?: number })[] = [
    {
      key: 'dossiers-open',
      counted: sum(standings, ({ many }) => many),
      samples: sum(standings, ({ samples }) => samples),
    },
    { key: 'dossiers-late', counted: late.length },
    { key: 'dossiers-stuck', counted: sum(standings, ({ stuck }) => stuck) },
    {
      key: 'first-time-right',
      counted: sum(firstTime, ({ right }) => right),
      of: sum(firstTime, ({ forwarded }) => forwarded),
    },
    { key: 'products-holding', counted: register.holding, samples: register.samples },
    { key: 'terms-ending', counted: endingOf(register) },
    { key: 'renewals-late', counted: sum(lateRenewals, ({ many }) => many) },
    { key: 'terms-ended', counted: register.ended },
    { key: 'verdicts', counted: verdicts },
    { key: 'divergence', counted: sum(councils, ({ discussed }) => discussed), of: verdicts },
    {
      key: 'reversals',
      counted: sum(councils, ({ reversed }) => reversed),
      of: sum(councils, ({ reviewed }) => reviewed),
    },
    { key: 'inspections-late', counted: oversight.inspections },
    { key: 'withdrawals-late', counted: oversight.withdrawals },
    { key: 'reports-open', counted: oversight.reports },
  ]
  return scope.communeCode ? all.filter(({ key }) => !ofCouncils.has(key)) : all
}

/** What councils find is a commune's to know once the authority has settled it: not from here (Điều 7 khoản 3). */
export const ofCouncils = new Set<MeasureKey>(['verdicts', 'divergence', 'reversals'])

function toView({ samples, ...reading }: Reading & { samples?: number }, toRows: ToRows): MeasureView {
  const value = readingValue(reading)
  return {
    ...reading,
    ...(value !== undefined && { value }),
    ...(samples && samples > 0 && { samples }),
    href: toRows(reading.key),
  }
}
