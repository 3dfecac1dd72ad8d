import type { Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'
import { type LineKey, lineOf, type Question, type ReportForm } from './form.ts'

/** A line as it stands: what was pre-filled, and what the officer says instead, with the reason. Both are kept. */
export type Figure = { line: LineKey; counted: number | null; stated: number | null; reason: string | null }

export type Answers = Partial<Record<Question, string>>

/** The figure that counts; null while there is none. */
export const saidIn = ({ counted, stated }: Pick<Figure, 'counted' | 'stated'>): number | null => stated ?? counted

/** What an officer wrote in a line: the text of the figure (empty: as pre-filled) and the reason. */
export type Written = { value: string; reason: string }

const most = 1_000_000_000

/** A whole number as it is written in Vietnamese, with or without points between thousands; undefined for anything else. */
export function readCount(text: string): number | undefined {
  const digits = text.trim()
  const isPlain = /^\d{1,10}$/.test(digits) || /^\d{1,3}(\.\d{3})+$/.test(digits)
  const value = Number(digits.replaceAll('.', ''))
  return isPlain && value <= most ? value : undefined
}

/** The figure that a line becomes, and why it cannot be: no whole number, or another figure than the pre-filled one without a reason. */
export function writeFigure(
  line: LineKey,
  counted: number | null,
  { value, reason }: Written,
): { figure: Figure; problems: Problem[] } {
  const isEmpty = value.trim() === ''
  const read = isEmpty ? null : (readCount(value) ?? Number.NaN)
  const stated = read === counted ? null : read
  const why = stated === null || counted === null ? null : tidy(reason) || null
  const problems: Problem[] = []
  if (Number.isNaN(read))
    problems.push({ code: 'periodic-report.figure-out-of-range', at: `line-${line}`, values: { line } })
  else if (stated !== null && counted !== null && !why)
    problems.push({ code: 'periodic-report.override-without-reason', at: `reason-${line}`, values: { line, counted } })
  return { figure: { line, counted, stated: Number.isNaN(stated) ? null : stated, reason: why }, problems }
}

/** What keeps a form from being handed in: lines without a figure, parts larger than their whole, questions without an answer. */
export function findContentProblems(form: ReportForm, figures: readonly Figure[], answers: Answers): Problem[] {
  const values = new Map(figures.map((figure) => [figure.line as string, saidIn(figure)]))
  const lines = form.lines.flatMap((line): Problem[] => {
    const value = values.get(line) ?? null
    if (value === null) return [{ code: 'periodic-report.figure-missing', at: `line-${line}`, values: { line } }]
    const { partOf } = lineOf(line)
    const whole = partOf ? (values.get(partOf) ?? null) : null
    const isTooMuch = whole !== null && value > whole
    return isTooMuch
      ? [{ code: 'periodic-report.part-exceeds-whole', at: `line-${line}`, values: { line, whole: partOf as string } }]
      : []
  })
  const asks = form.asks
    .filter(({ question, isRequired }) => isRequired && !answers[question]?.trim())
    .map(
      ({ question }): Problem => ({
        code: 'periodic-report.answer-missing',
        at: `ask-${question}`,
        values: { question },
      }),
    )
  return [...lines, ...asks]
}

export type Change = { line: LineKey; before: number | null; after: number | null }

/** The lines in which two versions of a report differ. */
export function findChanges(before: readonly Figure[], after: readonly Figure[]): Change[] {
  const former = new Map(before.map((figure) => [figure.line, saidIn(figure)]))
  return after
    .map((figure) => ({ line: figure.line, before: former.get(figure.line) ?? null, after: saidIn(figure) }))
    .filter((change) => change.before !== change.after)
}
