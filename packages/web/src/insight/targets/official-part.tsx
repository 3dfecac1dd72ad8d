import type { IndicatorKey } from '@saolang/core/insight/indicator.ts'
import type { OfficialPoint } from '@saolang/core/insight/official-figure.ts'
import { LineChart } from '../../kit/charts/line-chart.tsx'
import { formatNumber } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { unitOf } from './words.ts'

/** The figures that authorities and the press have published, drawn and in a table; conflicts are shown as conflicts. */
export function OfficialPart({ indicator, series }: { indicator: IndicatorKey; series: readonly OfficialPoint[] }) {
  const t = useText()
  const { lang } = useShell()
  const rows = series.flatMap(({ asOf, isConflict, figures }) => figures.map((each) => ({ ...each, asOf, isConflict })))
  return (
    <section class="part">
      <h2>{t('insight.officialSeries')}</h2>
      <p class="soft">{t('insight.officialLead')}</p>
      {series.length > 1 && (
        <LineChart
          title={t('insight.officialSeries')}
          date={series.at(-1)?.asOf ?? ''}
          axis={t('insight.publishedFor')}
          unit={unitOf(indicator)}
          points={toPoints(series)}
        />
      )}
      <Table
        caption={t('insight.officialSeries')}
        hideCaption
        stacks
        rows={rows.toReversed()}
        rowKey={({ sortsAs, source }) => `${sortsAs} ${source}`}
        columns={[
          { key: 'asOf', title: t('insight.publishedFor'), isHead: true, cell: ({ asOf }) => asOf },
          {
            key: 'value',
            title: t('insight.value'),
            isNumber: true,
            cell: ({ value }) => `${formatNumber(lang, value)}${unitOf(indicator)}`,
          },
          {
            key: 'source',
            title: t('insight.source'),
            cell: ({ source, note, isConflict }) => (
              <>
                <Source source={source} /> {note && <small class="soft block">{note}</small>}
                {isConflict && <Chip tone="warn">{t('insight.conflict')}</Chip>}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Source({ source }: { source: string }) {
  return /^https?:/.test(source) ? <a href={source}>{new URL(source).hostname}</a> : <span>{source}</span>
}

function toPoints(series: readonly OfficialPoint[]) {
  const months = series.map(({ sortsAs }) => Number(sortsAs.slice(0, 4)) * 12 + Number(sortsAs.slice(5, 7)))
  const [first = 0, last = 0] = [months[0], months.at(-1)]
  return series.flatMap(({ asOf, figures }, i) =>
    figures.map(({ value }) => ({
      at: last === first ? 0 : ((months[i] as number) - first) / (last - first),
      label: asOf,
      value,
    })),
  )
}
