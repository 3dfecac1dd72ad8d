import { expect, test } from 'vitest'
import { factKey, findRowProblems, type ImportRow, importColumns, productKey, readRow } from './import-row.ts'

const empty = Object.fromEntries(importColumns.map((name) => [name, ''])) as ImportRow
const row: ImportRow = {
  ...empty,
  product: 'Mật ong hoa tràm',
  industry: 'Thực phẩm',
  entity: 'HTX Mẫu',
  province_old: 'Cà Mau',
  stars: '4',
  status: 'công nhận',
  year: '2025',
  source_level: 'B1',
  source_url: 'https://vidu.vn/bai',
}
const codesOf = (more: Partial<ImportRow>) => findRowProblems({ ...row, ...more }, '2026-11-24').map(({ code }) => code)

test('every reason of a bad row is told at once, each at its column', () => {
  const problems = findRowProblems({ ...empty, stars: '6', year: '1999', decision_date: '2027-02-29' }, '2026-11-24')
  expect(problems.map(({ at }) => at).sort()).toEqual(
    [
      'decision_date',
      'industry',
      'product',
      'province_old',
      'source_level',
      'source_url',
      'stars',
      'status',
      'year',
    ].sort(),
  )
})

test.each([
  [{ stars: '2' }, 'import.stars-out-of-range'],
  [{ decision_date: '2026-11-25' }, 'import.date-impossible'],
  [{ score: '101' }, 'import.score-out-of-range'],
  [{ status: 'rất ngon' }, 'import.status-unknown'],
  [{ product_code: '12-3' }, 'import.product-code-unreadable'],
  [{ source_level: 'Z' }, 'import.source-level-unknown'],
])('a row with %o is refused', (more, code) => {
  expect(codesOf(more)).toEqual([code])
})

test('a source that does not tell the stars is kept without stars', () => {
  expect(codesOf({ stars: '' })).toEqual([])
  expect(readRow({ ...row, stars: '' }).star).toBeNull()
})

test.each([
  ['công nhận', 'recognised'],
  ['công nhận lại (giảm hạng)', 'recognised-again'],
  ['đề nghị trung ương (tiềm năng 5 sao)', 'proposed'],
  ['đưa ra khỏi danh sách (hết 36 tháng, không đánh giá lại)', 'ended'],
  ['Hết hạn'.normalize('NFD'), 'ended'],
])('"%s" tells that a product was %s', (status, fact) => {
  expect(readRow({ ...row, status }).fact).toBe(fact)
})

test('the same product is known whatever its spelling, another producer’s is not', () => {
  const key = productKey(row, '96')
  expect(productKey({ ...row, product: 'MẬT ONG  hoa tràm'.normalize('NFD') }, '96')).toBe(key)
  expect(productKey({ ...row, entity: 'HTX Khác' }, '96')).not.toBe(key)
  expect(factKey({ ...row, year: '2022' })).not.toBe(factKey(row))
})
