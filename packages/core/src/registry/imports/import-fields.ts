import { fold } from '../../kernel/text.ts'
import { type ImportRow, importColumns } from '../import-row.ts'

/** What a column of a workbook may hold: a column of an import, or several facts in one cell. */
export const importFields = [
  ...importColumns,
  'address',
  'decision',
  'stars_3',
  'stars_4',
  'stars_5',
] as const satisfies readonly (keyof ImportRow | string)[]

export type ImportField = (typeof importFields)[number]

// The words that provinces head these columns with, folded; the longer and surer first.
const headings: readonly (readonly [ImportField, RegExp])[] = [
  ['stars_5', /\b(?:5|nam) sao\b/],
  ['stars_4', /\b(?:4|bon) sao\b/],
  ['stars_3', /\b(?:3|ba) sao\b/],
  ['product_code', /\bma (?:so )?(?:san pham|sp|ocop)\b/],
  ['commune_old_code', /\bma (?:so )?(?:dvhc|xa|phuong|don vi hanh chinh)\b/],
  ['province_new_code', /\bma (?:so )?tinh\b/],
  ['source_url', /\b(?:nguon|duong dan|lien ket|link|dia chi web|website)\b/],
  ['note', /\bghi chu\b/],
  ['product', /\b(?:ten|danh muc) (?:cua )?(?:san pham|sp)\b|^san pham(?: ocop)?$|^ten hang hoa$/],
  ['entity_type', /\bloai hinh\b/],
  [
    'entity',
    /\bchu the\b|\b(?:ten )?(?:co so|don vi|doanh nghiep|to chuc)(?: (?:san xuat|kinh doanh))?\b|\bnha san xuat\b/,
  ],
  ['industry', /\b(?:nganh|nhom|phan nhom|bo|linh vuc)\b.*|^phan loai san pham$/],
  ['decision_date', /\bngay\b.*\b(?:quyet dinh|qd|ban hanh|ky|cong nhan|cap|chung nhan)\b|^ngay thang(?: nam)?$/],
  ['decision_no', /\bso\b.*\b(?:quyet dinh|qd|van ban)\b/],
  ['decision', /\b(?:quyet dinh|qd)\b/],
  ['issuer', /\bco quan\b|\bnoi cap\b|\bcap cong nhan\b/],
  ['year', /^nam$|\bnam\b.*\b(?:cong nhan|danh gia|phan hang|chung nhan|dat)\b/],
  ['score', /\bdiem\b/],
  ['stars', /\bsao\b|\b(?:xep|phan|thu) hang\b|^hang$/],
  ['status', /\btrang thai\b|\btinh trang\b|\bket qua\b|\bhien trang\b/],
  ['commune_old', /^(?:xa|phuong|thi tran|xa phuong.*|ten xa.*|cap xa)$|\bxa (?:phuong|thi tran)\b|\bphuong xa\b/],
  ['district_old', /^(?:huyen|quan|thi xa|huyen .*|quan huyen.*|cap huyen)$/],
  ['province_old', /^(?:tinh|tinh .*|cap tinh|ten tinh)$/],
  ['address', /\bdia chi\b|\bdia diem\b|\bnoi san xuat\b|\bdia ban\b/],
]

/** What a column most likely holds by its heading, with or without tone marks; undefined when no rule knows it. */
export function guessField(heading: string): ImportField | undefined {
  const plain = heading.trim().toLowerCase()
  const own = importColumns.find((name) => name === plain)
  if (own) return own
  // Of a heading in two lines ("Địa chỉ / Xã") the lower one says more.
  const parts = heading.split(partMark).map(fold).reverse()
  for (const part of parts) {
    const found = headings.find(([, words]) => words.test(part))
    if (found) return found[0]
  }
  return undefined
}

/** What stands between the lines of a heading that has several. */
export const partMark = ' / '

/** A field for every column, each field once: the first column that a rule knows best has it. */
export function proposeColumns(headings_: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return headings_.map((heading) => {
    const field = heading === '' ? undefined : guessField(heading)
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** What makes two workbooks of the same make: their headings, whatever their order and tone marks. */
export function headingSignature(headings_: readonly string[]): string {
  return headings_.map(fold).filter(Boolean).sort().join('|')
}
