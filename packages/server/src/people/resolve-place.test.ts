import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../platform/act.ts'
import { inReadOnly, inTransaction } from '../platform/sql.ts'
import { createActor } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { findTodaysPlace } from './find-todays-place.ts'
import { askAboutPlace, listPlaceQuestions, resolvePlace } from './resolve-place.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

const asked = { communeName: 'U Minh', provinceName: 'Cà Mau' }
const find = () => inReadOnly((tx) => findTodaysPlace(tx, asked))
async function ask() {
  const found = await find()
  if (found.kind === 'one') throw new Error('the place is certain')
  const now = new Date()
  return inTransaction((tx) =>
    askAboutPlace({ tx, now, newId: () => newId(now) }, { asked, found, source: 'ocop_products_real.csv' }),
  )
}

test('a place outside the officer’s province, and one that is no commune, are no answers', async () => {
  const id = await ask()
  const province = await createActor({ role: 'provincial-officer' })
  await expect(resolvePlace(province, { id, communeCode: '00004' })).rejects.toThrow('forbidden.jurisdiction')
  await expect(resolvePlace(province, { id, communeCode: '96' })).rejects.toThrow('not-found.place')
  await expect(resolvePlace(await createActor({ role: 'producer' }), { id, communeCode: '32047' })).rejects.toThrow(
    'forbidden.role',
  )
})

test('the same question is put once, to the provinces that may hold the place and to no other', async () => {
  expect(await ask()).toBe(await ask())
  const here = await listPlaceQuestions(await createActor({ role: 'provincial-officer' }), undefined)
  expect(here.map(({ asked }) => asked)).toContainEqual(asked)
  const elsewhere = await listPlaceQuestions(
    await createActor({ role: 'provincial-officer', provinceCode: '01' }),
    undefined,
  )
  expect(elsewhere).toEqual([])
})

test('an answer is given once, and every later record follows it', async () => {
  const id = await ask()
  const province = await createActor({ role: 'provincial-officer' })
  await resolvePlace(province, { id, communeCode: '32047' })
  await expect(resolvePlace(province, { id, communeCode: '32044' })).rejects.toThrow('conflict.place-answered')
  expect(await find()).toMatchObject({ kind: 'one', place: { communeName: 'Xã U Minh' } })
})

test('the units of today and the history of any code are open to all', async () => {
  const get = async (url: string) => (await opened.app.inject({ url })).json()
  expect((await get('/api/v1/units')).units).toHaveLength(34)
  expect((await get('/api/v1/units?province=96')).units).toHaveLength(64)
  const unit = await get('/api/v1/units/32044')
  expect(unit.history.map(({ name, validTo }: { name: string; validTo: string }) => [name, validTo])).toEqual([
    ['Thị trấn U Minh', '2025-06-30'],
    ['Xã Nguyễn Phích', null],
  ])
  expect(unit.successors).toMatchObject([{ code: '32044', name: 'Xã Nguyễn Phích', share: 'full' }])
  expect((await opened.app.inject({ url: '/api/v1/units/99999' })).statusCode).toBe(404)
})
