import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, openBrowser } from './browser.ts'
import { openSystem, type System } from './system.ts'
import { kindOf, look, press, signIn, type Walker } from './walker.ts'

const mailboxes = [
  undefined,
  'san-xuat',
  'can-bo-xa',
  'can-bo-tinh',
  'hoi-dong-tinh-3',
  'chu-tich-tinh',
  'can-bo-bo',
  'quan-tri',
  'kiem-tra',
  'hoi-dong-trung-uong-1',
  'ho-san-xuat',
]
const mostPages = 150
// What is no page of ours: files, data, another language of the same page, the reference drawn by its own script.
const noPage =
  /\.(pdf|csv|tsv|json|jsonl|jsonld|ttl|rss|atom|ics|xml|txt|svg|webp|png|jpg|xlsx|docx|zip|parquet|geojson)$|\/(evidence|files)\/[^/]+$|^\/(api|logout|assets)\b/

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

test('every page that links lead each role to answers without an error, is accessible and fits a phone', async () => {
  const findings: string[] = []
  const known = new Set<string>()
  let pages = 0
  for (const mailbox of mailboxes) {
    const walker = { page: await browsing.newPage({ width: 360 }), findings, seen: new Set(known) }
    const note = (text: string) => findings.push(`${mailbox ?? 'visitor'} at ${walker.page.url()}: ${text}`)
    walker.page.on('console', (message) => message.type() === 'error' && note(message.text()))
    walker.page.on('pageerror', (error) => note(error.message))
    if (mailbox) await signIn(walker, mailbox)
    pages += await walkFrom(walker, mailbox ? walker.page.url() : system.url, mostPages - pages, note)
    // Public pages and the steps of a draft are the same for everybody who may open them.
    for (const kind of walker.seen) if (!mailbox || kind.startsWith('/dossiers/{id}/')) known.add(kind)
    await walker.page.context().close()
  }
  expect(findings).toEqual([])
  expect(pages).toBeGreaterThan(80)
})

test('a card counts while a member marks it, and saves itself', async () => {
  const page = await browsing.newPage({ width: 1280 })
  const walker = { page, findings: [], seen: new Set<string>() }
  await signIn(walker, 'hoi-dong-tinh-3')
  await press(walker, page.locator('main a[href$="/conflict"]').first())
  await page.locator('input[value=none]').check()
  await press(walker, page.locator('main form button').last())
  const foot = page.locator('.standing')
  // What the advisory group has ticked counts already.
  const marked = async () => Number((await foot.innerText()).match(/(\d+)\/\d+/)?.[1])
  const before = await marked()
  await page.locator('[data-criterion]:not(:has(input:checked)) label').first().click()
  await expect.poll(marked).toBe(before + 1)
  await expect.poll(() => foot.innerText(), { timeout: 10_000 }).toMatch(/đã lưu \d\d:\d\d/)
  await page.context().close()
})

test('an inspector fills in a checklist without a network, closes the page, and it is received once with a code', async () => {
  const page = await browsing.newPage({ width: 360 })
  await signIn({ page, findings: [], seen: new Set<string>() }, 'can-bo-xa')
  await page.goto('/registry/inspections')
  await page.locator('a[href$="/visit"]').first().click()
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('saolang-pages')).keys()).map(({ url }) => url))
  await expect.poll(kept, { timeout: 20_000 }).toContain(page.url())
  await page.context().setOffline(true)
  await page.reload()
  const names = await page
    .locator('#visit input[type=radio]')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).name))
  for (const name of new Set(names)) await page.locator(`[name="${name}"][value=ok]`).check()
  await page.locator('[name="words"]').fill('Ghi khi không có mạng')
  await page.locator('#visit button').last().click()
  const states = () =>
    page.locator('#outbox li').evaluateAll((lines) => lines.map((line) => (line as HTMLElement).dataset.state))
  await expect.poll(states, { timeout: 10_000 }).toEqual(['kept'])
  await page.reload()
  await expect.poll(states, { timeout: 10_000 }).toEqual(['kept'])
  await page.context().setOffline(false)
  await expect.poll(states, { timeout: 20_000 }).toEqual(['received'])
  expect(await page.locator('#outbox').innerText()).toMatch(/mã [0-9A-Z]{4}-[0-9A-Z]{4}-/)
  await page.goto('/registry/inspections')
  await expect.poll(() => page.locator('a[href$="/visit"]').count()).toBe(0)
  await page.context().close()
})

/** Breadth first from an address, one page a kind; how many pages that were. */
async function walkFrom(walker: Walker, start: string, most: number, note: (text: string) => void): Promise<number> {
  const { page, seen } = walker
  const queue = [start]
  const met = new Set([...seen, kindOf(start)])
  let pages = 0
  for (let address = queue.shift(); address && pages < most; address = queue.shift()) {
    const answer = await page.goto(address)
    pages += 1
    if (!answer || answer.status() >= 400) note(`answered ${answer?.status()}`)
    await look(walker)
    for (const next of await listLinks(page)) {
      if (met.has(kindOf(next))) continue
      met.add(kindOf(next))
      queue.push(next)
    }
  }
  return pages
}

/** Pages of ours that the bar at the top and the page itself link to. */
async function listLinks(page: Page): Promise<string[]> {
  const links = page.locator('header a[href]:not([download]), main a[href]:not([download])')
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') as string))
  return addresses
    .map((href) => new URL(href, page.url()))
    .filter(
      ({ origin, pathname, searchParams }) =>
        origin === system.url && !noPage.test(pathname) && !searchParams.has('lang'),
    )
    .map(({ pathname, search }) => `${system.url}${pathname}${search}`)
}
