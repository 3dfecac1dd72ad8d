import type { Written } from '@saolang/core/insight/reports/figures.ts'
import { isLine, type LineKey, type Question, questions } from '@saolang/core/insight/reports/form.ts'
import type { ReportValues } from '@saolang/web/insight/reports/report-form'
import { type Fields, readDay, readDayParts, readGroup, readText } from '../../platform/form.ts'
import type { WriteReport } from './write-report.ts'

/** What a report's form says, for the act and for showing it again. */
export function readReportForm(body: Fields): Omit<WriteReport, 'periodId' | 'code'> & { values: ReportValues } {
  const lines: Partial<Record<LineKey, Written>> = {}
  const reasons = readGroup(body, 'reason-')
  for (const [line, value] of Object.entries(readGroup(body, 'line-')))
    if (isLine(line)) lines[line] = { value, reason: reasons[line] ?? '' }
  const answers: Partial<Record<Question, string>> = {}
  for (const question of questions) answers[question] = readText(body, `ask-${question}`)
  const [number, signerTitle, signerName] = ['number', 'signerTitle', 'signerName'].map((name) => readText(body, name))
  const signed = { number: number ?? '', signerTitle: signerTitle ?? '', signerName: signerName ?? '' }
  return {
    ...{ revision: Number(readText(body, 'revision')) || 0, lines, answers },
    paper: { ...signed, signedOn: readDay(body, 'signedOn') },
    values: { lines, answers, paper: { ...signed, day: readDayParts(body, 'signedOn') } },
  }
}
