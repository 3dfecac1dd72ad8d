import { figureOf, indicatorKeys } from '@saolang/core/insight/indicator.ts'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { importRealRecords } from '../../registry/imports/import-real-records.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { takeSnapshot } from './keep-snapshot.ts'
import { readIndicator } from './read-indicator.ts'
import { readRows } from './read-rows.ts'
import { readTargets } from './read-targets.ts'
import { endTarget, setTarget } from './set-target.ts'

let running: TestApp
let province: Actor
let ministry: Actor
beforeAll(async () => {
  running = await openApp()
  await importRealRecords()
  province = await createActor({ role: 'provincial-officer', provinceCode: '96' })
  ministry = await createActor({ role: 'ministry-officer' })
})
afterAll(() => running.close())

const claim = {
  indicator: 'products-ranked',
  from: '2026-01-01',
  to: '2030-12-31',
  atLeast: 500,
  document: '12/KH-UBND',
  source: 'https://camau.example/12',
}

test('who is no officer of a province or of the Ministry sets no target', async () => {
  const commune = await createActor({ role: 'commune-officer' })
  await expect(setTarget(commune, claim)).rejects.toThrow('forbidden.role')
  await expect(setTarget(visitor, claim)).rejects.toThrow('unauthenticated')
})

test('a target is refused with every reason at once', async () => {
  await expect(setTarget(province, { ...claim, atLeast: Number.NaN, document: '' })).rejects.toThrow(
    'target.value-out-of-range at atLeast, target.document-missing at document',
  )
})

test('a province’s target is its own: shown to all, ended by nobody else, kept on record once ended', async () => {
  const id = await setTarget(province, claim)
  const [shown] = (await readTargets(visitor)).provinces
  expect(shown?.code).toBe('96')
  expect(shown?.lines[0]).toMatchObject({ atLeast: 500, standing: 'open', figure: { kind: 'register' } })
  await expect(endTarget(ministry, { id, reason: 'thử' })).rejects.toThrow('forbidden.jurisdiction')
  await expect(endTarget(province, { id, reason: ' ' })).rejects.toThrow('target.reason-missing')
  await endTarget(province, { id, reason: 'Thay bằng kế hoạch mới' })
  await expect(endTarget(province, { id, reason: 'lần nữa' })).rejects.toThrow('conflict.target-ended')
  expect((await readTargets(visitor)).provinces).toEqual([])
})

test('of Decision 919 the products were met, five stars and co-operatives were not, what nobody measures is not claimed', async () => {
  const [programme] = (await readTargets(visitor)).programmes
  const standing = Object.fromEntries(programme?.lines.map((line) => [line.indicator, line.standing]) ?? [])
  expect(standing).toMatchObject({
    'products-ranked': 'met',
    'products-five-star': 'missed',
    'producers-cooperative': 'missed',
    'producers-sme': 'missed',
    'craft-villages-with-product': 'unknown',
  })
})

test('two published five-star figures for the end of 2024 stand side by side', async () => {
  const { official } = await readIndicator({ indicator: 'products-five-star', province: undefined })
  const point = official.find(({ sortsAs }) => sortsAs === '2024-12')
  expect(point?.isConflict).toBe(true)
  expect(point?.figures.map(({ value }) => value)).toEqual([51, 79])
})

test('the figure is the count of the rows behind it, and provinces add up', async () => {
  const shown = await readIndicator({ indicator: 'products-ranked', province: undefined })
  const rows = (await readRows({ indicator: 'products-ranked', province: undefined })).trimEnd().split('\r\n').slice(1)
  const counts = (answer: string) => rows.filter((row) => row.endsWith(`,${answer}`)).length
  expect(shown.measure?.counted).toBeGreaterThan(20)
  expect(shown.measure?.counted).toBe(counts('yes'))
  expect(shown.measure?.unknown).toBe(counts('unknown'))
  expect(shown.provinces).toHaveLength(34)
  expect(shown.provinces.reduce((sum, { counted }) => sum + counted, 0)).toBe(shown.measure?.counted)
})

test('an open target has its pace and, with a year of history, its forecast', async () => {
  await setTarget(ministry, { ...claim, atLeast: 100_000 })
  const { pace, provinces } = await readIndicator({ indicator: 'products-ranked', province: undefined })
  const asked = provinces.reduce((sum, { share }) => sum + (share?.missing ?? 0), 0)
  expect(asked).toBe(pace[0]?.pace.missing)
  expect(pace[0]?.pace.missing).toBeGreaterThan(90_000)
  expect(pace[0]?.forecast?.high).toBeGreaterThanOrEqual(pace[0]?.forecast?.middle ?? Number.NaN)
  const [line] = (await readTargets(ministry)).nation
  expect(line).toMatchObject({ mayEnd: true, figure: { kind: 'published', value: 18_243 } })
})

test('an open target of a share says what would lift it there, in whole products', async () => {
  const { measure } = await readIndicator({ indicator: 'products-upgraded', province: undefined })
  await setTarget(ministry, { ...claim, indicator: 'products-upgraded', atLeast: 99 })
  const { ways } = await readIndicator({ indicator: 'products-upgraded', province: undefined })
  const { counted = 0, among = 0 } = measure ?? {}
  expect(ways[0]?.change).toBe(Math.ceil(0.99 * among - counted))
  expect((counted + (ways[0]?.add ?? 0)) / (among + (ways[0]?.add ?? 0))).toBeGreaterThanOrEqual(0.99)
})

test('a night is kept once for the nation and each province, and read back as it was', async () => {
  const day = new Date('2026-11-20T17:15:00Z')
  const former = setClock(() => day)
  try {
    expect(await takeSnapshot()).toBeGreaterThan(5)
    expect(await takeSnapshot()).toBe(0)
    for (const indicator of indicatorKeys) {
      const { measure, snapshots } = await readIndicator({ indicator, province: undefined })
      const figure = measure && figureOf(indicator, measure)
      expect(snapshots).toEqual(figure === undefined ? [] : [{ on: '2026-11-21', value: figure }])
    }
  } finally {
    setClock(former)
  }
})

test('every indicator has its page and its data; a province that is none is refused', async () => {
  const get = (url: string) => running.app.inject({ url, headers: { accept: 'text/html' } })
  for (const indicator of indicatorKeys) {
    expect((await get(`/targets/${indicator}`)).statusCode).toBe(200)
    expect((await get(`/api/v1/indicators/${indicator}?province=96`)).json()).toMatchObject({
      indicator,
      province: '96',
    })
  }
  expect((await get('/targets')).body).toContain('919/QĐ-TTg')
  expect((await get('/api/v1/indicators/products-ranked?province=00')).statusCode).toBe(404)
  expect((await get('/targets/joy')).statusCode).toBe(400)
})
