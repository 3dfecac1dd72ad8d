import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browsing, openBrowser } from './browser.ts'
import { fileDossier } from './file-dossier.ts'
import { conclude, convene, recordDecision, score, sendToProvince } from './judge-dossier.ts'
import { openSystem, type System } from './system.ts'
import { link, open, press, signIn, type Walker, words } from './walker.ts'

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

describe.each([
  { javaScript: true, product: 'Mật ong đi thử', number: '801/QĐ-UBND' },
  { javaScript: false, product: 'Mật ong không kịch bản', number: '802/QĐ-UBND' },
])('the whole road on a phone, JavaScript $javaScript', ({ javaScript, product, number }) => {
  const findings: string[] = []
  const seen = new Set<string>()
  const walkAs = async (mailbox?: string): Promise<Walker> => {
    const walker = { page: await browsing.newPage({ width: 360, javaScript }), findings, seen }
    if (mailbox) await signIn(walker, mailbox)
    return walker
  }

  test('a producer files, the commune forwards, five members score apart, the decision makes the star', async () => {
    const colour = { r: 214, g: 150, b: 20 }
    const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
      .jpeg()
      .toBuffer()
    const producer = await walkAs('san-xuat')
    const { address, code } = await fileDossier(producer, product, {
      name: 'anh-nhan.jpg',
      mimeType: 'image/jpeg',
      buffer,
    })
    expect(code).toMatch(/^\d{3}\./)
    await sendToProvince(await walkAs('can-bo-xa'), product)
    const officer = await walkAs('can-bo-tinh')
    const session = await convene(officer, product)
    const members = ['chu-tich-tinh', 'hoi-dong-tinh-1', 'hoi-dong-tinh-2', 'hoi-dong-tinh-3', 'hoi-dong-tinh-4']
    const walkers: Walker[] = []
    for (const mailbox of members) {
      const member = await walkAs(mailbox)
      await score(member, session)
      walkers.push(member)
    }
    await conclude(walkers[0] as Walker, session)
    await recordDecision(officer, product, number)
    await open(producer, `${address}/result`)
  })

  test('anyone finds the product and checks its code in a fresh browser', async () => {
    const buyer = await walkAs()
    const { page } = buyer
    const found = () => page.getByRole('link', { name: product })
    for (let tries = 0; tries < 40; tries++) {
      await page.goto(`/products?q=${encodeURIComponent(product)}`)
      if ((await found().count()) > 0) break
      await new Promise((wake) => setTimeout(wake, 250))
    }
    await press(buyer, found().first())
    await press(buyer, page.locator('a[href*="/v/"]').first())
    expect(new URL(page.url()).pathname).toMatch(/^\/v\//)
    expect(await page.locator('body').innerText()).toContain(product)
    expect(await page.getByRole('img', { name: '4 trên 5 sao' }).count()).toBeGreaterThan(0)
    expect(await page.locator('body').innerText()).toContain(number)
    await open(buyer, '/v')
    await open(buyer, '/')
    expect(await link(page, words('kit.products')).count()).toBeGreaterThan(0)
  })

  test('axe finds nothing and nothing sticks out on any page of the road', () => {
    expect(seen.size).toBeGreaterThan(20)
    expect(findings).toEqual([])
  })
})
