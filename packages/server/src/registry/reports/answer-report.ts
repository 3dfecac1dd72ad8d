import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { reportOutcomes } from '@saolang/core/registry/reports/report-clock.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addAnswer, addTriage, findReport, type ReportRow } from './reports.sql.ts'

/** An officer of the area takes a report in hand. */
export const triageReport = act('report.triage', async (context, reportId: string) => {
  const report = await openReport(context, reportId)
  const isFirst = await addTriage(context.tx, report.id, context.who.personId as string, context.now)
  refuseIf(isFirst ? [] : [{ code: 'conflict.report-taken' }])
  context.on('report', report.id)
})

/** Answers a report: shown, as it is written, to whoever holds the report's code. Neither names nor the reporter's words belong in it. */
export const answerReport = act(
  'report.answer',
  async (context, input: { reportId: string; outcome: string; words: string }) => {
    const report = await openReport(context, input.reportId)
    const words = tidyLines(input.words)
    const outcome = reportOutcomes.find((known) => known === input.outcome)
    refuseIf(
      listProblems([
        !outcome && { code: 'report.outcome-missing', at: 'outcome' },
        words.length < 10 && { code: 'report.answer-too-short', at: 'words' },
        words.length > 4000 && { code: 'report.words-too-long', at: 'words' },
      ]),
    )
    const by = context.who.personId as string
    // Whoever answers without having taken it has taken it now.
    await addTriage(context.tx, report.id, by, context.now)
    const isFirst = await addAnswer(
      context.tx,
      { reportId: report.id, outcome: outcome as (typeof reportOutcomes)[number], words, by },
      context.now,
    )
    refuseIf(isFirst ? [] : [{ code: 'conflict.report-answered' }])
    context.on('report', report.id, { outcome: outcome as string })
  },
)

async function openReport({ tx, who }: ActContext, id: string): Promise<ReportRow> {
  const report = await findReport(tx, id)
  if (!report) throw new Refused([{ code: 'not-found.report' }])
  refuseIf(findJurisdictionProblems(who, { provinceCode: report.provinceCode, communeCode: report.communeCode ?? '' }))
  return report
}
