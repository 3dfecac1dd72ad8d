import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, openBrowser } from './browser.ts'
import { openSystem, type System } from './system.ts'
import { button, open, press, type Walker, words } from './walker.ts'

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

test('a producer makes a passkey on the phone, signs out, and signs in with it and nothing else', async () => {
  const page = await browsing.newPage({ width: 360 })
  const walker: Walker = { page, findings: [], seen: new Set() }
  await plugInAuthenticator(page)
  await register(walker)
  await open(walker, '/account')
  await press(walker, page.locator('a[href="/account/second-factor"]').first())
  await page.getByRole('button', { name: words('people.passkeyMake') }).click()
  await press(walker, button(page, words('kit.continue')))
  await open(walker, '/account')
  expect(await page.locator('button[name="passkeyId"]').count()).toBe(1)

  await open(walker, '/logout')
  await press(walker, page.locator('main form button').first())
  await page.goto('/account')
  expect(new URL(page.url()).pathname).toBe('/login')
  await press(walker, page.getByRole('button', { name: words('people.passkeySignIn') }))
  await open(walker, '/account')
  expect(new URL(page.url()).pathname).toBe('/account')
  expect(await page.locator('main').innerText()).toContain('khoa@test.example')
  expect(walker.findings).toEqual([])
})

/** The authenticator of a phone, as Chromium plays it (WebDriver virtual authenticators): it holds keys and knows its owner. */
async function plugInAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function register(walker: Walker): Promise<void> {
  const { page } = walker
  await open(walker, '/register')
  await page.getByLabel(words('people.fullName')).fill('Người Có Khóa (mẫu)')
  await page.getByLabel(words('people.email')).fill('khoa@test.example')
  await press(walker, page.locator('main form button').first())
  await page.getByLabel(words('people.password')).fill('bông súng đồng tháp mười')
  await press(walker, page.locator('main form button').first())
}
