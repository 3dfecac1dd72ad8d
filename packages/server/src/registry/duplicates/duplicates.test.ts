import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inReadOnly } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { getRecord } from '../get-product.ts'
import { importRecords } from '../imports/import-records.ts'
import { mergeProducts } from '../merges/merge-products.ts'
import { readMerges, undoMerge } from '../merges/undo-merge.ts'
import { searchProducts } from '../search/search-products.ts'
import { verifyCode } from '../verification/verify-code.ts'
import { dismissDuplicate, readDuplicate, readDuplicates } from './decide-duplicate.ts'
import { findDuplicates } from './find-duplicates.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
  const rows = [
    'Mật ong rừng tràm,Thực phẩm,HTX Rừng Mẫu,Cà Mau,96,3,công nhận,2021,1/QĐ-UBND,2021-06-01,A,mẫu',
    'MAT ONG RUNG TRAM,Thực phẩm,Hợp tác xã Rừng Mẫu,Cà Mau,96,4,công nhận lại,2025,2/QĐ-UBND,2025-06-01,A,mẫu',
    'Mắm ba khía,Thực phẩm,HTX Biển Mẫu,Cà Mau,96,3,công nhận,2025,3/QĐ-UBND,2025-06-01,A,mẫu',
    'Mắm ba khía,Thực phẩm,HTX Biển Mẫu Hai,Cà Mau,96,3,công nhận,2025,4/QĐ-UBND,2025-06-01,A,mẫu',
    'Trà sen,Thực phẩm,Hộ Xa Mẫu,Hà Nội,01,3,công nhận,2025,5/QĐ-UBND,2025-06-01,A,mẫu',
  ]
  const head =
    'product,industry,entity,province_old,province_new_code,stars,status,year,decision_no,decision_date,source_level,source_url'
  const ministry = await createActor({ role: 'ministry-officer' })
  await importRecords(ministry, { fileName: 'mau.csv', bytes: Buffer.from([head, ...rows].join('\n')) })
  await findDuplicates()
})
afterAll(() => running.close())

const officer = (provinceCode = '96') => createActor({ role: 'provincial-officer', provinceCode })
const reason = 'Cùng một sản phẩm, ghi hai lần'
const pairOf = async (name: string) => {
  const pair = (await readDuplicates(await officer(), undefined)).find(({ records }) =>
    records.some(({ product }) => product.name === name),
  )
  if (!pair) throw new Error(`no pair of ${name}`)
  return pair
}
const read = (id: string) => inReadOnly((tx) => getRecord(tx, id, '2026-11-24'))

test('pairs are for officers of their province; communes, producers and visitors decide nothing', async () => {
  const { firstId, secondId } = await pairOf('Mật ong rừng tràm')
  await expect(readDuplicates(visitor, undefined)).rejects.toThrow('unauthenticated')
  await expect(readDuplicate(await officer('01'), { firstId, secondId })).rejects.toThrow('forbidden.jurisdiction')
  expect(await readDuplicates(await officer('01'), undefined)).toEqual([])
  const merge = { fromId: firstId, intoId: secondId, reason }
  await expect(mergeProducts(await officer('01'), merge)).rejects.toThrow('forbidden.jurisdiction')
  for (const role of ['producer', 'commune-officer', 'auditor', 'administrator'] as const)
    await expect(mergeProducts(await createActor({ role }), merge)).rejects.toThrow('forbidden.role')
  await expect(mergeProducts(await officer(), { ...merge, reason: ' ' })).rejects.toThrow('merge.reason-missing')
  await expect(mergeProducts(await officer(), { ...merge, intoId: firstId })).rejects.toThrow('merge.with-itself')
})

test('likely twins wait with their reasons, once each, and looking again adds none', async () => {
  const before = await readDuplicates(await officer(), undefined)
  expect(before).toHaveLength(2)
  expect((await pairOf('Mật ong rừng tràm')).reasons).toEqual(expect.arrayContaining(['same-name', 'same-producer']))
  await findDuplicates()
  expect(await readDuplicates(await officer(), undefined)).toHaveLength(2)
})

test('what is kept apart is never asked again, not even when a record changes', async () => {
  const { firstId, secondId } = await pairOf('Mắm ba khía')
  await dismissDuplicate(await officer(), { kind: 'product', firstId, secondId, reason: 'Hai cơ sở khác nhau' })
  await expect(dismissDuplicate(await officer(), { kind: 'product', firstId, secondId, reason })).rejects.toThrow(
    'conflict.duplicate-decided',
  )
  await findDuplicates()
  expect(await readDuplicates(await officer(), undefined)).toHaveLength(1)
})

test('of two merges at once one is made; codes of both answer, the story is one, and undoing parts them again', async () => {
  const { firstId, secondId } = await pairOf('Mật ong rừng tràm')
  const [lost, heir] = [await read(firstId), await read(secondId)]
  const who = await officer()
  const made = await Promise.allSettled([
    mergeProducts(who, { fromId: firstId, intoId: secondId, reason }),
    mergeProducts(who, { fromId: secondId, intoId: firstId, reason }),
    mergeProducts(who, { fromId: firstId, intoId: secondId, reason }),
  ])
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const [merge] = await readMerges(await officer(), undefined)
  const kept = await read(merge?.intoId as string)
  expect(kept.recognitions.map(({ year }) => year)).toEqual([2021, 2025])
  for (const { verificationCode } of [lost, heir])
    expect(await verifyCode(verificationCode as string)).toMatchObject({ kind: 'found' })
  const gone = merge?.fromId === firstId ? lost : heir
  const page = await running.app.inject({ url: `/v/${gone.verificationCode}` })
  expect(page.body).toContain(`/products/${kept.legalCode ?? kept.verificationCode}`)
  const find = async () =>
    (await searchProducts({ q: 'mật ong rừng tràm', facets: {}, page: 1, size: 10 })).products.length
  expect(await find()).toBe(1)

  await expect(undoMerge(await officer('01'), { id: merge?.id as string, reason })).rejects.toThrow(
    'forbidden.jurisdiction',
  )
  await undoMerge(await officer(), { id: merge?.id as string, reason: 'Gộp nhầm' })
  await expect(undoMerge(await officer(), { id: merge?.id as string, reason })).rejects.toThrow('conflict.merge-undone')
  expect(await find()).toBe(2)
  expect((await read(kept.product.id)).recognitions).toHaveLength(1)
  expect((await readDuplicates(await officer(), undefined)).length).toBe(1)
})

test('the pages show the queue, the pair side by side, and refuse a decision without a choice', async () => {
  const { firstId, secondId } = await pairOf('Mật ong rừng tràm')
  const { headers, csrf } = await signIn(await officer())
  const url = `/registry/duplicates/${firstId}/${secondId}`
  const list = await running.app.inject({ url: '/registry/duplicates', headers })
  expect(list.body).toContain(url)
  expect((await running.app.inject({ url, headers })).body).toContain('Hai bản ghi cạnh nhau')
  const post = (fields: Record<string, string>) =>
    running.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf, ...fields }).toString(),
    })
  expect((await post({ reason })).statusCode).toBe(422)
  expect((await post({ reason, into: secondId })).statusCode).toBe(303)
})
