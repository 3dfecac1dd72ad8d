import { afterAll, beforeAll, expect, test } from 'vitest'
import { inReadOnly } from '../platform/sql.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { findTodaysPlace } from './find-todays-place.ts'
import { getPlace, listCommunes, listProvinces } from './get-place.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

const find = (asked: Parameters<typeof findTodaysPlace>[1]) => inReadOnly((tx) => findTodaysPlace(tx, asked))

test('a code that is no commune today names no place', async () => {
  await expect(inReadOnly((tx) => getPlace(tx, '96'))).rejects.toThrow('not-found.place')
  await expect(inReadOnly((tx) => getPlace(tx, '00010'))).rejects.toThrow('not-found.place')
})

test('there are 34 provinces and 3,321 communes today, Đồng Nai a city since 30 April 2026', async () => {
  const provinces = await inReadOnly(listProvinces)
  expect(provinces).toHaveLength(34)
  expect(provinces.map(({ shortName }) => shortName).slice(0, 4)).toEqual([
    'An Giang',
    'Bắc Ninh',
    'Cà Mau',
    'Cao Bằng',
  ])
  expect(provinces.find(({ code }) => code === '75')?.name).toBe('Thành phố Đồng Nai')
  const communes = await Promise.all(provinces.map(({ code }) => inReadOnly((tx) => listCommunes(tx, code))))
  expect(communes.flat()).toHaveLength(3321)
  expect(await inReadOnly((tx) => getPlace(tx, '26326'))).toMatchObject({ communeName: 'Phường Dầu Giây' })
})

test('an old commune is found by code and by name, whatever the tone mark’s place, case and unit word', async () => {
  const place = { communeName: 'Xã Nguyễn Phích', communeCode: '32044', provinceCode: '96' }
  const old = { on: '2023-05-04', provinceName: 'Cà Mau' }
  expect(await find({ code: '32044', on: '2023-05-04' })).toMatchObject({ kind: 'one', place })
  for (const communeName of ['Thị trấn U Minh', 'TT. U Minh', 'tt u minh', 'u minh'])
    expect(await find({ communeName, districtName: 'huyện U Minh', ...old })).toMatchObject({ kind: 'one', place })
})

test('a unit that only changed its type is itself, under its former type too', async () => {
  const place = { communeCode: '26326', communeName: 'Phường Dầu Giây', provinceName: 'Thành phố Đồng Nai' }
  const on = '2025-12-01'
  expect(await find({ code: '26326', on })).toMatchObject({ kind: 'one', place })
  expect(await find({ communeName: 'Xã Dầu Giây', provinceName: 'Tỉnh Đồng Nai', on })).toMatchObject({
    kind: 'one',
    place,
  })
})

test('a province is known by every name that it bore', async () => {
  const asked = { communeName: 'Xã Phong Hiền', districtName: 'Huyện Phong Điền', provinceName: 'Thừa Thiên Huế' }
  const found = await find({ ...asked, on: '2023-06-01' })
  expect(found.kind).not.toBe('unknown')
  expect(await find({ ...asked, provinceName: 'Huế' })).toEqual(found)
})

test('a name that today’s and a former unit bear needs a day or goes to a person', async () => {
  expect(await find({ communeName: 'Xã U Minh', provinceName: 'Cà Mau', on: '2026-01-01' })).toMatchObject({
    kind: 'one',
    place: { communeCode: '32047' },
  })
  const asked = await find({ communeName: 'U Minh', provinceName: 'Cà Mau' })
  expect(asked).toMatchObject({ kind: 'ambiguous', reason: 'several-of-that-name' })
  if (asked.kind === 'ambiguous')
    expect(asked.candidates.map(({ communeCode }) => communeCode).sort()).toEqual(['32044', '32047'])
})

test('an island district leads to its special zone', async () => {
  expect(await find({ code: '536' })).toMatchObject({ kind: 'one', place: { communeName: 'Đặc khu Lý Sơn' } })
})

test('a commune that was merged before the lists tell goes to a person, with the communes of its district', async () => {
  const asked = await find({ code: '00184' })
  expect(asked).toMatchObject({ kind: 'ambiguous', reason: 'merged-before-2025' })
  if (asked.kind === 'ambiguous') expect(asked.candidates.length).toBeGreaterThan(2)
})

test('what nobody ever was called is unknown', async () => {
  expect(await find({ code: '99999' })).toEqual({ kind: 'unknown', reason: 'no-such-code' })
  expect(await find({ communeName: 'Xã Không Có Thật' })).toEqual({ kind: 'unknown', reason: 'no-such-name' })
  expect(await find({})).toEqual({ kind: 'unknown', reason: 'nothing-asked' })
})
