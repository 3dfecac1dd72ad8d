import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { makeWorkbook, type Sheet } from './workbook.ts'

const sheet: Sheet = {
  name: 'Sản phẩm: 2026/11 [mẫu] của tỉnh Cà Mau và mọi xã',
  title: 'Sản phẩm đang giữ sao',
  source: 'Sổ đăng ký Sao Làng, tính đến 24/11/2026',
  columns: [
    { title: 'Tên', kind: 'text' },
    { title: 'Số lượng', kind: 'count' },
    { title: 'Tỷ lệ', kind: 'share' },
    { title: 'Ngày công nhận', kind: 'day' },
    { title: 'Lúc ghi', kind: 'instant' },
  ],
  rows: [
    ['Mật ong rừng U Minh', 1234, 0.375, '2026-06-30', new Date('2026-11-23T18:30:00Z')],
    ['=1+1', null, undefined, '', null],
  ],
}

const open = async (sheets: readonly Sheet[]) => {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await makeWorkbook(sheets)) as never)
  return book
}

test('a sheet names its source and day above heads that stay in sight', async () => {
  const [read] = (await open([sheet])).worksheets
  expect(read?.getCell('A1').value).toBe('Sản phẩm đang giữ sao')
  expect(read?.getCell('A2').value).toBe('Sổ đăng ký Sao Làng, tính đến 24/11/2026')
  expect(read?.getRow(3).values).toEqual([undefined, ...sheet.columns.map(({ title }) => title)])
  expect(read?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
})

test('numbers are numbers, days are days, an hour is that of Viet Nam, and a text is never a formula', async () => {
  const [read] = (await open([sheet])).worksheets
  expect(read?.getCell('B4').value).toBe(1234)
  expect(read?.getCell('C4')).toMatchObject({ value: 0.375, numFmt: '0.0%' })
  expect(read?.getCell('D4')).toMatchObject({ value: new Date('2026-06-30T00:00:00Z'), numFmt: 'dd/mm/yyyy' })
  expect(read?.getCell('E4').value).toEqual(new Date('2026-11-24T01:30:00Z'))
  expect(read?.getCell('A5')).toMatchObject({ value: '=1+1', type: exceljs.ValueType.String })
  expect(read?.getCell('D5').value).toBeNull()
})

test('sheets of one name are told apart, and no name breaks the book', async () => {
  const names = (await open([sheet, sheet])).worksheets.map(({ name }) => name)
  expect(new Set(names).size).toBe(2)
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
})
