import type { Answers, Figure } from '@saolang/core/insight/reports/figures.ts'
import type { Question } from '@saolang/core/insight/reports/form.ts'
import type { ReportMove, ReportStatus } from '@saolang/core/insight/reports/report.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

/** The signed paper that a report goes with: number, day and who signed. */
export type Paper = { number: string; signedOn: LegalDate; signerTitle: string; signerName: string }

export type ReportRow = {
  id: string
  periodId: string
  code: string
  version: number
  status: ReportStatus
  revision: number
  correctionReason: string | null
  paper: Paper | null
  countedAt: Date
  startedAt: Date
  submittedAt: Date | null
  approvedAt: Date | null
}

/** Every version of a unit's report, newest first. */
export async function listVersions(tx: Tx, periodId: string, code: string): Promise<ReportRow[]> {
  return tx<ReportRow[]>`
    select id, period_id as "periodId", unit_code as code, version, status, revision, correction_reason as "correctionReason",
      paper, counted_at as "countedAt", started_at as "startedAt", submitted_at as "submittedAt", approved_at as "approvedAt"
    from insight.periodic_report where period_id = ${periodId} and unit_code = ${code} order by version desc`
}

export type NewReport = {
  id: string
  periodId: string
  code: string
  version: number
  correctionReason: string | null
  countedAt: Date
  at: Date
}

/** Begins a version; false when one is open already, or has this number. */
export async function addReport(tx: Tx, report: NewReport): Promise<boolean> {
  const { id, periodId, code, version, correctionReason, countedAt, at } = report
  const rows = await tx`
    insert into insight.periodic_report
      (id, period_id, unit_code, version, status, correction_reason, counted_at, started_at)
    values (${id}, ${periodId}, ${code}, ${version}, 'draft', ${correctionReason}, ${countedAt}, ${at})
    on conflict do nothing returning 1`
  return rows.length > 0
}

/** The lines of a report. */
export async function listFigures(tx: Tx, reportId: string): Promise<Figure[]> {
  return tx<Figure[]>`select line, counted, stated, reason from insight.report_figure where report_id = ${reportId}`
}

/** Writes lines down; those that are there are replaced. The database refuses it for a frozen report. */
export async function saveFigures(tx: Tx, reportId: string, figures: readonly Figure[]): Promise<void> {
  await tx`
    insert into insight.report_figure (report_id, line, counted, stated, reason)
    select ${reportId}, line, counted, stated, reason
    from jsonb_to_recordset(${tx.json(figures as Figure[])}) as f (line text, counted numeric, stated numeric, reason text)
    on conflict (report_id, line) do update
      set counted = excluded.counted, stated = excluded.stated, reason = excluded.reason`
}

/** The answers of a report. */
export async function listAnswers(tx: Tx, reportId: string): Promise<Answers> {
  const rows = await tx<{ question: Question; words: string }[]>`
    select question, words from insight.report_answer where report_id = ${reportId}`
  return Object.fromEntries(rows.map(({ question, words }) => [question, words]))
}

/** Writes answers down; an empty one is taken away. */
export async function saveAnswers(tx: Tx, reportId: string, answers: Answers): Promise<void> {
  const given = Object.entries(answers).map(([question, words]) => ({ question, words: words.trim() }))
  await tx`
    delete from insight.report_answer where report_id = ${reportId}
      and question = any(${given.filter(({ words }) => words === '').map(({ question }) => question)})`
  await tx`
    insert into insight.report_answer (report_id, question, words)
    select ${reportId}, question, words
    from jsonb_to_recordset(${tx.json(given.filter(({ words }) => words !== ''))}) as a (question text, words text)
    on conflict (report_id, question) do update set words = excluded.words`
}

type Change = { id: string; revision: number; paper: Paper | null; countedAt?: Date }

/** Notes that somebody wrote in an open report; false when somebody else did since it was read. */
export async function touchReport(tx: Tx, { id, revision, paper, countedAt }: Change): Promise<boolean> {
  const rows = await tx`
    update insight.periodic_report
    set revision = revision + 1, paper = ${paper ? tx.json(paper) : null}, counted_at = coalesce(${countedAt ?? null}, counted_at)
    where id = ${id} and revision = ${revision} and status in ('draft', 'returned') returning 1`
  return rows.length > 0
}

type StatusMove = { id: string; from: readonly ReportStatus[]; to: ReportStatus; at: Date }

/** Moves a report on; false when it stands elsewhere by now. */
export async function moveStatus(tx: Tx, { id, from, to, at }: StatusMove): Promise<boolean> {
  const rows = await tx`
    update insight.periodic_report
    set status = ${to}, revision = revision + 1,
      submitted_at = case when ${to} = 'submitted' then ${at}::timestamptz else submitted_at end,
      approved_at = case when ${to} = 'approved' then ${at}::timestamptz end
    where id = ${id} and status = any(${from as ReportStatus[]}) returning 1`
  return rows.length > 0
}

export type MoveRow = { move: ReportMove; reason: string | null; by: string; at: Date; version: number }

/** Writes down how a report moved. */
export async function addMove(
  tx: Tx,
  { id, reportId, move, reason, by, at }: Omit<MoveRow, 'version'> & { id: string; reportId: string },
): Promise<void> {
  await tx`
    insert into insight.report_move (id, report_id, move, reason, moved_by, moved_at)
    values (${id}, ${reportId}, ${move}, ${reason}, ${by}, ${at})`
}

/** How a unit's report moved through all its versions, newest first, with the names of who moved it. */
export async function listMoves(tx: Tx, periodId: string, code: string): Promise<MoveRow[]> {
  return tx<MoveRow[]>`
    select m.move, m.reason, p.full_name as by, m.moved_at as at, r.version
    from insight.report_move m
    join insight.periodic_report r on r.id = m.report_id
    join people.person p on p.id = m.moved_by
    where r.period_id = ${periodId} and r.unit_code = ${code} order by m.id desc`
}

/** A line as the approved report of a unit below has it. */
export type FigureBelow = Figure & { code: string; name: string; reportId: string }

/** What the approved reports of the units below say, line by line. */
export async function listFiguresBelow(tx: Tx, periodId: string, code: string): Promise<FigureBelow[]> {
  return tx<FigureBelow[]>`
    select u.code, u.name, r.id as "reportId", f.line, f.counted, f.stated, f.reason
    from insight.report_unit u
    join lateral (
      select id from insight.periodic_report r
      where r.period_id = u.period_id and r.unit_code = u.code and r.status = 'approved' order by version desc limit 1
    ) r on true
    join insight.report_figure f on f.report_id = r.id
    where u.period_id = ${periodId} and u.parent_code = ${code}
    order by u.name collate "vi-x-icu", u.code`
}
