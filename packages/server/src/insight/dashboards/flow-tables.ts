import { readingValue } from '@saolang/core/insight/dashboards/measure.ts'
import { passagesOf, type StayGroup, standingsOf } from '@saolang/core/insight/dashboards/stays.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { DataTable } from '@saolang/web/insight/dashboards/views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { CouncilJudgements } from './judgements.sql.ts'
import type { Load } from './stays.sql.ts'

/** Leads to the rows of a measure under the filters in force. */
export type ToRows = (key: string, more?: Readonly<Record<string, string>>) => string

/** Where dossiers stand now, how long already, and how many do not move. */
export function standingsTable(lang: Lang, groups: readonly StayGroup[], toRows: ToRows): DataTable {
  return {
    key: 'standings',
    title: say(lang, 'insight.dash.standings'),
    none: say(lang, 'insight.dash.standingsNone'),
    note: say(lang, 'insight.dash.standingsNote'),
    columns: [
      { title: say(lang, 'insight.dash.status'), kind: 'text' },
      { title: say(lang, 'insight.dash.dossiers'), kind: 'count' },
      { title: say(lang, 'insight.dash.medianAge'), kind: 'count' },
      { title: say(lang, 'insight.dash.oldestAge'), kind: 'count' },
      { title: say(lang, 'insight.dash.stuckMany'), kind: 'count' },
    ],
    rows: standingsOf(groups).map(({ status, many, medianDays, oldestDays, stuck }) => ({
      cells: [say(lang, `dossiers.status.${status}`), many, medianDays, oldestDays, stuck],
      href: toRows('dossiers-open', { stage: status }),
    })),
    chart: { kind: 'bar', value: 1 },
  }
}

/** How long each step took those who left it in the period. */
export function passagesTable(lang: Lang, groups: readonly StayGroup[]): DataTable {
  return {
    key: 'passages',
    title: say(lang, 'insight.dash.passages'),
    none: say(lang, 'insight.dash.passagesNone'),
    note: say(lang, 'insight.dash.passagesNote'),
    columns: [
      { title: say(lang, 'insight.dash.status'), kind: 'text' },
      { title: say(lang, 'insight.dash.passed'), kind: 'count' },
      { title: say(lang, 'insight.dash.quickStay'), kind: 'count' },
      { title: say(lang, 'insight.dash.medianStay'), kind: 'count' },
      { title: say(lang, 'insight.dash.slowStay'), kind: 'count' },
    ],
    rows: passagesOf(groups).map(({ status, many, quickDays, medianDays, slowDays }) => ({
      cells: [say(lang, `dossiers.status.${status}`), many, quickDays, medianDays, slowDays],
    })),
    chart: { kind: 'range', low: 2, middle: 3, high: 4 },
  }
}

/** How the councils judge: how often members lay apart, and how often a review changed the result. */
export function councilsTable(lang: Lang, councils: readonly CouncilJudgements[]): DataTable {
  const share = (counted: number, of: number) => readingValue({ key: 'divergence', counted, of }) ?? null
  return {
    key: 'councils',
    title: say(lang, 'insight.dash.councils'),
    none: say(lang, 'insight.dash.councilsNone'),
    note: say(lang, 'insight.dash.councilsNote'),
    columns: [
      { title: say(lang, 'insight.dash.council'), kind: 'text' },
      { title: say(lang, 'insight.dash.verdicts'), kind: 'count' },
      { title: say(lang, 'insight.dash.discussedShare'), kind: 'share' },
      { title: say(lang, 'insight.dash.medianSpread'), kind: 'decimal' },
      { title: say(lang, 'insight.dash.reviewed'), kind: 'count' },
      { title: say(lang, 'insight.dash.reversed'), kind: 'count' },
    ],
    rows: councils.map(({ councilId, name, many, discussed, medianSpread, reviewed, reversed }) => ({
      cells: [name, many, share(discussed, many), many > 0 ? medianSpread : null, reviewed, reversed],
      href: `/councils/${councilId}`,
    })),
  }
}

/** Who moved how many dossiers; for sharing work. */
export function loadsTable(lang: Lang, loads: readonly Load[]): DataTable {
  return {
    key: 'loads',
    title: say(lang, 'insight.dash.loads'),
    none: say(lang, 'insight.dash.loadsNone'),
    note: say(lang, 'insight.dash.loadsNote'),
    columns: [
      { title: say(lang, 'insight.dash.officer'), kind: 'text' },
      { title: say(lang, 'insight.dash.handled'), kind: 'count' },
      { title: say(lang, 'insight.dash.handledDossiers'), kind: 'count' },
      { title: say(lang, 'insight.dash.lastSeen'), kind: 'day' },
    ],
    rows: loads.map(({ name, many, dossiers, lastAt }) => ({ cells: [name, many, dossiers, legalDateOf(lastAt)] })),
    chart: { kind: 'bar', value: 1 },
  }
}
