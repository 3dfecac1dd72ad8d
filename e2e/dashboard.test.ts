import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, openBrowser } from './browser.ts'
import { openSystem, type System } from './system.ts'
import { signIn, words } from './walker.ts'

let system: System
let browsing: Browsing
let page: Page
beforeAll(async () => {
  system = await openSystem()
  browsing = await openBrowser({ baseURL: system.url })
  page = await browsing.newPage({ width: 1280 })
  await signIn({ page, findings: [], seen: new Set(['/login', '/desk']) }, 'can-bo-tinh')
})
afterAll(async () => {
  await browsing?.close()
  await system?.close()
})

const focused = () => page.evaluate('document.activeElement?.textContent?.trim().replace(/\\s+/g, " ") ?? ""')

/** Presses Tab until what has the focus reads like this; gives how often. */
async function tabTo(text: RegExp, most: number): Promise<number> {
  for (let presses = 1; presses <= most; presses++) {
    await page.keyboard.press('Tab')
    if (text.test(String(await focused()))) return presses
  }
  throw new Error(`no ${text} within ${most} presses of Tab`)
}

test('with the keyboard alone an officer goes past the menu, narrows the period, opens a number and comes back', async () => {
  await page.goto('/insight')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe(words('kit.skip'))
  await page.keyboard.press('Enter')
  const period = page.getByRole('combobox', { name: 'Kỳ' })
  await page.keyboard.press('Tab')
  expect(await period.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  await page.keyboard.press('ArrowDown')
  await tabTo(new RegExp(`^${words('kit.applyFilters')}$`), 6)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  expect(new URL(page.url()).searchParams.get('months')).toBe('24')
  const number = words('insight.dash.measure-dossiers-open')
  await tabTo(new RegExp(`\\d+ ${number}`), 60)
  const said = Number(/^\d+/.exec(String(await focused()))?.[0])
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(number)
  expect(await page.getByRole('table').first().getByRole('row').count()).toBe(said + 1)
  await tabTo(/^Toàn cảnh/, 30)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  expect(new URL(page.url()).pathname).toBe('/insight')
})

test('a screen reader is told the page by its headings, each number with its name and moment, each table by its own', async () => {
  await page.goto('/insight')
  const spoken = await page.locator('main').ariaSnapshot()
  const levels = [...spoken.matchAll(/heading ".*" \[level=(\d)\]/g)].map(([, level]) => Number(level))
  expect(levels[0]).toBe(1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1)
  expect(spoken).toMatch(new RegExp(`link "\\d+ ${words('insight.dash.measure-dossiers-open')}"`))
  expect(spoken).toMatch(/Số liệu lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}/)
  expect(spoken).not.toMatch(/^ *- (table|img):/m)
  const tables = page.locator('main table')
  const unnamed = await tables.evaluateAll(
    (all) =>
      all.filter((one) => !one.querySelector('caption')?.textContent?.trim() || !one.querySelector('th[scope=col]'))
        .length,
  )
  expect([(await tables.count()) > 3, unnamed]).toEqual([true, 0])
})
