import { visitor } from '@saolang/core/people/actor.ts'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/connect.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { verifyCode } from '../verification/verify-code.ts'
import { applyImport, applyRows } from './apply-rows.ts'
import { chooseColumns } from './choose-columns.ts'
import { readImport, readImports } from './read-imports.ts'
import { receiveWorkbook } from './receive-workbook.ts'
import { onImportAsked } from './run-import.ts'
import { undoImport } from './undo-rows.ts'

let running: TestApp
let sql: ReturnType<typeof connect>
beforeAll(async () => {
  running = await openApp()
  sql = connect(running.url, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await running.close()
})

const officer = () => createActor({ role: 'provincial-officer', provinceCode: '96' })
const everything = { outcome: null, plan: null, undone: null, size: 1000, offset: 0 }

/** A province's list as such lists are: titles, a heading in two rows, merged cells, a line for a district, a sheet of notes. */
async function provincialBook(products: readonly string[], name = 'danh-sach.xlsx') {
  const book = new exceljs.Workbook()
  book.addWorksheet('Thuyết minh').addRow(['Người lập biểu: (mẫu)'])
  const sheet = book.addWorksheet('Biểu 1')
  sheet.addRow(['UBND TỈNH MẪU'])
  sheet.addRow(['DANH MỤC SẢN PHẨM'])
  sheet.mergeCells('A2:F2')
  sheet.addRow([])
  sheet.addRow(['TT', 'Chủ thể', 'Tên SP', 'Nhóm', 'Phân hạng', '', 'Số QĐ, ngày'])
  sheet.addRow(['', '', '', '', '3 sao', '4 sao', ''])
  sheet.mergeCells('E4:F4')
  for (const column of ['A', 'B', 'C', 'D', 'G']) sheet.mergeCells(`${column}4:${column}5`)
  sheet.addRow(['I', 'Huyện U Minh'])
  for (const [i, product] of products.entries())
    sheet.addRow([
      i + 1,
      'HTX Gộp ô (mẫu)',
      product,
      'Thực phẩm',
      i % 2 ? 'x' : '',
      i % 2 ? '' : 'x',
      '5/QĐ-UBND ngày 2/5/2025',
    ])
  if (products.length > 1) sheet.mergeCells(`B7:B${6 + products.length}`)
  return { fileName: name, bytes: Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer) }
}

async function tryOut(who: Awaited<ReturnType<typeof officer>>, products: readonly string[], name?: string) {
  const { batchId, layout } = await receiveWorkbook(who, await provincialBook(products, name))
  await chooseColumns(who, { batchId, ...layout })
  await onImportAsked({ batchId })
  return batchId
}

const read = (who: Awaited<ReturnType<typeof officer>>, id: string) => readImport(who, { ...everything, id })
const count = async () => (await sql`select count(*)::int as n from registry.product where retracted_at is null`)[0]?.n

test('visitors, producers and communes hand no workbook in, and no officer sees another province’s', async () => {
  const book = await provincialBook(['Mật ong (mẫu)'])
  await expect(receiveWorkbook(visitor, book)).rejects.toThrow('unauthenticated')
  for (const role of ['producer', 'commune-officer', 'auditor'] as const)
    await expect(receiveWorkbook(await createActor({ role }), book)).rejects.toThrow('forbidden.role')
  const { batchId, layout } = await receiveWorkbook(await officer(), book)
  const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  await expect(read(stranger, batchId)).rejects.toThrow('forbidden.jurisdiction')
  await expect(chooseColumns(stranger, { batchId, ...layout })).rejects.toThrow('forbidden.jurisdiction')
  expect((await readImports(stranger, undefined)).map(({ id }) => id)).not.toContain(batchId)
  await expect(applyImport(await officer(), { batchId })).rejects.toThrow('conflict.import-state')
})

test('a workbook as it is is read by its headings; what it does not say must be said for all', async () => {
  const who = await officer()
  const { batchId, layout } = await receiveWorkbook(who, await provincialBook(['Tôm khô (mẫu)', 'Ba khía (mẫu)']))
  const [notes, list] = layout.sheets
  expect(notes?.isUsed).toBe(false)
  expect(list?.columns).toEqual([null, 'entity', 'product', 'industry', 'stars_3', 'stars_4', 'decision_no'])
  const sheets = layout.sheets.map((sheet) => ({
    ...sheet,
    columns: sheet.columns.map((field) => (field === 'industry' ? null : field)),
  }))
  await expect(chooseColumns(who, { batchId, sheets, constants: {} })).rejects.toThrow('import.column-missing')
})

test('the trial says of every row what will happen and changes nothing; the columns are remembered', async () => {
  const who = await officer()
  const before = await count()
  const id = await tryOut(who, ['Khô cá sặc (mẫu)', 'Khô cá sặc (mẫu)', 'Mắm cá lóc (mẫu)'])
  const { batch, rows } = await read(who, id)
  expect(batch).toMatchObject({ state: 'checked', rows: 3, counts: {} })
  expect(rows.map(({ plan, line }) => [plan, line])).toEqual([
    ['new-product', 7],
    ['new-fact', 8],
    ['new-product', 9],
  ])
  expect(rows[2]?.raw).toMatchObject({ entity: 'HTX Gộp ô (mẫu)', stars: '4', district_old: 'Huyện U Minh' })
  expect(await count()).toBe(before)
  const again = await receiveWorkbook(await officer(), await provincialBook(['Khác (mẫu)']))
  expect(again.layout.sheets[1]?.isRemembered).toBe(true)
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(
    (await receiveWorkbook(elsewhere, await provincialBook(['Khác (mẫu)']))).layout.sheets[1]?.isRemembered,
  ).toBeUndefined()
})

test('columns may be settled anew after the trial', async () => {
  const who = await officer()
  const id = await tryOut(who, ['Rượu nếp (mẫu)'])
  const { layout } = await read(who, id)
  const sheets = (layout?.sheets ?? []).map((sheet) => ({
    ...sheet,
    columns: sheet.columns.map((field) => (field === 'entity' ? null : field)),
  }))
  await chooseColumns(who, { batchId: id, sheets, constants: layout?.constants ?? {} })
  await onImportAsked({ batchId: id })
  expect((await read(who, id)).rows[0]?.raw.entity).toBe('')
})

test('a crash between two steps leaves whole steps, and the next start goes on without doubling', async () => {
  const who = await officer()
  const many = Array.from({ length: 620 }, (_, i) => `Sản phẩm số ${i} (mẫu)`)
  const id = await tryOut(who, many)
  const before = await count()
  await applyImport(who, { batchId: id })
  expect(await applyRows(who, { batchId: id, memory: { places: new Map() } })).toBe(true)
  expect(await count()).toBe(before + 500)
  await Promise.all([onImportAsked({ batchId: id }), onImportAsked({ batchId: id })])
  await running.deliverEvents()
  expect(await count()).toBe(before + 620)
  expect((await read(who, id)).batch).toMatchObject({ state: 'applied', counts: { accepted: 620 } })
  const repeated = await tryOut(who, many, 'lan-hai.xlsx')
  expect((await read(who, repeated)).batch.plans).toEqual({ 'already-there': 620 })
})

test('taking back leaves what others touched, tells why, and every code still answers', async () => {
  const who = await officer()
  const id = await tryOut(who, ['Bánh phồng (mẫu)', 'Bánh tráng (mẫu)'])
  await applyImport(who, { batchId: id })
  await running.deliverEvents()
  const [kept, gone] = (await read(who, id)).rows
  await sql`update registry.product set gtin = '08930000000019' where id = ${kept?.productId as string}`
  await expect(undoImport(await createActor({ role: 'producer' }), { batchId: id })).rejects.toThrow('forbidden.role')
  await undoImport(who, { batchId: id })
  await expect(undoImport(who, { batchId: id })).rejects.toThrow('conflict.import-state')
  await running.deliverEvents()
  const { batch, rows } = await read(who, id)
  expect(batch).toMatchObject({ state: 'undone', undone: { kept: 1, undone: 1 } })
  expect(rows[0]?.undoProblems).toMatchObject([{ code: 'undo.gtin' }])
  expect(await verifyCode(gone?.address as string)).toMatchObject({
    kind: 'found',
    recognition: { standing: { status: 'retracted', holds: false } },
  })
  const page = await running.app.inject({ url: `/v/${gone?.address}` })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Bản ghi đã được rút khỏi sổ')

  const once = await tryOut(who, ['Bánh tráng (mẫu)'], 'nhap-lai.xlsx')
  expect((await read(who, once)).batch.plans).toEqual({ 'new-product': 1 })
  await applyImport(who, { batchId: once })
  await running.deliverEvents()
  const [back] = (await read(who, once)).rows
  expect(back).toMatchObject({ outcome: 'accepted', productId: gone?.productId })
  expect((await verifyCode(back?.address as string)) as object).toMatchObject({
    recognition: { standing: { status: 'in-force' } },
  })
})

test('machines import as people do', async () => {
  const { headers, csrf } = await signIn(await officer())
  const book = await provincialBook(['Muối ớt (mẫu)'])
  const post = (url: string, payload: object = {}, method: 'POST' | 'PUT' = 'POST') =>
    running.app.inject({ method, url, payload, headers: { ...headers, 'x-csrf-token': csrf } })
  const handed = await post('/api/v1/imports', {
    fileName: book.fileName,
    contentBase64: book.bytes.toString('base64'),
  })
  expect(handed.statusCode).toBe(201)
  const { id, sheets, constants } = handed.json()
  expect((await post(`/api/v1/imports/${id}/columns`, { sheets, constants }, 'PUT')).statusCode).toBe(202)
  await running.deliverEvents()
  expect((await post(`/api/v1/imports/${id}/apply`)).statusCode).toBe(202)
  await running.deliverEvents()
  const rows = (await running.app.inject({ url: `/api/v1/imports/${id}/rows`, headers })).json().rows
  expect(rows).toMatchObject([{ outcome: 'accepted', cell: 'Biểu 1!7', product: 'Muối ớt (mẫu)' }])
  expect((await running.app.inject({ url: `/registry/imports/${id}`, headers })).statusCode).toBe(200)
})
