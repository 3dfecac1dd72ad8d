import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { periodName, type ReportView } from '@saolang/web/insight/reports/report-view.ts'
import { formatInstant } from '@saolang/web/kit/format.ts'
import type { MessageValues } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import { getPlace, listProvinces } from '../../people/get-place.ts'
import { view } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import type { AdministrativeDocument } from '../../platform/paper/administrative-document.ts'
import { makeWorkbook, type SheetColumn } from '../../platform/paper/workbook.ts'
import type { Tx } from '../../platform/sql.ts'
import { listUnits, type UnitRow } from './periods.sql.ts'
import type { readUnitsBelow } from './read-periods.ts'
import { type AskedVersion, readReport } from './read-report.ts'
import { toDocument } from './report-document.ts'
import { listFiguresBelow } from './reports.sql.ts'
import { type Asked, getUnit } from './unit-of.ts'

const words = (key: MessageKey, values?: MessageValues) => say('vi', key, values)

/** A version of a report that was begun. Refused for who may not see it, or when nobody began it. */
export async function getBegunReport(who: Actor, asked: AskedVersion): Promise<ReportView> {
  const report = await readReport(who, asked)
  refuseIf(report.version === undefined ? [{ code: 'not-found.periodic-report' }] : [])
  return report
}

/** The same as a document to print. */
export async function readDocument(
  who: Actor,
  { publicUrl, ...asked }: AskedVersion & { publicUrl: string },
): Promise<AdministrativeDocument> {
  const report = await getBegunReport(who, asked)
  return toDocument(report, { ...(await readFacts(who, asked)), publicUrl })
}

const readFacts = view('periodic-report.read', async ({ tx, who }, asked: Asked) => {
  const { unit } = await getUnit(tx, who, asked)
  const below = await listUnits(tx, { periodId: asked.periodId, parentCode: unit.code })
  const told = below.length > 0 ? await listFiguresBelow(tx, asked.periodId, unit.code) : []
  const byUnit = [...Map.groupBy(told, ({ name }) => name)].map(([name, figures]) => ({
    name,
    values: Object.fromEntries(figures.map(({ line, counted, stated }) => [line, stated ?? counted])),
  }))
  const missing = below.filter(({ approvedId, missingReason }) => !approvedId && missingReason !== null)
  return { ...(await namesOf(tx, unit)), byUnit, missing: missing.map(({ name }) => name) }
})

async function namesOf(tx: Tx, { level, code, name }: UnitRow) {
  if (level === 'nation') return { shortName: 'Hà Nội', parentName: undefined }
  if (level === 'province') {
    const province = (await listProvinces(tx)).find((each) => each.code === code)
    return { shortName: province?.shortName ?? name, parentName: undefined }
  }
  const { provinceName } = await getPlace(tx, code)
  return { shortName: name.replace(/^(Xã|Phường|Đặc khu) /, ''), parentName: provinceName }
}

const columns = [
  { title: words('insight.line'), kind: 'text', width: 60 },
  { title: words('insight.lineFromRegister'), kind: 'count' },
  { title: words('insight.lineBelow'), kind: 'count' },
  { title: words('insight.lineValue'), kind: 'count' },
  { title: words('insight.lineReason'), kind: 'text', width: 50 },
] as const satisfies SheetColumn[]

type Row = (string | number | null)[]

const rowsOf = ({ lines }: ReportView): Row[] =>
  lines.map(({ line, isFromRegister, counted, below, stated, reason }) => [
    ...[words(`insight.line-${line}`), isFromRegister ? counted : null, below, stated ?? counted, reason],
  ])

/** The lines of a report as CSV, with what was given and what was said. */
export const toReportCsv = (report: ReportView): string =>
  csvMark + csvRow(columns.map(({ title }) => title)) + rowsOf(report).map(csvRow).join('')

/** The same as XLSX. */
export function toReportWorkbook(report: ReportView): Promise<Buffer> {
  const { period, unit, countedAt } = report
  const title = words('insight.reportOf', { period: periodName(words, period), unit: unit.name })
  const taken = countedAt ? words('insight.countedAt', { at: formatInstant(countedAt) }) : ''
  const source = [taken, ...(period.isDemo ? [words('insight.reportSample')] : [])].join(' ')
  return makeWorkbook([{ name: unit.name, title, source, columns, rows: rowsOf(report) }])
}

type Below = Awaited<ReturnType<typeof readUnitsBelow>>
const unitColumns = [
  { title: words('insight.reportUnit'), kind: 'text' },
  { title: words('insight.reportState'), kind: 'text' },
  { title: words('insight.reportDueOn'), kind: 'day' },
  { title: words('insight.move-submit'), kind: 'instant' },
  { title: words('insight.missingReason'), kind: 'text' },
] as const satisfies SheetColumn[]

const unitRows = ({ lines }: Below): Row[] =>
  lines.map(({ name, state, dueOn, submittedAt, missingReason }) => [
    ...[name, words(`insight.state-${state}`), dueOn, submittedAt ?? null, missingReason ?? null],
  ])

/** The units below with where their reports stand, as CSV. */
export const toUnitsCsv = (below: Below): string =>
  csvMark + csvRow(unitColumns.map(({ title }) => title)) + unitRows(below).map(csvRow).join('')

/** The same as XLSX. */
export function toUnitsWorkbook(below: Below): Promise<Buffer> {
  const { period, unit, today } = below
  const title = `${words('insight.belowReports')}: ${periodName(words, period)}`
  return makeWorkbook([{ name: unit.name, title, source: today, columns: unitColumns, rows: unitRows(below) }])
}
