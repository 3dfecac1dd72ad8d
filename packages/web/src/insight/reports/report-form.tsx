import type { LineKey, Question } from '@saolang/core/insight/reports/form.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { Changes, lineParts, Share } from './report-parts.tsx'
import { type LineView, type ReportView, reportAddress } from './report-view.ts'

/** What was written in the form, when it comes back with reasons. */
export type ReportValues = {
  lines: Partial<Record<LineKey, { value: string; reason: string }>>
  answers: Partial<Record<Question, string>>
  paper: { number: string; signerTitle: string; signerName: string; day: { day: string; month: string; year: string } }
}

type Props = { report: ReportView; values?: ReportValues; problems: readonly Problem[] }

/** The form of a report: figures filled in, a reason beside each that is changed, then what only people know. */
export function ReportForm({ report, values, problems }: Props) {
  const t = useText()
  const { at } = useProblems(problems)
  const { period, unit, revision, countedAt, asks } = report
  const here = reportAddress(period.id, unit.code)
  return (
    <>
      <Changes report={report} />
      <Form action={`${here}/count`} class="count-again">
        <input type="hidden" name="revision" value={revision} />
        <span class="soft">{countedAt && t('insight.countedAt', { at: formatInstant(countedAt) })}</span>{' '}
        <Button look="quiet">{t('insight.countAgain')}</Button>
      </Form>
      <Form action={here} class="report-form">
        <input type="hidden" name="revision" value={revision} />
        {lineParts.map((part) => (
          <fieldset key={part} class="report-lines">
            <legend>{t(`insight.part-${part}`)}</legend>
            {report.lines
              .filter((line) => line.part === part)
              .map((line) => (
                <Line key={line.line} line={line} report={report} written={values?.lines[line.line]} at={at} />
              ))}
          </fieldset>
        ))}
        <h2>{t('insight.answers')}</h2>
        {asks.map(({ question, isRequired, words }) => (
          <TextArea
            key={question}
            name={`ask-${question}`}
            label={t(`insight.ask-${question}`)}
            value={values?.answers[question] ?? words}
            error={at(`ask-${question}`)}
            optional={!isRequired}
            rows={4}
          />
        ))}
        <PaperFields report={report} {...(values && { values })} at={at} />
        <Actions>
          <Button name="act" value="submit">
            {t(unit.parentCode === null && unit.level === 'nation' ? 'insight.submitTop' : 'insight.submitReport')}
          </Button>
          <Button name="act" value="save" look="plain">
            {t('insight.saveReport')}
          </Button>
        </Actions>
      </Form>
    </>
  )
}

type At = (field: string) => string | undefined
type LineProps = {
  line: LineView
  report: ReportView
  written: { value: string; reason: string } | undefined
  at: At
}

function Line({ line: view, report, written, at }: LineProps) {
  const t = useText()
  const { lang } = useShell()
  const { line, counted, stated, reason, isFromRegister, below } = view
  const now = stated ?? counted
  const say = (value: number) => formatNumber(lang, value)
  const given =
    counted === null ? [] : [`${t(isFromRegister ? 'insight.lineFromRegister' : 'insight.lineBelow')}: ${say(counted)}`]
  const sum = isFromRegister && below !== null ? [`${t('insight.lineBelow')}: ${say(below)}`] : []
  return (
    <div class="report-line">
      <TextField
        name={`line-${line}`}
        label={
          <>
            {t(`insight.line-${line}`)} <Share line={view} lines={report.lines} />
          </>
        }
        hint={[...given, ...sum].join(' · ') || undefined}
        value={written?.value ?? (now === null ? '' : String(now))}
        error={at(`line-${line}`)}
        inputMode="numeric"
        width="short"
        autocomplete="off"
      />
      {counted !== null && (
        <TextField
          name={`reason-${line}`}
          label={
            <>
              {t('insight.lineReasonIf')}
              <span class="hidden">: {t(`insight.line-${line}`)}</span>
            </>
          }
          value={written?.reason ?? reason ?? ''}
          error={at(`reason-${line}`)}
          autocomplete="off"
        />
      )}
    </div>
  )
}

function PaperFields({ report: { paper }, values, at }: { report: ReportView; values?: ReportValues; at: At }) {
  const t = useText()
  const [year = '', month = '', day = ''] = paper.signedOn.split('-')
  const written = values?.paper ?? { ...paper, day: { day, month, year } }
  return (
    <details open={written.number !== '' || at('number') !== undefined || at('signedOn') !== undefined}>
      <summary>{t('insight.paperOf')}</summary>
      <TextField
        name="number"
        label={t('insight.paperNumber')}
        value={written.number}
        error={at('number')}
        width="short"
        optional
      />
      <DateField
        name="signedOn"
        label={t('insight.paperSignedOn')}
        value={written.day}
        error={at('signedOn')}
        optional
      />
      <TextField name="signerTitle" label={t('insight.paperTitle')} value={written.signerTitle} optional />
      <TextField name="signerName" label={t('insight.paperName')} value={written.signerName} optional />
    </details>
  )
}
