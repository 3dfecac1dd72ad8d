import { expect, test } from 'vitest'
import { fillMerged, findTable, readSection } from './find-table.ts'
import { headingSignature, proposeColumns } from './import-fields.ts'
import { cellName, columnName, findLayoutProblems, listRecords, proposeLayout } from './layout.ts'
import { readDay, readRecord, readStars, splitDecision } from './read-record.ts'

test.each([
  [
    ['STT', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Ghi chú'],
    [null, 'product', 'entity', 'stars', 'note'],
  ],
  [
    ['stt', 'TEN SAN PHAM OCOP', 'don vi san xuat', 'xep hang'],
    [null, 'product', 'entity', 'stars'],
  ],
  [
    ['Mã sản phẩm', 'Sản phẩm', 'Xã/phường', 'Huyện'],
    ['product_code', 'product', 'commune_old', 'district_old'],
  ],
  [
    ['Số Quyết định', 'Ngày ban hành', 'Năm công nhận'],
    ['decision_no', 'decision_date', 'year'],
  ],
  [
    ['Kết quả / 3 sao', 'Kết quả / 4 sao', 'Kết quả / 5 sao'],
    ['stars_3', 'stars_4', 'stars_5'],
  ],
  [
    ['Nhóm sản phẩm', 'Địa chỉ', 'Quyết định công nhận'],
    ['industry', 'address', 'decision'],
  ],
  [
    ['product', 'source_url'],
    ['product', 'source_url'],
  ],
])('headings %j are known whatever their words and tone marks', (headings, fields) => {
  expect(proposeColumns(headings)).toEqual(fields)
})

test('two columns never claim one field, and the signature of a workbook forgets order and tone marks', () => {
  expect(proposeColumns(['Tên sản phẩm', 'Tên sản phẩm'])).toEqual(['product', null])
  expect(headingSignature(['Chủ thể', 'Tên SP'])).toBe(headingSignature(['ten sp', 'CHU THE']))
})

const workbook = {
  name: 'Biểu 1',
  rows: [
    ['UBND TỈNH MẪU', '', '', '', ''],
    ['DANH SÁCH SẢN PHẨM OCOP ĐẾN NĂM 2025', '', '', '', ''],
    [],
    ['TT', 'Tên sản phẩm', 'Chủ thể', 'Phân hạng', ''],
    ['', '', '', '3 sao', '4 sao'],
    ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ['I', 'Huyện U Minh', '', '', ''],
    ['1', 'Mật ong', 'HTX Mẫu', '', 'x'],
    ['2', 'Sáp ong', '', 'x', ''],
  ],
  merges: [
    { top: 1, left: 0, bottom: 1, right: 4 },
    { top: 3, left: 1, bottom: 4, right: 1 },
    { top: 3, left: 3, bottom: 3, right: 4 },
    { top: 7, left: 2, bottom: 8, right: 2 },
  ],
}

test('the table is found below titles, under two rows of headings and a row of numbers', () => {
  const table = findTable(workbook)
  expect(table).toMatchObject({ headRow: 3, firstRow: 6 })
  expect(proposeColumns(table?.headings ?? [])).toEqual([null, 'product', 'entity', 'stars_3', 'stars_4'])
  expect(findTable({ name: 'Trống', rows: [['Lời nói đầu']], merges: [] })).toBeUndefined()
})

test('what is written once over several rows holds for each of them', () => {
  expect(fillMerged(workbook)[8]?.[2]).toBe('HTX Mẫu')
})

test('a line between records tells where those below it lie', () => {
  expect(readSection(['I', 'Huyện U Minh', ''])).toEqual({ district_old: 'Huyện U Minh', commune_old: '' })
  expect(readSection(['', 'II. Xã Khánh An'])).toEqual({ commune_old: 'Xã Khánh An' })
  expect(readSection(['', 'Tổng cộng', '12'])).toEqual({})
})

test.each([
  ['4 sao', '4'],
  ['OCOP 3*', '3'],
  ['★★★★★', '5'],
  ['Bốn sao', '4'],
  ['rất ngon', 'rất ngon'],
])('"%s" is read as %s stars', (text, stars) => expect(readStars(text)).toBe(stars))

test.each([
  ['12/5/2024', '2024-05-12'],
  ['ngày 2 tháng 11 năm 2023', '2023-11-02'],
  ['2025-07-01', '2025-07-01'],
  ['hôm qua', 'hôm qua'],
])('the day "%s" is %s', (text, day) => expect(readDay(text)).toBe(day))

test('a decision with its day in one cell is taken apart', () => {
  expect(splitDecision('Quyết định số 123/QĐ-UBND ngày 12/5/2024')).toEqual({
    number: '123/QĐ-UBND',
    day: '2024-05-12',
  })
  expect(splitDecision('123/QĐ-UBND')).toEqual({ number: '123/QĐ-UBND', day: '' })
})

test('a record takes its cells, then what holds for the whole file', () => {
  const columns = ['product', 'address', 'stars_3', 'stars_4', 'industry', 'decision'] as const
  const cells = ['Mật ong', 'Ấp 1, xã Khánh An, huyện U Minh', '', 'x', 'Nhóm thực phẩm', '5/QĐ-UBND, 01/02/2025']
  expect(readRecord(cells, columns, { province_new_code: '96', status: 'công nhận', year: '1999' })).toMatchObject({
    product: 'Mật ong',
    commune_old: 'xã Khánh An',
    district_old: 'huyện U Minh',
    stars: '4',
    industry: 'Thực phẩm',
    decision_no: '5/QĐ-UBND',
    decision_date: '2025-02-01',
    year: '2025',
    province_new_code: '96',
    status: 'công nhận',
  })
})

test('a workbook is read by its headings, and says what it lacks', () => {
  const layout = proposeLayout([workbook, { name: 'Ghi chú', rows: [['Người lập']], merges: [] }], {})
  expect(layout.sheets.map(({ isUsed, records }) => [isUsed, records])).toEqual([
    [true, 2],
    [false, 0],
  ])
  expect(findLayoutProblems(layout).map(({ values }) => values?.column)).toEqual([
    'industry',
    'status',
    'year',
    'source_url',
  ])
  const constants = { industry: 'Thực phẩm', status: 'công nhận', year: '2025', source_url: 'Biểu 1' }
  expect(findLayoutProblems({ ...layout, constants })).toEqual([])
  expect(findLayoutProblems({ ...layout, sheets: [] })).toMatchObject([{ code: 'import.no-rows' }])
})

test('records carry the place that a line above them names, and every reason leads to its cell', () => {
  const layout = proposeLayout([workbook], {})
  const [first] = listRecords(workbook, layout.sheets[0] as never)
  expect(first).toMatchObject({ line: 8, section: { district_old: 'Huyện U Minh' } })
  expect(cellName(layout, { sheet: 'Biểu 1', line: 8, at: 'stars' })).toBe('Biểu 1!D8')
  expect(cellName(layout, { sheet: 'Biểu 1', line: 8, at: 'source_url' })).toBe('Biểu 1!8')
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
