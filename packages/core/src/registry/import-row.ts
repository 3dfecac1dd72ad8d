import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { isLegalDate, type LegalDate } from '../kernel/calendar.ts'
import type { Problem } from '../kernel/problem.ts'
import { fold, tidy } from '../kernel/text.ts'
import type { AskedPlace } from '../people/todays-place.ts'
import { readProductCode } from './product-code.ts'

/** The columns that an import file may have; those it lacks are empty. */
export const importColumns = [
  'product',
  'industry',
  'entity',
  'entity_type',
  'product_code',
  'commune_old',
  'district_old',
  'province_old',
  'commune_old_code',
  'commune_new_codes',
  'province_new_code',
  'stars',
  'status',
  'year',
  'decision_no',
  'decision_date',
  'issuer',
  'score',
  'source_level',
  'published',
  'source_url',
  'note',
] as const

export type ImportRow = Record<(typeof importColumns)[number], string>

/** How near a source is to the decision: itself, an official site, the press, or a weak one to verify first. */
const sourceLevels = ['A', 'A-', 'B1', 'C'] as const
export type SourceLevel = (typeof sourceLevels)[number]

/** What a source says became of a product. */
export type RecordedFact = 'recognised' | 'recognised-again' | 'upgraded' | 'proposed' | 'ended'

// The longer beginnings first: "công nhận lại" begins with "công nhận".
const factByBeginning = [
  ['công nhận lại', 'recognised-again'],
  ['công nhận', 'recognised'],
  ['nâng hạng', 'upgraded'],
  ['đề nghị trung ương', 'proposed'],
  ['đang là sản phẩm ocop', 'recognised'],
  ['đưa ra khỏi danh sách', 'ended'],
  ['hết hạn', 'ended'],
] as const satisfies readonly (readonly [string, RecordedFact])[]

/** What a record tells, once its row is found without problems. */
export type RecordedRow = {
  product: string
  industryCode: string
  producer: string | null
  fact: RecordedFact
  statusWords: string
  star: number | null
  year: number
  decisionNumber: string | null
  decidedOn: LegalDate | null
  issuer: string | null
  points: number | null
  productCode: string | null
  source: { level: SourceLevel; url: string; published: string | null; note: string | null }
}

/** Every reason why a row cannot enter the register; `at` is its column. */
export function findRowProblems(row: ImportRow, today: LegalDate): Problem[] {
  const bad = (holds: boolean, code: string, at: keyof ImportRow): Problem[] =>
    holds ? [] : [{ code: `import.${code}`, at, values: { value: row[at] } }]
  const { stars, score, decision_date: date, product_code: code } = row
  return [
    ...bad(tidy(row.product) !== '', 'product-missing', 'product'),
    ...bad(findIndustry(row.industry) !== undefined, 'industry-unknown', 'industry'),
    ...bad(row.province_new_code !== '' || tidy(row.province_old) !== '', 'province-missing', 'province_old'),
    ...bad(findFact(row.status) !== undefined, 'status-unknown', 'status'),
    ...bad(stars === '' || /^[3-5]$/.test(stars), 'stars-out-of-range', 'stars'),
    ...bad(isYear(row.year, today), 'year-out-of-range', 'year'),
    ...bad(date === '' || (isLegalDate(date) && date <= today), 'date-impossible', 'decision_date'),
    ...bad(score === '' || isScore(score), 'score-out-of-range', 'score'),
    ...bad(code === '' || readProductCode(code) !== undefined, 'product-code-unreadable', 'product_code'),
    ...bad((sourceLevels as readonly string[]).includes(row.source_level), 'source-level-unknown', 'source_level'),
    ...bad(row.source_url !== '', 'source-missing', 'source_url'),
  ]
}

/** The record of a row that has no problems. */
export function readRow(row: ImportRow): RecordedRow {
  const orNull = (text: string) => (tidy(text) === '' ? null : tidy(text))
  return {
    product: tidy(row.product),
    industryCode: findIndustry(row.industry) as string,
    producer: orNull(row.entity),
    fact: findFact(row.status) as RecordedFact,
    statusWords: tidy(row.status),
    star: row.stars === '' ? null : Number(row.stars),
    year: Number(row.year),
    decisionNumber: orNull(row.decision_no),
    decidedOn: row.decision_date === '' ? null : row.decision_date,
    issuer: orNull(row.issuer),
    points: row.score === '' ? null : Number(row.score.replace(',', '.')),
    productCode: readProductCode(row.product_code) ?? null,
    source: {
      level: row.source_level as SourceLevel,
      url: row.source_url,
      published: orNull(row.published),
      note: orNull(row.note),
    },
  }
}

/** What makes two rows tell of one product: its name, its producer and its province, whatever their spelling; without a producer, the district. */
export function productKey(row: ImportRow, provinceCode: string): string {
  return [fold(row.product), fold(row.entity) || `?${fold(row.district_old)}`, provinceCode].join('|')
}

/** What makes two rows the same fact of a product, so that importing twice changes nothing. */
export function factKey(row: ImportRow): string {
  return [findFact(row.status), row.year, row.stars, fold(row.decision_no), row.decision_date].join('|')
}

const industries = new Map(classification.flatMap(({ code, title }) => [code, fold(title)].map((key) => [key, code])))

function findIndustry(title: string): string | undefined {
  return industries.get(title) ?? industries.get(fold(title))
}

function findFact(status: string): RecordedFact | undefined {
  const words = tidy(status).toLowerCase()
  return factByBeginning.find(([beginning]) => words.startsWith(beginning))?.[1]
}

function isYear(year: string, today: LegalDate): boolean {
  return /^20\d{2}$/.test(year) && year >= '2018' && year <= today.slice(0, 4)
}

function isScore(score: string): boolean {
  const points = Number(score.replace(',', '.'))
  return points >= 0 && points <= 100
}

/** The place as a row writes it, from small to large. */
export function recordedPlace({ commune_old, district_old, province_old }: ImportRow): string {
  return [commune_old, district_old, province_old].map(tidy).filter(Boolean).join(', ')
}

/** Today's commune code that the file itself gives, when it gives exactly one. */
export function communeByFile({ commune_new_codes }: ImportRow): string | undefined {
  return /^\d{5}$/.test(commune_new_codes) ? commune_new_codes : undefined
}

/** What to ask about a row's place: its old code and names with the time that it was written in; undefined when it names no commune. */
export function askedPlaceOf(row: ImportRow): AskedPlace | undefined {
  const { commune_old_code: code, commune_old: communeName, district_old, province_old, decision_date, year } = row
  if (!code && !communeName) return undefined
  return {
    ...(code && { code }),
    ...(communeName && { communeName: tidy(communeName) }),
    ...(district_old && { districtName: tidy(district_old) }),
    ...(province_old && { provinceName: tidy(province_old.replace(/\((?:mới|cũ)\)/g, '')) }),
    on: decision_date || `${year}-06-30`,
  }
}
