import type { ComponentChildren } from 'preact'
import { Table, type TableProps } from '../table.tsx'
import { useText } from '../words.ts'
import { Sources } from './sources.tsx'

/** What every chart says of itself. Pages with charts name a sheet that imports `charts.css`. */
export type ChartWords = {
  title: string
  /** One sentence that tells what one sees. */
  lead?: string
  /** Of which day or moment the figures are, as it is shown. */
  date: string
  source?: string
  csvHref?: string
  definitionHref?: string
  /** A fuller table than the drawing's own, to stand behind the summary instead. */
  full?: ComponentChildren
}

type ChartProps<Row> = ChartWords & {
  table: Omit<TableProps<Row>, 'caption' | 'hideCaption'>
  children: ComponentChildren
}

/** A chart: its name, the drawing, the same in a real table behind a summary, the day, and ways to the CSV and the definition. */
export function Chart<Row>({
  title,
  lead,
  date,
  source,
  csvHref,
  definitionHref,
  full,
  table,
  children,
}: ChartProps<Row>) {
  const t = useText()
  return (
    <figure class="chart">
      <figcaption>
        <b>{title}</b>
        {lead && <span class="block">{lead}</span>}
      </figcaption>
      {children}
      <details>
        <summary>
          {t('kit.table')}
          <span class="hidden">: {title}</span>
        </summary>
        {full ?? <Table {...table} caption={title} hideCaption />}
      </details>
      <p class="small soft">
        {t('kit.asOf', { date })}
        {source && ` · ${source}`}
        <Sources title={title} {...{ definitionHref, csvHref }} />
      </p>
    </figure>
  )
}

/** A share of the drawing's width, 0 to 1, as SVG writes it; charts grow with the page, letters do not. */
export const across = (share: number): string => `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`
