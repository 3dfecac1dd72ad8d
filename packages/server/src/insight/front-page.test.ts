import { afterAll, beforeAll, expect, test } from 'vitest'
import { importRealRecords } from '../registry/imports/import-real-records.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { readFrontPage } from './read-front-page.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())
const open = async () => (await running.app.inject({ url: '/', headers: { accept: 'text/html' } })).body

test('an empty register opens, and says that it is empty', async () => {
  expect(await open()).toContain('Chưa có quyết định nào trong sổ này')
})

test('the counts are those of the register, each with its day and source', async () => {
  await importRealRecords()
  const { figures, provinces, newest } = await readFrontPage('vi')
  const registered = figures.find(({ kind }) => kind === 'registered')?.value ?? 0
  expect(registered).toBeGreaterThan(250)
  expect(provinces.reduce((sum, { count }) => sum + count, 0)).toBe(registered)
  expect(provinces).toHaveLength(34)
  expect(figures.every(({ date, source }) => date && source)).toBe(true)
  const days = newest.map(({ decidedOn }) => decidedOn)
  expect(days).toEqual(days.toSorted().reverse())
  expect(await open()).toContain('Sản phẩm theo tỉnh')
})
