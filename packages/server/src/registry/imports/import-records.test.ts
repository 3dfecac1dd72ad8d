import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { visitor } from '@saolang/core/people/actor.ts'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPlaceQuestions, resolvePlace } from '../../people/resolve-place.ts'
import { connect } from '../../platform/connect.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { importRealRecords } from './import-real-records.ts'
import { importRecords } from './import-records.ts'
import { placeImported } from './place-imported.ts'

let test_: TestApp
let sql: ReturnType<typeof connect>
beforeAll(async () => {
  test_ = await openApp()
  sql = connect(test_.url, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await test_.close()
})

const head =
  'product,industry,entity,commune_old,district_old,province_old,province_new_code,stars,status,year,decision_no,decision_date,source_level,source_url'
const file = (...rows: string[]) => ({ fileName: 'thu.csv', bytes: Buffer.from([head, ...rows].join('\n')) })
const officer = () => createActor({ role: 'provincial-officer', provinceCode: '96' })
const outcomesOf = (batchId: string) =>
  sql<{ outcome: string; codes: string[] }[]>`
    select outcome, array(select p->>'code' from jsonb_array_elements(problems) as p) as codes
    from registry.import_row where batch_id = ${batchId} order by no`

test('visitors and producers import nothing', async () => {
  await expect(importRecords(visitor, file())).rejects.toMatchObject({ problems: [{ code: 'unauthenticated' }] })
  const producer = await createActor({ role: 'producer' })
  await expect(importRecords(producer, file())).rejects.toMatchObject({ problems: [{ code: 'forbidden.role' }] })
})

test('what is no table, or lacks the columns that a record needs, is refused whole', async () => {
  const who = await officer()
  const picture = { fileName: 'anh.csv', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }
  await expect(importRecords(who, picture)).rejects.toMatchObject({ problems: [{ code: 'import.file-unreadable' }] })
  const poor = { fileName: 'a.csv', bytes: Buffer.from('product,stars\nMật ong,4\n') }
  await expect(importRecords(who, poor)).rejects.toThrow(/import.column-missing/)
})

test('a row is refused with its reasons, or for another province, and the rest go on', async () => {
  const { batchId, counts } = await importRecords(
    await officer(),
    file(
      'Mật ong thử,Thực phẩm,HTX Thử,,,Cà Mau,96,4,công nhận,2025,12/QĐ-UBND,2025-06-01,B1,https://vidu.vn/a',
      'Không sao,Thực phẩm,HTX Thử,,,Cà Mau,96,9,công nhận,1990,,,Z,https://vidu.vn/a',
      'Tỉnh khác,Thực phẩm,HTX Thử,,,Hà Nội,01,4,công nhận,2025,,,B1,https://vidu.vn/a',
      'Tỉnh lạ,Thực phẩm,HTX Thử,,,Nước Vạn Tượng,,4,công nhận,2025,,,B1,https://vidu.vn/a',
    ),
  )
  expect(counts).toEqual({ accepted: 1, 'already-there': 0, 'needs-person': 0, refused: 3 })
  expect((await outcomesOf(batchId)).map(({ codes }) => codes)).toEqual([
    [],
    ['import.stars-out-of-range', 'import.year-out-of-range', 'import.source-level-unknown'],
    ['forbidden.jurisdiction'],
    ['import.province-unknown'],
  ])
})

test('an Excel sheet is read like a CSV, dates and all', async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('OCOP')
  sheet.addRow(head.split(','))
  sheet.addRow([
    'Tôm khô thử',
    'Thực phẩm',
    'HTX Biển',
    '',
    '',
    'Cà Mau',
    '96',
    3,
    'công nhận',
    2025,
    '7/QĐ-UBND',
    new Date('2025-05-02T00:00:00Z'),
    'A',
    'https://vidu.vn/b',
  ])
  const bytes = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer)
  expect((await importRecords(await officer(), { fileName: 'thu.xlsx', bytes })).counts.accepted).toBe(1)
  const [row] =
    await sql`select issued_on::text, expires_on::text, number from registry.certificate where decision_number = '7/QĐ-UBND'`
  expect(row).toMatchObject({ issued_on: '2025-05-02', expires_on: '2028-05-02', number: null })
})

test('the real records enter once, with their sources and codes, and never as certificates', async () => {
  const first = await importRealRecords()
  expect(first?.counts.refused).toBe(0)
  expect((first?.counts.accepted ?? 0) + (first?.counts['needs-person'] ?? 0)).toBe(313)
  const [count] = await sql`
    select (select count(*)::int from registry.product where origin = 'import' and not is_demo) as products,
      (select count(*)::int from registry.certificate where kind = 'issued') as issued,
      (select count(*)::int from registry.certificate where source->>'url' is null) as unsourced,
      (select count(*)::int from registry.product p where not exists
        (select from registry.verification_code v where v.product_id = p.id)) as uncoded,
      (select count(*)::int from registry.product p where not exists
        (select from registry.listing l where l.product_id = p.id)) as unlisted,
      (select count(*)::int from people.place_question) as questions`
  expect(count).toMatchObject({ issued: 0, unsourced: 0, uncoded: 0, unlisted: 0 })
  expect(count?.questions).toBeGreaterThan(0)
  expect(await importRealRecords()).toBeUndefined()

  const again = await importRecords(
    { ...(await createActor({ role: 'ministry-officer' })) },
    { fileName: 'lan-hai.csv', bytes: readFileSync(join(import.meta.dirname, '../data/ocop-products-real.csv')) },
  )
  expect(again.counts).toEqual({ accepted: 0, 'already-there': 313, 'needs-person': 0, refused: 0 })
  const [after] = await sql`select count(*)::int as products from registry.product where origin = 'import'`
  expect(after?.products).toBe(count?.products)
})

test('once a person has decided where a place lies today, its products follow', async () => {
  const ministry = await createActor({ role: 'ministry-officer' })
  const question = (await listPlaceQuestions(ministry, undefined)).find(({ places }) => places.length > 1)
  const [chosen] = question?.places ?? []
  const waiting = () => sql`select count(*)::int as n from registry.listing where commune_code is null`
  const [before] = await waiting()
  expect(await placeImported()).toBe(0)
  await resolvePlace(ministry, { id: question?.id as string, communeCode: chosen?.communeCode as string })
  const placed = await placeImported()
  expect(placed).toBeGreaterThan(0)
  const [after] = await waiting()
  expect(after?.n).toBe(before?.n - placed)
})
