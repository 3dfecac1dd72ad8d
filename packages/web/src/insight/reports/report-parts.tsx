import type { LinePart } from '@saolang/core/insight/reports/form.ts'
import { formatInstant, formatNumber, formatShare } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type LineView, periodName, type ReportView, reportAddress } from './report-view.ts'

export const lineParts = ['products', 'producers', 'happened', 'told'] as const satisfies LinePart[]

/** The lines of a report, part by part, as it stands. */
export function Figures({ report }: { report: ReportView }) {
  const t = useText()
  const { lang } = useShell()
  const { lines, countedAt, period, unit } = report
  const say = (value: number | null) => (value === null ? '–' : formatNumber(lang, value))
  return (
    <div class="report-figures">
      {countedAt && <p class="soft">{t('insight.countedAt', { at: formatInstant(countedAt) })}</p>}
      {lineParts.map((part) => (
        <Table
          key={part}
          caption={t(`insight.part-${part}`)}
          stacks
          rows={lines.filter((line) => line.part === part)}
          rowKey={({ line }) => line}
          columns={[
            {
              key: 'line',
              title: t('insight.line'),
              isHead: true,
              cell: ({ line }) =>
                unit.below > 0 ? (
                  <a href={`${reportAddress(period.id, unit.code)}/lines/${line}`}>{t(`insight.line-${line}`)}</a>
                ) : (
                  t(`insight.line-${line}`)
                ),
            },
            {
              key: 'value',
              title: t('insight.lineValue'),
              isNumber: true,
              cell: (line) => (
                <>
                  <b>{say(line.stated ?? line.counted)}</b> <Share line={line} lines={lines} />
                </>
              ),
            },
            ...(unit.below > 0
              ? [
                  {
                    key: 'below',
                    title: t('insight.lineBelow'),
                    isNumber: true,
                    cell: ({ below }: LineView) => say(below),
                  },
                ]
              : []),
            {
              key: 'reason',
              title: t('insight.lineReason'),
              cell: ({ counted, stated, reason }) =>
                reason && t('insight.lineOverridden', { counted: say(counted), stated: say(stated), reason }),
            },
          ]}
        />
      ))}
    </div>
  )
}

/** What part of its whole a line is. */
export function Share({ line, lines }: { line: LineView; lines: readonly LineView[] }) {
  const { lang } = useShell()
  const whole = lines.find((each) => each.line === line.partOf)
  const [value, all] = [line.stated ?? line.counted, whole ? (whole.stated ?? whole.counted) : null]
  if (value === null || !all) return null
  return <span class="soft small">({formatShare(lang, value / all)})</span>
}

/** What only people could tell, in their words. */
export function Answers({ report: { asks, paper } }: { report: ReportView }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.answers')}</h2>
      {asks.map(({ question, words }) => (
        <div key={question}>
          <h3>{t(`insight.ask-${question}`)}</h3>
          <p class="as-written">{words || t('insight.noAnswer')}</p>
        </div>
      ))}
      {paper.number && (
        <p>
          {t('insight.paperOf')}: {paper.number}, {paper.signedOn.split('-').reverse().join('/')}, {paper.signerTitle}{' '}
          {paper.signerName}
        </p>
      )}
    </section>
  )
}

/** Where a correction differs from the version that it corrects. */
export function Changes({ report: { changes, period } }: { report: ReportView }) {
  const t = useText()
  const { lang } = useShell()
  if (!changes) return null
  const say = (value: number | null) => (value === null ? '–' : formatNumber(lang, value))
  const title = t('insight.changesTitle', { n: changes.to, m: changes.from })
  return (
    <section class="part">
      <h2>{title}</h2>
      {changes.lines.length === 0 ? (
        <p>{t('insight.changesNone')}</p>
      ) : (
        <Table
          caption={`${title}: ${periodName(t, period)}`}
          hideCaption
          stacks
          rows={changes.lines}
          rowKey={({ line }) => line}
          columns={[
            { key: 'line', title: t('insight.line'), isHead: true, cell: ({ line }) => t(`insight.line-${line}`) },
            { key: 'before', title: t('insight.changeBefore'), isNumber: true, cell: ({ before }) => say(before) },
            { key: 'after', title: t('insight.changeAfter'), isNumber: true, cell: ({ after }) => <b>{say(after)}</b> },
          ]}
        />
      )}
    </section>
  )
}
