import { findChanges } from '@saolang/core/insight/reports/figures.ts'
import { getForm, isLine, type LineKey, lineOf } from '@saolang/core/insight/reports/form.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import type { LineView, ReportView } from '@saolang/web/insight/reports/report-view.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { listUnits, type PeriodRow, type UnitRow } from './periods.sql.ts'
import { isStale } from './read-periods.ts'
import {
  type FigureBelow,
  listAnswers,
  listFigures,
  listFiguresBelow,
  listMoves,
  listVersions,
  type ReportRow,
} from './reports.sql.ts'
import { countBelow, toPeriod, toUnitLine } from './to-view.ts'
import { type Asked, getUnit, isParentOf, unitOf } from './unit-of.ts'

export type AskedVersion = Asked & { version?: number | undefined }

const noPaper = { number: '', signedOn: '', signerTitle: '', signerName: '' }

/** A unit's report: the version asked for, or the newest. */
export const readReport = view('periodic-report.read', async ({ tx, who, now }, asked: AskedVersion) => {
  const { period, unit } = await getUnit(tx, who, asked)
  const [versions, below, moves] = await Promise.all([
    listVersions(tx, period.id, unit.code),
    listUnits(tx, { periodId: period.id, parentCode: unit.code }),
    listMoves(tx, period.id, unit.code),
  ])
  const report = asked.version ? versions.find(({ version }) => version === asked.version) : versions[0]
  refuseIf(asked.version && !report ? [{ code: 'not-found.periodic-report' }] : [])
  const today = legalDateOf(now)
  const returned = report?.status === 'returned' && moves.find(({ move }) => move === 'return')?.reason
  const answers = report ? await listAnswers(tx, report.id) : {}
  const changes = report && (await changesOf(tx, report, versions))
  const read: ReportView = {
    ...{ period: toPeriod(period), today, revision: report?.revision ?? 0, isStale: isStale(unit, below) },
    unit: { ...toUnitLine(unit, today), parentCode: unit.parentCode },
    ...(report && { version: report.version, status: report.status, countedAt: report.countedAt.toISOString() }),
    ...(report?.approvedAt && { approvedAt: report.approvedAt.toISOString() }),
    ...(report?.correctionReason && { correctionReason: report.correctionReason }),
    ...(returned && { returnReason: returned }),
    ...(changes && { changes }),
    lines: report ? await linesOf(tx, period, unit, report) : [],
    asks: getForm(period.form).asks.map((ask) => ({ ...ask, words: answers[ask.question] ?? '' })),
    paper: report?.paper ?? noPaper,
    below: countBelow(below, today),
    versions: versions.map(({ version, status, approvedAt }) => {
      return { version, status, ...(approvedAt && { approvedAt: approvedAt.toISOString() }) }
    }),
    moves: moves.map(({ at, reason, ...move }) => ({ ...move, at: at.toISOString(), ...(reason && { reason }) })),
    can: whatMay(who, unit, { report, isNewest: report === versions[0], isLate: today > unit.dueOn }),
  }
  return read
})

/** Who said what of a line: each unit below with its figure, what was counted and why it differs. */
export const readLine = view('periodic-report.read', async ({ tx, who, now }, asked: Asked & { line: string }) => {
  const { period, unit } = await getUnit(tx, who, asked)
  const line = asked.line
  refuseIf(isLine(line) ? [] : [{ code: 'not-found.periodic-report' }])
  const today = legalDateOf(now)
  const [below, told] = await Promise.all([
    listUnits(tx, { periodId: period.id, parentCode: unit.code }),
    listFiguresBelow(tx, period.id, unit.code),
  ])
  const byUnit = new Map(told.filter((figure) => figure.line === line).map((figure) => [figure.code, figure]))
  return {
    ...{ period: toPeriod(period), unit: toUnitLine(unit, today), line: line as LineKey },
    rows: below.map((each) => {
      const { counted = null, stated = null, reason = null } = byUnit.get(each.code) ?? {}
      return { ...toUnitLine(each, today), counted, stated, reason }
    }),
    total: sumOf([...byUnit.values()]),
  }
})

async function linesOf(tx: Tx, period: PeriodRow, unit: UnitRow, report: ReportRow): Promise<LineView[]> {
  const [figures, told] = await Promise.all([
    listFigures(tx, report.id),
    unit.below > 0 ? listFiguresBelow(tx, period.id, unit.code) : [],
  ])
  const byLine = new Map(figures.map((figure) => [figure.line, figure]))
  return getForm(period.form).lines.map((line): LineView => {
    const { part, count, partOf } = lineOf(line)
    const { counted = null, stated = null, reason = null } = byLine.get(line) ?? {}
    return {
      ...{ line, part, counted, stated, reason, isFromRegister: count !== undefined },
      ...(partOf && { partOf: partOf as LineKey }),
      below: sumOf(told.filter((figure) => figure.line === line)),
    }
  })
}

function sumOf(figures: readonly FigureBelow[]): number | null {
  const values = figures.map(({ counted, stated }) => stated ?? counted).filter((value) => value !== null)
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null
}

async function changesOf(tx: Tx, report: ReportRow, versions: readonly ReportRow[]): Promise<ReportView['changes']> {
  const former = versions.find(({ version }) => version === report.version - 1)
  if (!former) return undefined
  const [before, after] = await Promise.all([listFigures(tx, former.id), listFigures(tx, report.id)])
  return { from: former.version, to: report.version, lines: findChanges(before, after) }
}

type Standing = { report: ReportRow | undefined; isNewest: boolean; isLate: boolean }

function whatMay(who: Actor, unit: UnitRow, { report, isNewest, isLate }: Standing): ReportView['can'] {
  const isOwn = unitOf(who) === unit.code && findPermissionProblems(who, 'periodic-report.write').length === 0
  const isParent = isParentOf(who, unit) && findPermissionProblems(who, 'periodic-report.approve').length === 0
  const status = isNewest ? report?.status : undefined
  const isOpen = status === 'draft' || status === 'returned'
  return {
    start: isOwn && !report,
    write: isOwn && isOpen,
    decide: isParent && status === 'submitted',
    correct: isOwn && status === 'approved',
    markMissing:
      isParent &&
      unit.parentCode !== null &&
      isLate &&
      !unit.approvedId &&
      unit.missingReason === null &&
      status !== 'submitted',
  }
}
