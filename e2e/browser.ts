import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { requireBrowser } from '../tools/find-browser.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// A camera that draws a moving picture and asks nobody.
const cameraFlags = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
]

const copies = new WeakMap<Page, Page>()
const withoutScript = new WeakMap<Page, { dark: boolean }>()

/** How a reader's browser is. Each page has cookies of its own, as in a browser of its own. */
export type Reader = { width?: number; javaScript?: boolean; dark?: boolean; baseURL?: string; fakeCamera?: boolean }

/** A browser with a fresh profile. */
export type Browsing = { browser: Browser; newPage(reader?: Reader): Promise<Page>; close(): Promise<void> }

/** Launches a browser with a fresh profile; pages speak Vietnamese and are 360 px wide unless told otherwise. */
export async function openBrowser(defaults: Reader = {}): Promise<Browsing> {
  const args = defaults.fakeCamera ? [...flags, ...cameraFlags] : flags
  const browser = await chromium.launch({ executablePath: requireBrowser(), args })
  const newPage = async (reader: Reader = {}) => {
    const { width = 360, javaScript = true, dark = false, baseURL } = { ...defaults, ...reader }
    const context = await browser.newContext({
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width, height: 800 },
      javaScriptEnabled: javaScript,
      colorScheme: dark ? 'dark' : 'light',
      ...(baseURL && { baseURL }),
    })
    const page = await context.newPage()
    if (!javaScript) withoutScript.set(page, { dark })
    return page
  }
  return { browser, newPage, close: () => browser.close() }
}

/** What axe finds wrong with the page as it stands (WCAG 2.2 A and AA, best practices), a line a node; empty when nothing. */
export async function axeProblems(page: Page): Promise<string[]> {
  return runAxe(withoutScript.has(page) ? await copyOf(page) : page)
}

async function runAxe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() => (globalThis as unknown as WithAxe).axe.run())
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`))
}

// Where scripts are off axe cannot run either: it looks at the same document in a page that has them on, where the
// document's own scripts stay off.
async function copyOf(page: Page): Promise<Page> {
  const html = await page.content()
  const copy = copies.get(page) ?? (await openCopy(page))
  copies.set(page, copy)
  const headers = { 'content-security-policy': "script-src 'none'" }
  await copy.unrouteAll()
  await copy.route(page.url(), (route) =>
    route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers }),
  )
  await copy.goto(page.url())
  return copy
}

async function openCopy(page: Page): Promise<Page> {
  const { dark } = withoutScript.get(page) ?? {}
  const browser = page.context().browser() as Browser
  const context = await browser.newContext({ viewport: page.viewportSize(), colorScheme: dark ? 'dark' : 'light' })
  return context.newPage()
}

type WithAxe = { axe: { run(): Promise<{ violations: Violation[] }> } }
type Violation = { id: string; help: string; nodes: { target: string[] }[] }

/** Parts of the page that stick out to the right, so that a reader would have to scroll sideways; empty when it fits. */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    const parts = [...document.querySelectorAll('body *')].filter(
      (part) => part.getBoundingClientRect().right > room + 1,
    )
    return parts.map((part) => `${part.tagName.toLowerCase()}.${part.className}`)
  })
}
