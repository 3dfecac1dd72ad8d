import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, openBrowser } from './browser.ts'
import { openSystem, type System } from './system.ts'
import { look, signIn, type Walker, words } from './walker.ts'

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

const twoDays = 2 * 86_400_000
const pond = 'Vuông cá kênh 7 (mẫu)'
const inOutbox = (page: Page, state: string) => page.locator(`.outbox-list [data-state=${state}]`)

async function openPhone(): Promise<Walker> {
  const walker: Walker = { page: await browsing.newPage({ width: 360 }), findings: [], seen: new Set() }
  await signIn(walker, 'ho-san-xuat')
  return walker
}

/** Opens the diary so that it is kept on the phone, as its owner does in the morning at home. */
async function openDiary(walker: Walker): Promise<void> {
  const { page } = walker
  await page.goto('/diary')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const kept = () =>
    page.evaluate(
      async () =>
        (await (await caches.open('saolang-pages')).keys()).filter(({ url }) => url.includes('/diary')).length,
    )
  await expect.poll(kept, { timeout: 20_000 }).toBeGreaterThan(9)
  await look(walker)
}

async function addYard(walker: Walker): Promise<void> {
  const { page } = walker
  await page.goto('/areas/new')
  await look(walker)
  await page.locator('[name=kind]').selectOption('pond')
  await page.locator('[name=name]').fill(pond)
  await page.locator('[name=shape]').fill('9.4102, 104.9631\n9.4102, 104.9661\n9.4080, 104.9661')
  await Promise.all([
    page.waitForURL(/\/areas\/[0-9a-f-]{36}$/),
    page.getByRole('button', { name: words('kit.save'), exact: true }).click(),
  ])
  await look(walker)
}

async function tell(walker: Walker, step: string, fill: (page: Page) => Promise<void>): Promise<void> {
  const { page } = walker
  await page.goto(`/diary/record/${step}`)
  await look(walker)
  await fill(page)
  const before = await page.locator('.outbox-list li').count()
  await page.getByRole('button', { name: words('trace.saveEntry'), exact: true }).click()
  await expect.poll(() => page.locator('.outbox-list li').count()).toBe(before + 1)
}

const harvest = (what: string, quantity: string) => async (page: Page) => {
  // The household of the demo has a bee yard besides.
  await page.locator('[name=areaId]').selectOption({ label: pond })
  await page.locator('[name=newWhat]').fill(what)
  await page.locator('[name=quantity]').fill(quantity)
}

async function sendAll({ page }: Walker): Promise<void> {
  await page.goto('/diary')
  await expect.poll(() => inOutbox(page, 'kept').count(), { timeout: 20_000 }).toBe(0)
  await expect.poll(() => inOutbox(page, 'sending').count(), { timeout: 20_000 }).toBe(0)
}

test('two phones of one producer work without a network, one with its clock two days ahead: nothing is lost, nothing comes twice', async () => {
  const [first, second] = [await openPhone(), await openPhone()]
  await addYard(first)
  await Promise.all([openDiary(first), openDiary(second)])

  await second.page.clock.install({ time: new Date(Date.now() + twoDays) })
  for (const { page } of [first, second]) await page.context().setOffline(true)
  await tell(first, 'fish.catch', harvest('Cá tươi', '120,5'))
  expect(await inOutbox(first.page, 'kept').count()).toBe(1)
  expect(await first.page.locator('.saved').innerText()).toMatch(/\d{6}-[0-9A-Z]{4}/)
  await tell(first, 'fish.salt', async (page) => {
    await page
      .locator('input[name=lot]')
      .and(page.getByLabel(/Cá tươi/))
      .first()
      .check()
    await page.locator('[name=newWhat]').fill('Cá ướp muối')
    await page.locator('[name=quantity]').fill('110')
  })
  await tell(second, 'fish.catch', harvest('Cá tươi', '80'))
  // The battery dies: what was saved is on the phone's disk.
  await first.page.goto('/diary')
  await expect.poll(() => first.page.locator('.outbox-list li').count()).toBe(2)

  for (const { page } of [first, second]) await page.context().setOffline(false)
  await Promise.all([sendAll(first), sendAll(second)])
  await Promise.all([sendAll(first), sendAll(second)])
  expect(await inOutbox(first.page, 'received').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/NK-\d{5}/)]),
  )

  await first.page.goto('/diary/entries')
  await look(first)
  const fish = first.page.locator('tbody tr', { hasText: /Cá (tươi|ướp muối)/ })
  expect(await fish.count()).toBe(3)
  await first.page.goto('/diary/lots')
  await look(first)
  const lots = await fish.allInnerTexts()
  expect(lots.map((lot) => Number(lot.match(/([\d,.]+) kg/)?.[1]?.replace(',', '.'))).sort((a, b) => a - b)).toEqual([
    0, 80, 110,
  ])

  await second.page.goto('/diary')
  await second.page.goto('/diary/entries')
  const late = second.page.locator('tbody tr', { hasText: '80' })
  await late.getByRole('link').first().click()
  await second.page.waitForURL(/entries\/[0-9a-f-]{36}/)
  expect(await second.page.locator('main').innerText()).toContain(words('trace.clockCorrected', { hours: 48 }))
  await look(second)
  expect([...first.findings, ...second.findings]).toEqual([])
})

test('the same works as a plain form without JavaScript', async () => {
  const walker: Walker = {
    page: await browsing.newPage({ width: 360, javaScript: false }),
    findings: [],
    seen: new Set(),
  }
  const { page } = walker
  await signIn(walker, 'ho-san-xuat')
  await page.goto('/diary/record/fish.catch')
  await page.getByRole('button', { name: words('trace.saveEntry'), exact: true }).click()
  expect(await page.locator('main').innerText()).toContain('Ghi số lượng')
  await look(walker)
  await harvest('Cá tươi', '5')(page)
  await Promise.all([
    page.waitForURL(/done=1/),
    page.getByRole('button', { name: words('trace.saveEntry'), exact: true }).click(),
  ])
  expect(await page.locator('main').innerText()).toMatch(/NK-\d{5}/)
  await look(walker)
  expect(walker.findings).toEqual([])
})
