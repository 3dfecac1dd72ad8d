import type { LegalDate } from '@saolang/core/kernel/calendar.ts'

/** A figure or a text in a cell; null is printed as an en dash, for what is not known. */
export type Cell = string | number | null

export type Column = {
  title: string
  /** Left for words, right for figures, centre for marks. */
  align: 'left' | 'right' | 'center'
  /** Its part of the table's width, in any unit as long as all columns use it. */
  share: number
}

/** A part of the body, in the order in which it is read. */
export type Block =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[]; note?: string }
  /** `svg` stands alone: its colours and fonts are in it. `alt` says in words what the picture shows. */
  | { kind: 'picture'; svg: string; caption: string; alt: string; widthMm: number }

/**
 * A document of the administration as Decree 30/2020/NĐ-CP, Appendix I, lays it out, whatever it is printed as: the same content
 * becomes a DOCX that an officer still edits (`administrative-docx.ts`) and a PDF that is finished (`administrative-pdf.ts`).
 */
export type AdministrativeDocument = {
  /** The body above the issuer, if its name stands there; then who issues. */
  issuer: { parent?: string; name: string }
  /** As printed: "12/BC-UBND"; "……/BC-UBND" while it has none. */
  number: string
  /** The place's own name, without its unit word: "Cà Mau". */
  place: string
  /** Without it, dots to be filled in by hand. */
  day?: LegalDate
  isDraft?: boolean
  /** "Báo cáo", "Tờ trình"; printed in capitals. */
  type: string
  subject: string
  /** Who the document is addressed to ("Kính gửi"), if anyone. */
  addressees?: readonly string[]
  body: readonly Block[]
  recipients: readonly string[]
  /** `capacity` is "TM. Ủy ban nhân dân" or "KT. Chủ tịch"; without `name` there is room to sign. */
  signature: { capacity?: string; title: string; name?: string }
  /** A line under it all: that the data are samples, where the figures can be looked up. */
  footnote?: string
}

const opensName = ['Ủy ban nhân dân ', 'Hội đồng đánh giá, ', 'Sở ']
const shortName = 28

/** The name of a body as its letterhead breaks it: where it is read, not where the column ends. In capitals. */
export function linesOfName(name: string): string[] {
  const at = name.startsWith('Bộ ')
    ? name.indexOf(' và ') + 1
    : (opensName.find((words) => name.startsWith(words))?.length ?? 0)
  const isWhole = at === 0 || (name.length < shortName && !name.startsWith('Ủy ban'))
  return (isWhole ? [name] : [name.slice(0, at).trim(), name.slice(at)]).map((line) => line.toUpperCase())
}

/** "ngày 05 tháng 02 năm 2026": days under 10 and months 1 and 2 take a zero (Decree 30/2020, Appendix I, part II, 4b). */
export function dayInWords(day: LegalDate | undefined): string {
  if (!day) return 'ngày …… tháng …… năm 20……'
  const [year, month = '', date] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

const figures = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

/** A cell as it is printed: 1.234,5 for a figure. */
export const cellInWords = (cell: Cell): string =>
  cell === null ? '–' : typeof cell === 'number' ? figures.format(cell) : cell
