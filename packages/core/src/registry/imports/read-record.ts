import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { fold, tidy } from '../../kernel/text.ts'
import { type ImportRow, importColumns } from '../import-row.ts'
import type { ImportField } from './import-fields.ts'

/** What holds for every row of a file whose own cells do not say it. */
export type Constants = Partial<ImportRow>

/** The record of a row, cells by the fields of their columns; words of provinces turned into those of the register. */
export function readRecord(
  cells: readonly string[],
  columns: readonly (ImportField | null)[],
  constants: Constants,
): ImportRow {
  const cellOf = (field: ImportField) => {
    const at = columns.indexOf(field)
    return at < 0 ? '' : tidy(cells[at] ?? '')
  }
  const row = Object.fromEntries(importColumns.map((name) => [name, cellOf(name)])) as ImportRow
  const decision = splitDecision(cellOf('decision') || row.decision_no)
  const written = {
    ...row,
    ...fillPlace(row, cellOf('address')),
    industry: readIndustry(row.industry),
    stars: readStars(row.stars) || tickedStars(cellOf),
    score: row.score.replace(',', '.'),
    decision_no: decision.number,
    decision_date: readDay(row.decision_date) || decision.day,
  }
  const year = /20\d{2}/.exec(row.year)?.[0] ?? ''
  return withConstants({ ...written, year: year || row.year || written.decision_date.slice(0, 4) }, constants)
}

function withConstants(row: ImportRow, constants: Constants): ImportRow {
  const filled = { ...row }
  for (const name of importColumns) if (filled[name] === '') filled[name] = constants[name] ?? ''
  return filled
}

const starWords: Record<string, string> = { ba: '3', bon: '4', nam: '5' }

/** "4", "4 sao", "OCOP 4*", "★★★★", "bốn sao": the number of stars; what cannot be read stays as it is, to be refused with its reason. */
export function readStars(text: string): string {
  const marks = text.match(/[*★⭐]/gu)?.length ?? 0
  const digit = /\d+/.exec(text)?.[0]
  if (digit) return digit
  if (marks > 0) return String(marks)
  const word = fold(text).split(' ')[0] ?? ''
  return starWords[word] ?? text
}

// Three columns, one for each class, with an x where it holds.
function tickedStars(cellOf: (field: ImportField) => string): string {
  const ticked = (['stars_3', 'stars_4', 'stars_5'] as const).filter((field) => {
    const mark = cellOf(field)
    return mark !== '' && mark !== '0' && mark !== '-'
  })
  return ticked.length === 1 ? (ticked[0] as string).slice(-1) : ticked.length === 0 ? '' : ticked.join(' ')
}

/** A day as people write it (12/5/2024, 12-05-2024, ngày 12 tháng 5 năm 2024, 2024-05-12) as 'YYYY-MM-DD'; another text stays as it is. */
export function readDay(text: string): string {
  const iso = /\b(20\d{2})-(\d{1,2})-(\d{1,2})/.exec(text)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const written = /(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(20\d{2})/iu.exec(text)
  return written ? dayOf(written[3], written[2], written[1]) : text
}

const dayOf = (year = '', month = '', day = '') => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** "Quyết định số 123/QĐ-UBND ngày 12/5/2024" taken apart. */
export function splitDecision(text: string): { number: string; day: string } {
  const day = readDay(text)
  const isDated = day !== text
  const number = /\d[\w-]*\s*\/\s*[\p{L}\d/-]+/u.exec(
    text.replace(/(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]20\d{2}/giu, ' '),
  )
  return { number: number ? number[0].replace(/\s+/g, '') : isDated ? '' : text, day: isDated ? day : '' }
}

// Decisions 1048 and 781 named the groups otherwise; their words lead to the industries of today (Decision 26/2026, annex I).
const industryWords: readonly (readonly [RegExp, string])[] = [
  [/\bdo uong\b|\bruou\b/, 'II'],
  [/\bduoc lieu\b|\bthao duoc\b|\bmy pham\b/, 'III'],
  [/\bthu cong\b|\bmy nghe\b|\bluu niem\b|\bnoi that\b|\bvai\b|\bmay mac\b/, 'IV'],
  [/\bsinh vat canh\b|\bhoa cay canh\b/, 'V'],
  [/\bdu lich\b|\bdich vu\b/, 'VI'],
  [/\bthuc pham\b|\bnong san\b/, 'I'],
]

function readIndustry(text: string): string {
  const key = fold(text.replace(/^(?:nhóm|ngành)\s+/iu, ''))
  if (key === '') return ''
  const exact = classification.find(({ code, title }) => fold(title) === key || code === text)
  const code = exact?.code ?? industryWords.find(([words]) => words.test(key))?.[1]
  return classification.find((industry) => industry.code === code)?.title ?? text
}

const unitOf: readonly (readonly ['commune_old' | 'district_old' | 'province_old', RegExp])[] = [
  ['commune_old', /^(?:xã|phường|thị trấn|đặc khu|p\.|x\.|tt\.?)\s*/iu],
  ['district_old', /^(?:huyện|quận|thị xã|h\.|q\.|tx\.?)\s*/iu],
  ['province_old', /^(?:tỉnh|t\.)\s*/iu],
]

// "Ấp 1, xã Khánh An, huyện U Minh, tỉnh Cà Mau": each part by its unit word; what the cells of their own say stays.
function fillPlace(row: ImportRow, address: string): Pick<ImportRow, 'commune_old' | 'district_old' | 'province_old'> {
  const place = { commune_old: row.commune_old, district_old: row.district_old, province_old: row.province_old }
  for (const part of address.split(/[,;–]|\s-\s/u).map(tidy))
    for (const [name, word] of unitOf) if (place[name] === '' && word.test(part)) place[name] = part
  return place
}
