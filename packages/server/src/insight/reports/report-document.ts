import type { LineKey, LinePart } from '@saolang/core/insight/reports/form.ts'
import { inSentence } from '@saolang/core/people/place-name.ts'
import { type LineView, periodName, type ReportView, reportAddress } from '@saolang/web/insight/reports/report-view.ts'
import { formatDay, formatInstant } from '@saolang/web/kit/format.ts'
import type { MessageValues } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import type { AdministrativeDocument, Block } from '../../platform/paper/administrative-document.ts'
import { drawBars, type PaperBar } from '../../platform/paper/bar-drawing.ts'

/** What a report on paper needs besides the report: the unit's names, those below by figure, and where it can be looked up. */
export type PaperFacts = {
  shortName: string
  parentName: string | undefined
  /** What the approved reports of the units below say; empty where there is none. */
  byUnit: readonly { name: string; values: Partial<Record<LineKey, number | null>> }[]
  missing: readonly string[]
  publicUrl: string
}

const words = (key: MessageKey, values?: MessageValues) => say('vi', key, values)
const parts = ['products', 'producers', 'happened', 'told'] as const satisfies LinePart[]
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']

/** A report as a document of the administration (Decree 30/2020/NĐ-CP): a draft until it is approved, with the paper's number once it is signed. */
export function toDocument(report: ReportView, facts: PaperFacts): AdministrativeDocument {
  const { period, paper, status } = report
  const name = inSentence(periodName(words, period))
  const sample = period.isDemo ? [words('insight.reportSample')] : []
  const link = `${facts.publicUrl}${reportAddress(period.id, report.unit.code)}`
  return {
    ...headOf(report, facts),
    ...(paper.signedOn && { day: paper.signedOn }),
    isDraft: status !== 'approved',
    type: 'Báo cáo',
    subject: words('insight.reportSubject', { period: name }),
    body: bodyOf(report, facts, name),
    footnote: [...sample, words('insight.reportLookUp', { link })].join(' '),
  }
}

type Head = Pick<AdministrativeDocument, 'issuer' | 'number' | 'place' | 'addressees' | 'recipients' | 'signature'>

function headOf({ unit, paper }: ReportView, { shortName, parentName }: PaperFacts): Head {
  const ministry = 'Bộ Nông nghiệp và Môi trường'
  const signed = paper.number && { title: paper.signerTitle, name: paper.signerName }
  if (unit.level === 'nation')
    return {
      issuer: { name: ministry },
      ...{ number: paper.number || '……/BC-BNNMT', place: 'Hà Nội', addressees: ['Thủ tướng Chính phủ'] },
      recipients: ['Như trên', 'Ủy ban nhân dân các tỉnh, thành phố', 'Lưu: VT'],
      signature: signed || { title: 'Bộ trưởng' },
    }
  const committee = `Ủy ban nhân dân ${inSentence(unit.name)}`
  const parent = unit.level === 'province' ? ministry : `Ủy ban nhân dân ${inSentence(parentName ?? '')}`
  return {
    issuer: { name: committee, ...(unit.level === 'commune' && { parent }) },
    ...{ number: paper.number || '……/BC-UBND', place: shortName, addressees: [parent] },
    recipients: ['Như trên', 'Lưu: VT'],
    signature: signed || { capacity: 'TM. Ủy ban nhân dân', title: 'Chủ tịch' },
  }
}

function bodyOf(report: ReportView, facts: PaperFacts, name: string): Block[] {
  const { period, unit, countedAt, lines } = report
  const at = countedAt ? formatInstant(countedAt) : ''
  const days = { from: formatDay(period.from), to: formatDay(period.to) }
  const subject = unit.level === 'nation' ? 'Bộ Nông nghiệp và Môi trường' : `Ủy ban nhân dân ${inSentence(unit.name)}`
  const figures = parts.flatMap((part, i): Block[] => [
    tableOf(lines, part, i + 1),
    ...(part === 'products' ? picturesOf(lines, facts) : []),
  ])
  const sections: { title: string; blocks: Block[] }[] = [
    {
      title: words('insight.reportFigures'),
      blocks: [...figures, ...unitsOf(facts), ...overriddenOf(lines), ...missingOf(facts)],
    },
    ...report.asks.map(({ question, words: said }) => ({
      title: words(`insight.ask-${question}`),
      blocks: [{ kind: 'paragraph', text: said || words('insight.noAnswer') } as Block],
    })),
  ]
  return [
    { kind: 'paragraph', text: words('insight.reportIntro', { unit: subject, period: name, ...days, at }) },
    ...correctionOf(report),
    ...sections.flatMap(({ title, blocks }, i): Block[] => [
      { kind: 'heading', level: 1, text: `${roman[i]}. ${title}` },
      ...blocks,
    ]),
  ]
}

const valueIn = (lines: readonly LineView[], key: LineKey | undefined) => {
  const line = lines.find((each) => each.line === key)
  return line ? (line.stated ?? line.counted) : null
}

function tableOf(lines: readonly LineView[], part: LinePart, no: number): Block {
  const rows = lines.filter((line) => line.part === part)
  return {
    kind: 'table',
    caption: `Bảng ${no}. ${words(`insight.part-${part}`)}`,
    columns: [
      { title: words('insight.line'), align: 'left', share: 6 },
      { title: words('insight.lineValue'), align: 'right', share: 2 },
      { title: 'Tỷ lệ (%)', align: 'right', share: 2 },
    ],
    rows: rows.map((line) => {
      const [value, whole] = [line.stated ?? line.counted, valueIn(lines, line.partOf)]
      const share = value !== null && whole ? Math.round((value / whole) * 1000) / 10 : ''
      return [words(`insight.line-${line.line}`), value, share]
    }),
  }
}

function picturesOf(lines: readonly LineView[], { byUnit }: PaperFacts): Block[] {
  const stars = ([5, 4, 3] as const).map((n) => {
    const key = ({ 5: 'products-five-star', 4: 'products-four-star', 3: 'products-three-star' } as const)[n]
    return { label: words('insight.starsShort', { n }), value: valueIn(lines, key) ?? 0 }
  })
  const pictures = [
    { bars: stars, title: words('insight.reportByStar') },
    { bars: barsOf(byUnit), title: words('insight.reportByUnit') },
  ].filter(({ bars }) => bars.length > 0)
  return pictures.map(({ bars, title }, i) => ({
    kind: 'picture',
    svg: drawBars(bars),
    caption: `Hình ${i + 1}. ${title}`,
    alt: `${title}: ${bars.map(({ label, value }) => `${label} ${value}`).join('; ')}`,
    widthMm: 140,
  }))
}

const barsOf = (byUnit: PaperFacts['byUnit']): PaperBar[] =>
  byUnit
    .map(({ name, values }) => ({ label: name, value: values['products-ranked'] ?? 0 }))
    .toSorted((a, b) => b.value - a.value)

const unitLines = [
  'products-ranked',
  'products-four-star',
  'products-five-star',
  'producers',
  'first-recognised',
] as const

function unitsOf({ byUnit }: PaperFacts): Block[] {
  if (byUnit.length === 0) return []
  return [
    {
      kind: 'table',
      caption: `Bảng ${parts.length + 1}. ${words('insight.reportUnits')}`,
      columns: [
        { title: words('insight.reportUnit'), align: 'left', share: 4 },
        ...unitLines.map((line) => ({ title: words(`insight.short-${line}`), align: 'right', share: 2 }) as const),
      ],
      rows: byUnit.map(({ name, values }) => [name, ...unitLines.map((line) => values[line] ?? null)]),
    },
  ]
}

function correctionOf({ correctionReason, changes }: ReportView): Block[] {
  if (!correctionReason || !changes) return []
  const change = ({ line, before, after }: { line: LineKey; before: number | null; after: number | null }) =>
    `${words(`insight.line-${line}`)}: ${before ?? '–'} → ${after ?? '–'}`
  return [
    { kind: 'paragraph', text: words('insight.correctedBecause', { reason: correctionReason }) },
    { kind: 'list', items: changes.lines.map(change) },
  ]
}

function overriddenOf(lines: readonly LineView[]): Block[] {
  const changed = lines.filter(({ reason }) => reason)
  if (changed.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words('insight.reportOverridden') },
    {
      kind: 'list',
      items: changed.map(({ line, counted, stated, reason }) => {
        const detail = { counted: counted ?? '–', stated: stated ?? '–', reason: reason ?? '' }
        return `${words(`insight.line-${line}`)}. ${words('insight.lineOverridden', detail)}`
      }),
    },
  ]
}

function missingOf({ missing }: PaperFacts): Block[] {
  if (missing.length === 0) return []
  const text = words('insight.reportMissingBelow', { n: missing.length, names: missing.join(', ') })
  return [{ kind: 'paragraph', text }]
}
