import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/connect.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { applyImport } from './apply-rows.ts'
import { chooseColumns } from './choose-columns.ts'
import { receiveWorkbook } from './receive-workbook.ts'
import { onImportAsked } from './run-import.ts'

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

const records = 2600
const head = 'Tên sản phẩm,Chủ thể,Nhóm sản phẩm,Hạng sao,Quyết định'
const lines = Array.from(
  { length: records },
  (_, i) => `Sản phẩm số ${i} (mẫu),HTX ${i % 40} (mẫu),Thực phẩm,3 sao,Số ${i}/QĐ-UBND ngày 2/5/2025`,
)

test('a process that is killed in the middle of an import leaves whole steps; the next one ends it, and no record is doubled', async () => {
  const who = await createActor({ role: 'provincial-officer', provinceCode: '96' })
  const book = { fileName: 'danh-muc.csv', bytes: Buffer.from([head, ...lines].join('\n')) }
  const { batchId, layout } = await receiveWorkbook(who, book)
  await chooseColumns(who, { batchId, ...layout, isInline: true })
  await onImportAsked({ batchId })
  await applyImport(who, { batchId, isInline: true })

  const worker = spawn(process.execPath, [
    join(import.meta.dirname, '../../testing/imports/run-import.ts'),
    running.url,
    batchId,
  ])
  const ended = once(worker, 'exit')
  await expect.poll(() => count(batchId), { timeout: 30_000, interval: 5 }).toBeGreaterThan(0)
  worker.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
  const left = await count(batchId)
  expect([left % 500, left < records]).toEqual([0, true])
  expect(await products()).toBe(left)

  await onImportAsked({ batchId })
  expect([await count(batchId), await products()]).toEqual([records, records])
  const [row] = await sql`select state, rows from registry.import_batch where id = ${batchId}`
  expect(row).toEqual({ state: 'applied', rows: records })
})

const count = async (batchId: string) =>
  (await sql`select count(*)::int as n from registry.import_row where batch_id = ${batchId} and outcome is not null`)[0]
    ?.n as number
const products = async () =>
  (
    await sql`
    select count(distinct p.id)::int as n from registry.product p join registry.certificate c on c.product_id = p.id
    join registry.listing l on l.product_id = p.id join registry.verification_code v on v.product_id = p.id`
  )[0]?.n as number
