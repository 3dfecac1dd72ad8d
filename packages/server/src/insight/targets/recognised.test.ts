import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { importRecords } from '../../registry/imports/import-records.ts'
import { runSteps } from '../../registry/imports/run-import.ts'
import { undoImport } from '../../registry/imports/undo-rows.ts'
import { mergeProducts } from '../../registry/merges/merge-products.ts'
import { undoMerge } from '../../registry/merges/undo-merge.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let running: TestApp
let officer: Actor
beforeAll(async () => {
  running = await openApp()
  officer = await createActor({ role: 'provincial-officer', provinceCode: '96' })
})
afterAll(() => running.close())

const head =
  'product,industry,entity,commune_new_codes,province_new_code,stars,status,year,decision_no,decision_date,source_level,source_url'
async function record(name: string, on: string, words = 'công nhận') {
  const row = `${name},Thực phẩm,Cơ sở thử,32047,96,4,${words},${on.slice(0, 4)},${on}/QĐ,${on},A,https://vidu.vn/qd`
  const file = { fileName: `${name} ${on}.csv`, bytes: Buffer.from([head, row].join('\n')) }
  return (await importRecords(officer, file)).batchId
}
const counted = async () =>
  (
    await inTransaction(
      (tx) => tx<{ name: string; many: number; first: string }[]>`
        select name, recognitions as many, first_issued_on::text as first from insight.product_fact order by name`,
    )
  ).map(({ name, many, first }) => [name, many, first])
const idOf = async (name: string) =>
  (await inTransaction((tx) => tx<{ id: string }[]>`select id from registry.product where name = ${name}`))[0]
    ?.id as string

test('a product counts its recognitions; one taken back with its import counts no longer', async () => {
  await record('Mật ong rừng', '2024-05-02')
  const again = await record('Mật ong rừng', '2026-05-02', 'công nhận lại')
  expect(await counted()).toEqual([['Mật ong rừng', 2, '2024-05-02']])
  await undoImport(officer, { batchId: again })
  await runSteps(again, officer)
  expect(await counted()).toEqual([['Mật ong rừng', 1, '2024-05-02']])
})

test('the heir of a merged product counts the recognitions of both, until the merger is undone', async () => {
  await record('Mật ong rừng tràm', '2023-12-20')
  const [fromId, intoId] = [await idOf('Mật ong rừng tràm'), await idOf('Mật ong rừng')]
  const { id } = await mergeProducts(officer, { fromId, intoId, reason: 'Cùng một sản phẩm, ghi hai tên' })
  expect(await counted()).toEqual([['Mật ong rừng', 2, '2023-12-20']])
  await undoMerge(officer, { id, reason: 'Ghi nhầm, hai sản phẩm khác nhau' })
  expect(await counted()).toEqual([
    ['Mật ong rừng', 1, '2024-05-02'],
    ['Mật ong rừng tràm', 1, '2023-12-20'],
  ])
})
