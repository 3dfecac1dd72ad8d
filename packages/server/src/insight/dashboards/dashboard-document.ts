import { measures } from '@saolang/core/insight/dashboards/measure.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { DashboardProps } from '@saolang/web/insight/dashboards/dashboard-page'
import type { ColumnKind, DataTable, MeasureView, TableCell } from '@saolang/web/insight/dashboards/views.ts'
import { unitOf } from '@saolang/web/insight/targets/words.ts'
import { formatDay, formatShare } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { AdministrativeDocument, Block, Cell } from '../../platform/paper/administrative-document.ts'
import { sourceLine } from './answer-files.ts'
import { barPicture } from './bar-picture.ts'

/** A dashboard as a report in the form of Decree 30/2020/NĐ-CP, Vietnamese whatever the reader's language: a draft to number and sign. */
export function toDocument(
  { scope, readings, tables, contribution, targets }: DashboardProps,
  who: Actor,
): AdministrativeDocument {
  const sections = [...tables, ...(contribution ? [contribution] : [])].filter(
    ({ key, rows }) => rows.length > 0 && key !== 'loads',
  )
  const source = sourceLine('vi', scope)
  return {
    issuer: issuerOf(who, scope.place),
    number: '……/BC-……',
    place: placeOf(scope.place),
    day: legalDateOf(new Date(scope.at)),
    isDraft: true,
    type: say('vi', 'insight.dash.documentType'),
    subject: say('vi', 'insight.dash.documentSubject', { place: scope.place ?? say('vi', 'insight.dash.wholeNation') }),
    body: [
      { kind: 'paragraph', text: source },
      { kind: 'heading', level: 1, text: `I. ${say('vi', 'insight.dash.headline')}` },
      { kind: 'table', caption: say('vi', 'insight.dash.headline'), ...headline(readings) },
      ...(targets.length > 0 ? targetBlocks(targets) : []),
      ...sections.flatMap((table, i) => blocksOf(table, i + 2)),
    ],
    recipients: ['Lưu: VT'],
    signature: { title: 'Người lập báo cáo' },
    footnote: source,
  }
}

function issuerOf({ jurisdiction }: Actor, place: string | undefined): AdministrativeDocument['issuer'] {
  const [first = '', second] = (place ?? '').split(', ')
  if (jurisdiction?.level === 'commune')
    return { parent: `Ủy ban nhân dân ${second}`, name: `Ủy ban nhân dân ${first}` }
  return jurisdiction?.level === 'province'
    ? { name: `Ủy ban nhân dân ${second ?? first}` }
    : { name: 'Bộ Nông nghiệp và Môi trường' }
}

/** "Cà Mau" of "xã U Minh, tỉnh Cà Mau"; the capital for the nation. */
const placeOf = (place: string | undefined) =>
  (place?.split(', ')[0] ?? 'Hà Nội').replace(/^(tỉnh|thành phố|xã|phường|đặc khu) /iu, '')

function headline(readings: readonly MeasureView[]): Pick<Extract<Block, { kind: 'table' }>, 'columns' | 'rows'> {
  const inWords = ({ key, counted, of, value }: MeasureView): string => {
    if (measures[key].unit === 'count') return String(counted)
    const words = say('vi', 'insight.dash.ofMany', { counted, of: of ?? 0 })
    return value === undefined ? words : `${formatShare('vi', value)} (${words})`
  }
  return {
    columns: [
      { title: say('vi', 'insight.dash.measure'), align: 'left', share: 3 },
      { title: say('vi', 'insight.dash.value'), align: 'right', share: 2 },
    ],
    rows: readings.map((reading) => [say('vi', `insight.dash.measure-${reading.key}`), inWords(reading)]),
  }
}

function targetBlocks(targets: DashboardProps['targets']): Block[] {
  const sign = unitOf
  return [
    {
      kind: 'table',
      caption: say('vi', 'insight.dash.onTarget'),
      columns: [
        { title: say('vi', 'insight.indicator'), align: 'left', share: 4 },
        { title: say('vi', 'insight.wanted'), align: 'right', share: 1 },
        { title: say('vi', 'insight.reachedFigure'), align: 'right', share: 1 },
        { title: say('vi', 'insight.standing'), align: 'left', share: 2 },
      ],
      rows: targets.map(({ indicator, atLeast, figure, standing, document }) => [
        `${say('vi', `insight.indicator-${indicator}`)} (${document})`,
        `${atLeast}${sign(indicator)}`,
        figure ? `${figure.value}${sign(indicator)} (${figure.date})` : null,
        say('vi', `insight.standing-${standing}`),
      ]),
    },
  ]
}

const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
const mostRows = 40

function blocksOf({ title, columns, rows, chart, note }: DataTable, no: number): Block[] {
  const shown = rows.slice(0, mostRows)
  const bars = chart?.kind === 'bar' ? chart.value : chart?.kind === 'range' ? chart.middle : undefined
  const picture = bars === undefined ? [] : [pictureOf(title, columns[bars]?.title ?? '', rows, bars)]
  return [
    { kind: 'heading', level: 1, text: `${roman[no] ?? no}. ${title}` },
    ...picture,
    {
      kind: 'table',
      caption: title,
      columns: columns.map(({ title, kind }, i) => ({
        title,
        align: kind === 'text' ? 'left' : 'right',
        share: i === 0 ? 3 : 1,
      })),
      rows: shown.map(({ cells }) => columns.map(({ kind }, i) => toCell(kind, cells[i] ?? null))),
      ...(note && { note }),
    },
  ]
}

function pictureOf(title: string, of: string, rows: DataTable['rows'], column: number): Block {
  const bars = rows.slice(0, 12).map(({ cells }) => ({ label: String(cells[0]), value: Number(cells[column] ?? 0) }))
  const alt = bars.map(({ label, value }) => `${label}: ${value}`).join('; ')
  return { kind: 'picture', svg: barPicture(bars), caption: `${title}: ${of}`, alt, widthMm: 150 }
}

function toCell(kind: ColumnKind, cell: TableCell): Cell {
  if (cell === null || cell === '') return null
  if (kind === 'share') return formatShare('vi', Number(cell))
  return kind === 'day' ? formatDay(String(cell)) : cell
}
