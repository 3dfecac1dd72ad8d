import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeProblems, type Browsing, findOverflow, openBrowser } from './browser.ts'
import { openSystem, type System } from './system.ts'

let system: System
let browsing: Browsing

beforeAll(async () => {
  system = await openSystem()
  browsing = await openBrowser({ baseURL: system.url })
})

afterAll(async () => {
  await browsing?.close()
  await system?.close()
})

test('the system says that it can serve: database, worker and files included', async () => {
  const answer = await fetch(`${system.url}/ready`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ status: 'ready', checks: { database: true, worker: true, files: true } })
})

test('the API describes itself', async () => {
  const answer = await fetch(`${system.url}/api/openapi.json`)
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0', paths: { '/health': {} } })
})

describe.each([
  { javaScript: true, dark: false },
  { javaScript: false, dark: true },
])('the front page, with $javaScript JavaScript and dark $dark', (reader) => {
  test.each([360, 768, 1280])(
    'at %i px has one heading, nothing that axe finds, and nothing that sticks out',
    async (width) => {
      const page = await browsing.newPage({ ...reader, width })
      const answer = await page.goto('/')
      expect(answer?.status()).toBe(200)
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      expect(await page.locator('html').getAttribute('lang')).toBe('vi')
      expect(await axeProblems(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await page.context().close()
    },
  )
})

test('the front page carries no JavaScript', async () => {
  const page = await browsing.newPage()
  const scripts: string[] = []
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
  await page.goto('/')
  expect(scripts).toEqual([])
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0)
})
