import { type Answers, type Figure, type Written, writeFigure } from '@saolang/core/insight/reports/figures.ts'
import { getForm, type LineKey, preFill, type Question } from '@saolang/core/insight/reports/form.ts'
import { findMoveProblems } from '@saolang/core/insight/reports/report.ts'
import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { countFor } from './count-register.ts'
import type { PeriodRow, UnitRow } from './periods.sql.ts'
import {
  addReport,
  listFigures,
  listFiguresBelow,
  listVersions,
  type Paper,
  type ReportRow,
  saveAnswers,
  saveFigures,
  touchReport,
} from './reports.sql.ts'
import { type Asked, getUnit, unitOf } from './unit-of.ts'

/** Begins a unit's report, filled in from the register and from what the units below told. A second beginning changes nothing. */
export const startReport = act('periodic-report.start', async (context, asked: Asked) => {
  const { tx, now } = context
  const { period, unit } = await getUnit(tx, context.who, asked)
  refuseIf(unitOf(context.who) === unit.code ? [] : [{ code: 'forbidden.jurisdiction' }])
  const id = context.newId()
  const isFirst = await addReport(tx, {
    ...{ id, periodId: period.id, code: unit.code, version: 1 },
    ...{ correctionReason: null, countedAt: now, at: now },
  })
  if (isFirst) await saveFigures(tx, id, await preFilled(tx, period, unit))
  context.on('periodic-report', unit.reportId ?? id, { unit: unit.code, period: period.id })
})

/** Counts the register and the reports below once more, for a report that is being written; what its officer says instead stays. */
export const recountReport = act('periodic-report.count', async (context, asked: Asked & { revision: number }) => {
  const { report, period, unit } = await getOpenReport(context, asked)
  const said = new Map((await listFigures(context.tx, report.id)).map((figure) => [figure.line, figure]))
  const figures = (await preFilled(context.tx, period, unit)).map((fresh): Figure => {
    const { stated = null, reason = null } = said.get(fresh.line) ?? {}
    const isSame = stated === null || stated === fresh.counted
    // A figure that nobody counted before has no reason yet; its officer is asked for one when it differs.
    const why = reason ?? null
    return isSame || (fresh.counted !== null && !why)
      ? fresh
      : { ...fresh, stated, reason: fresh.counted === null ? null : why }
  })
  await keep(context, { ...report, countedAt: context.now }, figures)
})

export type WriteReport = Asked & {
  revision: number
  lines: Partial<Record<LineKey, Written>>
  answers: Partial<Record<Question, string>>
  /** Kept as it is without one. */
  paper?: Paper
}

/** Writes in a report. Refused with every reason: no whole number, another figure than counted without a reason, somebody else wrote. */
export const writeReport = act('periodic-report.write', async (context, asked: WriteReport) => {
  const { report, period } = await getOpenReport(context, asked)
  const figures = await listFigures(context.tx, report.id)
  const written = figures.map((figure) => {
    const line = asked.lines[figure.line]
    return line ? writeFigure(figure.line, figure.counted, line) : { figure, problems: [] }
  })
  const today = legalDateOf(context.now)
  refuseIf([
    ...written.flatMap(({ problems }) => problems),
    ...(asked.paper ? findPaperProblems(asked.paper, today) : []),
  ])
  const asks = getForm(period.form).asks.map(({ question }) => question)
  const given = asks.filter((question) => asked.answers[question] !== undefined)
  const answers: Answers = Object.fromEntries(given.map((question) => [question, asked.answers[question] ?? '']))
  const paper = asked.paper ? (asked.paper.number ? asked.paper : null) : report.paper
  await keep(
    context,
    { ...report, paper },
    written.map(({ figure }) => figure),
  )
  await saveAnswers(context.tx, report.id, answers)
})

async function getOpenReport(context: ActContext, asked: Asked & { revision: number }) {
  const { period, unit } = await getUnit(context.tx, context.who, asked)
  const [report] = await listVersions(context.tx, period.id, unit.code)
  if (!report) refuseIf([{ code: 'not-found.periodic-report' }])
  const open = report as ReportRow
  const isOwn = unitOf(context.who) === unit.code
  const { status } = open
  refuseIf(findMoveProblems({ move: 'save', status, isOwn, isParent: false, reason: '', children: [] }))
  refuseIf(open.revision === asked.revision ? [] : [{ code: 'conflict.report-changed' }])
  return { report: open, period, unit }
}

async function keep(context: ActContext, report: ReportRow, figures: readonly Figure[]): Promise<void> {
  const { id, revision, paper, countedAt, code } = report
  const isMine = await touchReport(context.tx, { id, revision, paper, countedAt })
  refuseIf(isMine ? [] : [{ code: 'conflict.report-changed' }])
  await saveFigures(context.tx, id, figures)
  context.on('periodic-report', id, { unit: code, period: report.periodId })
}

async function preFilled(tx: Tx, period: PeriodRow, unit: UnitRow): Promise<Figure[]> {
  const [counted, below] = await Promise.all([countFor(tx, period, unit), listFiguresBelow(tx, period.id, unit.code)])
  const byLine = Map.groupBy(below, ({ line }) => line)
  return getForm(period.form).lines.map((line) => {
    const values = (byLine.get(line) ?? []).map(({ counted, stated }) => stated ?? counted)
    return { line, counted: preFill(line, unit.level, { counted, below: values }), stated: null, reason: null }
  })
}

function findPaperProblems({ number, signedOn, signerName, signerTitle }: Paper, today: string): Problem[] {
  const given = [number, signedOn, signerName, signerTitle].filter((text) => tidy(text) !== '').length
  return listProblems([
    given > 0 && given < 4 && { code: 'periodic-report.paper-incomplete', at: 'number' },
    signedOn !== '' && !isLegalDate(signedOn) && { code: 'periodic-report.no-such-day', at: 'signedOn' },
    isLegalDate(signedOn) && signedOn > today && { code: 'periodic-report.signed-in-future', at: 'signedOn' },
  ])
}
