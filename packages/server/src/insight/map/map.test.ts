import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { MapQuestion } from '@saolang/core/insight/map/map-question.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { importRealRecords } from '../../registry/imports/import-real-records.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveArea } from '../../trace/areas/save-area.ts'
import { readDrawing } from './drawings.ts'
import { readNationMap } from './read-nation.ts'
import { readProvinceMap } from './read-province.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
  await importRealRecords()
})
afterAll(() => running.close())

const asked: MapQuestion = { layer: 'products', time: 'today', isHolding: false, isSample: false }
const nation = (more: Partial<MapQuestion> = {}) => readNationMap({ ...asked, ...more })
const province = (code: string, more: Partial<MapQuestion> = {}) =>
  readProvinceMap({ code, question: { ...asked, ...more } })
const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0)
const unitRows = () =>
  inTransaction(
    async (tx) => tx<{ code: string; parent: string }[]>`
      select code, parent_code as parent from people.unit where level = 'commune' and valid_to is null`,
  )

test('each of today’s 3,321 communes is drawn in its province, and nothing else is', async () => {
  const units = Map.groupBy(await unitRows(), ({ parent }) => parent)
  expect(units.size).toBe(34)
  let drawn = 0
  for (const [code, communes] of units) {
    const drawing = await readDrawing(code)
    expect(drawing.communes.map((shape) => shape.code)).toEqual(communes.map((unit) => unit.code).toSorted())
    expect(drawing.communes.every(({ path, at }) => /^M-?\d/.test(path) && at.length === 2)).toBe(true)
    drawn += drawing.communes.length
  }
  expect(drawn).toBe(3321)
})

test('Hoàng Sa is drawn in Đà Nẵng and Trường Sa in Khánh Hòa, each in a frame by name, islands apart', async () => {
  for (const [url, name, code] of [
    ['/map/48', 'Quần đảo Hoàng Sa', '20333'],
    ['/map/56', 'Quần đảo Trường Sa', '22736'],
  ] as const) {
    const { body } = await running.app.inject({ url, headers: { accept: 'text/html' } })
    expect(body).toContain(name)
    const { communes, frames } = await readDrawing(url.slice(-2))
    expect(frames.map((frame) => frame.code)).toContain(code)
    expect(communes.find((shape) => shape.code === code)?.path.match(/M/g)?.length).toBeGreaterThan(10)
  }
  const { body } = await running.app.inject({ url: '/map?time=before', headers: { accept: 'text/html' } })
  expect(body).toMatch(/Quần đảo Hoàng Sa.*Quần đảo Trường Sa/)
})

test('the nation’s map counts each product of the register once, and provinces are the sums of their communes', async () => {
  const { units, unplaced } = await nation()
  const [register] = await inTransaction(
    async (tx) => tx<{ n: number }[]>`
      select count(*)::int as n from registry.listing where not is_demo and standing <> 'proposed'`,
  )
  expect(sum(units) + unplaced).toBe(register?.n)
  expect(register?.n).toBeGreaterThan(200)
  for (const { code, count } of units.filter(({ count }) => count > 0)) {
    const page = await province(code)
    expect(sum(page.communes) + page.unplaced).toBe(count)
  }
})

test('filters narrow, and stars add up to the whole', async () => {
  const all = sum((await nation()).units)
  const byStar = await Promise.all(([3, 4, 5] as const).map(async (star) => sum((await nation({ star })).units)))
  const [unknown] = await inTransaction(
    async (tx) => tx<{ n: number }[]>`
      select count(*)::int as n from registry.listing where not is_demo and standing <> 'proposed' and star is null`,
  )
  expect(byStar.reduce((total, n) => total + n, unknown?.n ?? 0)).toBe(all)
  expect(sum((await nation({ isHolding: true })).units)).toBeLessThan(all)
})

test('before July 2025 there were 63 provinces, and every product is in one of them or said to be in none for certain', async () => {
  const before = await nation({ time: 'before' })
  expect(before.units).toHaveLength(63)
  expect(before.drawing?.provinces.map(({ code }) => code)).toEqual(before.units.map(({ code }) => code).toSorted())
  expect(sum(before.units) + before.unplaced).toBe(sum((await nation()).units))
  const counts = Object.fromEntries(before.units.map(({ name, count }) => [name, count]))
  // By hand in the file of real records: those of Đắk Nông and Bình Thuận are of today's Lâm Đồng.
  expect(counts['Đắk Nông']).toBeGreaterThan(10)
  expect(counts['Bình Thuận']).toBeGreaterThan(10)
})

test('the parts of a province by former province and what is not known make its whole', async () => {
  const page = await province('68', { time: 'before' })
  expect(page.formerProvinces.map(({ name }) => name).toSorted()).toEqual(['Bình Thuận', 'Lâm Đồng', 'Đắk Nông'])
  expect(sum(page.formerProvinces) + page.formerUnknown).toBe(sum(page.communes) + page.unplaced)
  expect(page.formerCommunes.length).toBeGreaterThan(300)
  expect(page.formerCommunes.every(({ todays }) => todays.length > 0)).toBe(true)
  expect(sum(page.formerCommunes)).toBeGreaterThan(0)
})

test('areas of four growers of a commune are withheld in every sum, a fifth makes them known', async () => {
  const growers = Array.from({ length: 5 }, () => createActor({ role: 'producer' }))
  const keep = async (who: Promise<Actor>, name: string) => {
    const form = { name, kind: 'field', communeCode: '32047' } as const
    await saveArea(await who, { form, location: undefined })
  }
  const organisations = async () =>
    inTransaction(async (tx) => void (await tx`update people.organisation set is_demo = false`))
  for (const [i, who] of growers.slice(0, 4).entries()) await keep(who, `Ruộng ${i}`)
  await keep(growers[0] as Promise<Actor>, 'Ruộng thứ hai của một hộ')
  await organisations()
  const few = await province('96', { layer: 'areas' })
  expect(few.communes.find(({ code }) => code === '32047')).toMatchObject({ count: 0, isFew: true })
  expect(await nation({ layer: 'areas' })).toMatchObject({ few: 1, unplaced: 0 })
  expect(sum((await nation({ layer: 'areas' })).units)).toBe(0)
  const { body } = await running.app.inject({ url: '/map/96?layer=areas', headers: { accept: 'text/html' } })
  expect(body).toContain('Xã U Minh: của dưới 5 hộ')
  const csv = await running.app.inject({ url: '/map/96/rows.csv?layer=areas' })
  expect(csv.body).toContain('32047,Xã U Minh,1-4,areas')
  await keep(growers[4] as Promise<Actor>, 'Ruộng thứ sáu')
  await organisations()
  expect((await province('96', { layer: 'areas' })).communes[0]).toMatchObject({ code: '32047', count: 6 })
  expect(sum((await nation({ layer: 'areas' })).units)).toBe(6)
})

test('a commune that was merged since keeps its outline and leads to the one it went into', async () => {
  await inTransaction(async (tx) => {
    await tx`update people.unit set valid_to = '2026-11-30' where code = '32044' and valid_to is null`
    await tx`
      insert into people.unit_succession (old_code, new_code, happened_on, share, sources)
      values ('32044', '32047', '2026-12-01', 'full', 1)`
  })
  const { drawing, communes } = await province('96')
  expect(communes.some(({ code }) => code === '32044')).toBe(false)
  expect(drawing.communes.filter(({ code }) => code === '32047')).toHaveLength(2)
})

test('a code that is no province is refused, an odd filter is left out', async () => {
  expect((await running.app.inject({ url: '/map/99', headers: { accept: 'text/html' } })).statusCode).toBe(404)
  const odd = await running.app.inject({ url: '/map?star=9&layer=mines&term=x', headers: { accept: 'text/html' } })
  expect(odd.statusCode).toBe(200)
})

test('every page of the map carries no script and stays under 40 KB compressed', async () => {
  for (const url of ['/map', '/map?time=before', '/map/79', '/map/38?time=before', '/map/01?layer=villages']) {
    const { body } = await running.app.inject({ url, headers: { accept: 'text/html' } })
    expect(body).not.toContain('<script')
    expect(gzipSync(body).length / 1024, url).toBeLessThan(40)
  }
})

test('the CSV tells each unit of the map with its count', async () => {
  const { body } = await running.app.inject({ url: '/map/rows.csv?time=before' })
  const { units } = await nation({ time: 'before' })
  const rows = body.trimEnd().split('\r\n').slice(1)
  for (const { code, name, todaysCode, count } of units)
    expect(rows.some((row) => row.startsWith(`${code},${name},${todaysCode},${count},products,`))).toBe(true)
})

test('the drawings stay small: no province is over 60 KB', () => {
  const sizes = ['52', '68', '08'].map(
    (code) => readFileSync(join(import.meta.dirname, `data/drawings/${code}.json`)).length,
  )
  expect(Math.max(...sizes)).toBeLessThan(60_000)
})
