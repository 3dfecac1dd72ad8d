import { findContentProblems } from '@saolang/core/insight/reports/figures.ts'
import { getForm } from '@saolang/core/insight/reports/form.ts'
import {
  findMissingProblems,
  findMoveProblems,
  type ReportMove,
  reportMoves,
} from '@saolang/core/insight/reports/report.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addMissing, liftMissing, listUnits, type PeriodRow, type UnitRow } from './periods.sql.ts'
import {
  addMove,
  addReport,
  listAnswers,
  listFigures,
  listVersions,
  moveStatus,
  type ReportRow,
  saveAnswers,
  saveFigures,
} from './reports.sql.ts'
import { type Asked, getUnit, isParentOf, unitOf } from './unit-of.ts'

export type AskedWithReason = Asked & { reason: string }

/** Hands a report in to the parent. Refused with every reason: lines or answers missing, counted too early, units below still open. */
export const submitReport = act('periodic-report.submit', async (context, asked: Asked) => {
  const { period, unit, report, below } = await ready(context, asked, 'submit', '')
  const [figures, answers] = await Promise.all([listFigures(context.tx, report.id), listAnswers(context.tx, report.id)])
  refuseIf([
    ...findCountProblems(period, report, below),
    ...findContentProblems(getForm(period.form), figures, answers),
  ])
  await move(context, unit, report, 'submit', null)
  await liftMissing(context.tx, { periodId: period.id, code: unit.code, at: context.now })
})

/** Sends a report back to its unit, with the reason. */
export const returnReport = act('periodic-report.return', async (context, asked: AskedWithReason) => {
  const { unit, report } = await ready(context, asked, 'return', asked.reason)
  await move(context, unit, report, 'return', tidy(asked.reason))
})

/** Approves a report and freezes it: its figures are those that were handed in, and are never counted again. */
export const approveReport = act('periodic-report.approve', async (context, asked: Asked) => {
  const { unit, report } = await ready(context, asked, 'approve', '')
  await move(context, unit, report, 'approve', null)
})

/** Begins a correction of an approved report: a new version with the reason, from the figures of the former, which stays as it is. */
export const correctReport = act('periodic-report.correct', async (context, asked: AskedWithReason) => {
  const { tx, now } = context
  const { period, unit, report } = await ready(context, asked, 'correct', asked.reason)
  const [id, reason] = [context.newId(), tidy(asked.reason)]
  const isFirst = await addReport(tx, {
    ...{ id, periodId: period.id, code: unit.code, version: report.version + 1 },
    ...{ correctionReason: reason, countedAt: report.countedAt, at: now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.report-changed' }])
  await saveFigures(tx, id, await listFigures(tx, report.id))
  await saveAnswers(tx, id, await listAnswers(tx, report.id))
  await addMove(tx, moveOf(context, id, 'correct', reason))
  context.on('periodic-report', id, { unit: unit.code, period: period.id, version: report.version + 1 })
})

/** Writes off a report that did not come by its last day, with the reason, so that its parent can go on. */
export const markMissing = act('periodic-report.mark-missing', async (context, asked: AskedWithReason) => {
  const { tx, now, who } = context
  const { period, unit } = await getUnit(tx, who, asked)
  const { dueOn, status } = unit
  const isParent = unit.parentCode !== null && isParentOf(who, unit)
  refuseIf(findMissingProblems({ isParent, today: legalDateOf(now), dueOn, status, reason: asked.reason }))
  const isFirst = await addMissing(tx, {
    ...{ id: context.newId(), periodId: period.id, code: unit.code },
    ...{ reason: tidy(asked.reason), by: who.personId as string, at: now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.report-missing' }])
  context.on('reporting-period', period.id, { unit: unit.code, missing: true })
})

async function ready(context: ActContext, asked: Asked, wanted: ReportMove, reason: string) {
  const { tx, who } = context
  const { period, unit } = await getUnit(tx, who, asked)
  const [[report], below] = await Promise.all([
    listVersions(tx, period.id, unit.code),
    listUnits(tx, { periodId: period.id, parentCode: unit.code }),
  ])
  if (!report) refuseIf([{ code: 'not-found.periodic-report' }])
  const { status } = report as ReportRow
  refuseIf(
    findMoveProblems({
      ...{ move: wanted, status, reason, isOwn: unitOf(who) === unit.code, isParent: isParentOf(who, unit) },
      children: below.map(({ name, approvedId, missingReason }) => {
        return { name, isApproved: approvedId !== null, isMissing: missingReason !== null }
      }),
    }),
  )
  return { period, unit, report: report as ReportRow, below }
}

/** Figures are of the whole period, and of what the units below finally said. */
function findCountProblems({ to }: PeriodRow, { countedAt }: ReportRow, below: readonly UnitRow[]): Problem[] {
  const isAfter = ({ approvedAt }: UnitRow) => approvedAt !== null && approvedAt > countedAt
  return listProblems([
    legalDateOf(countedAt) <= to && { code: 'periodic-report.counted-too-early', values: { day: to } },
    below.some(isAfter) && { code: 'periodic-report.counted-before-children' },
  ])
}

async function move(
  context: ActContext,
  unit: UnitRow,
  { id, periodId }: ReportRow,
  wanted: 'submit' | 'return' | 'approve',
  reason: string | null,
): Promise<void> {
  const { from, to } = reportMoves[wanted]
  const isFirst = await moveStatus(context.tx, { id, from, to, at: context.now })
  refuseIf(isFirst ? [] : [{ code: 'conflict.report-changed' }])
  await addMove(context.tx, moveOf(context, id, wanted, reason))
  context.on('periodic-report', id, { unit: unit.code, period: periodId })
}

const moveOf = ({ newId, who, now }: ActContext, reportId: string, move: ReportMove, reason: string | null) => ({
  ...{ id: newId(), reportId, move, reason, by: who.personId as string, at: now },
})
