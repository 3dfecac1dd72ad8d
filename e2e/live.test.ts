import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type Running, start } from '@saolang/server/src/main.ts'
import { currentTime } from '@saolang/server/src/platform/act.ts'
import { inTransaction } from '@saolang/server/src/platform/sql.ts'
import { getRecord } from '@saolang/server/src/registry/get-product.ts'
import { openWithdrawal } from '@saolang/server/src/registry/withdrawal/open-withdrawal.ts'
import { publishReply } from '@saolang/server/src/registry/withdrawal/publish-reply.ts'
import { withdrawCertificate } from '@saolang/server/src/registry/withdrawal/withdraw-certificate.ts'
import { seedReference } from '@saolang/server/src/seed-reference.ts'
import { signIn } from '@saolang/server/src/testing/actors.ts'
import { prepareLive } from '@saolang/server/src/testing/live/announced.ts'
import { putOnSale, type Recognised, recogniseProduct } from '@saolang/server/src/testing/on-sale.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeProblems, type Browsing, findOverflow, openBrowser } from './browser.ts'
import { findFreePort } from './system.ts'
import { button, words } from './walker.ts'

// The system runs in this process: the world that it needs (councils, certificates, papers) is made by its own acts.
let running: Running
let browsing: Browsing
let dataDir: string
let honey: Recognised
let wax: Recognised
let honeyOffer: string
let waxOffer: string
let id: string
const findings: string[] = []

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'saolang-live-'))
  chmodSync(dataDir, 0o755)
  const port = await findFreePort()
  Object.assign(process.env, { SAOLANG_DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '', SAOLANG_DEMO: 'off' })
  process.env.LIVE_RTMP_PORT = '0'
  running = await start(seedReference)
  const deliverEvents = () => untilRecognised(honey ? 2 : 1)
  honey = await recogniseProduct({ deliverEvents })
  wax = await recogniseProduct({ deliverEvents }, honey)
  honeyOffer = await putOnSale(honey, 10, 'Chai 500 ml')
  waxOffer = await putOnSale(wax, 10, 'Hộp 350 g')
  id = await prepareLive(honey, [honeyOffer])
  await prepareSecond()
  browsing = await openBrowser({ baseURL: running.config.publicUrl, fakeCamera: true })
}, 120_000)
afterAll(async () => {
  await browsing?.close()
  await running?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

// The worker of the system itself delivers what the decision told.
async function untilRecognised(wanted: number): Promise<void> {
  for (let n = 0; n < wanted; await pause(50))
    n = (await inTransaction((tx) => tx`select 1 from registry.listing`)).length
}

async function prepareSecond(): Promise<void> {
  const { putInBag } = await import('@saolang/server/src/market/live/selling/fill-bag.ts')
  const { handInPapers } = await import('@saolang/server/src/testing/live/announced.ts')
  await handInPapers(wax)
  await putInBag(honey.producer, { sessionId: id, offerId: waxOffer })
}

async function enter(actor: Actor, width: number): Promise<Page> {
  const page = await browsing.newPage({ width })
  const { headers } = await signIn(actor)
  const [name = '', value = ''] = headers.cookie.split('=')
  await page.context().addCookies([{ name, value, url: 'https://localhost/', secure: true, httpOnly: true }])
  return page
}

async function look(page: Page, what: string): Promise<void> {
  const wrong = [...(await axeProblems(page)), ...(await findOverflow(page)).map((part) => `sticks out: ${part}`)]
  findings.push(...wrong.map((text) => `${what}: ${text}`))
}

const hasPlayed = (page: Page) =>
  page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0)

async function orderOne(buyer: number): Promise<number> {
  const { publicUrl } = running.config
  const post = (more: Record<string, string>) =>
    fetch(`${publicUrl}/live/${id}/checkout`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        ...{ offer: honeyOffer, quantity: '1', name: `Người Mua ${buyer}`, phone: `09000000${10 + buyer}` },
        ...{ address: 'Số 1 phố Thử', provinceCode: '79', [`pay-${honey.producer.organisationId}`]: 'cash', ...more },
      }),
    })
  const review = await (await post({ step: 'review' })).text()
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(review) ?? []
  const [, seenDong = ''] = /name="seenDong" value="(\d+)"/.exec(review) ?? []
  if (!key) return 422
  return (await post({ step: 'order', key, seenDong })).status
}

async function withdrawWax(): Promise<void> {
  const today = legalDateOf(currentTime())
  const certificateId = await inTransaction(async (tx) => (await getRecord(tx, wax.productId, today)).current.id)
  const { id: withdrawalId } = await openWithdrawal(wax.officer, {
    ...{ certificateId, ground: 'productionStopped', reason: 'Chủ thể đã ngừng sản xuất', replyBy: '' },
    ...{ conclusionDocument: 'Giấy xác nhận 5/XN-UBND', concludedOn: today },
  })
  await publishReply(wax.producer, { withdrawalId, words: 'Chúng tôi đồng ý, đã ngừng sản xuất.' })
  const signer = { signerName: 'Lê Văn Chánh', signerTitle: 'Chủ tịch' }
  await withdrawCertificate(wax.officer, { withdrawalId, documentNumber: '9/QĐ-UBND', signedOn: today, ...signer })
}

test('a phone’s camera goes live, another phone watches, ten jars are sold to forty buyers, a withdrawn star leaves the screen, and the recording has its chapters', async () => {
  const host = await enter(honey.producer, 360)
  await host.goto(`/market/live/${id}`)
  await look(host, 'desk before')
  await button(host, words('market.liveDesk.begin')).click()
  await button(host, words('market.liveDesk.camera.start')).click()
  await host.locator('.live-camera [data-state=sending]').waitFor({ timeout: 20_000 })

  const phone = await browsing.newPage({ width: 360 })
  await phone.goto(`/live/${id}`)
  await expect.poll(() => hasPlayed(phone), { timeout: 25_000 }).toBeGreaterThan(10)
  await look(phone, 'watching')
  await look(host, 'desk on air')
  expect(await phone.locator('.live-bag li').count()).toBe(2)

  // Pinned without leaving the camera.
  await host.locator(`form[action$="${waxOffer}/pin"] button`).click()
  await phone.locator(`.live-bag li.pinned[data-offer="${waxOffer}"]`).waitFor()
  await phone.locator('.live-chat [name=name]').fill('Cô Ba')
  await phone.locator('.live-chat [name=words]').fill('Mật còn không em?')
  await phone.locator('.live-chat button').last().click()
  await host.locator('.live-chat li', { hasText: 'Mật còn không em?' }).waitFor()
  expect(await host.locator('.live-camera [data-state=sending]').count()).toBe(1)

  const statuses = await Promise.all(Array.from({ length: 40 }, (_, buyer) => orderOne(buyer)))
  expect(statuses.filter((status) => status === 303).length).toBe(10)
  const [sold] = await inTransaction(
    (tx) =>
      tx<
        { n: number }[]
      >`select count(*)::int as n from market.shop_order where source_kind = 'live' and source_id = ${id}`,
  )
  expect(sold?.n).toBe(10)
  await phone.locator(`[data-offer="${honeyOffer}"]`, { hasText: words('market.live.soldOut') }).waitFor()

  await host.locator(`form[action$="${honeyOffer}/pin"] button`).click()
  await phone.locator(`.live-bag li.pinned[data-offer="${honeyOffer}"]`).waitFor()
  await withdrawWax()
  await phone.locator(`[data-offer="${waxOffer}"]`).waitFor({ state: 'detached', timeout: 10_000 })

  await button(host, words('market.liveDesk.end')).click()
  await phone.locator('.live-over').waitFor()
  const readTrack = async () => (await fetch(`${running.config.publicUrl}/live/${id}/chapters.vtt`)).text()
  await expect.poll(readTrack, { timeout: 20_000 }).toContain('Hộp 350 g')
  const plain = await browsing.newPage({ width: 360, javaScript: false })
  // The film is cut together when the sale is over: the page has its chapters once it is there.
  const countChapters = async () => {
    await plain.goto(`/live/${id}`)
    return plain.locator('.live-chapters li').count()
  }
  await expect.poll(countChapters, { timeout: 20_000 }).toBe(2)
  await look(plain, 'recording')
  expect((await fetch(`${running.config.publicUrl}/live/${id}/media/replay.mp4`)).status).toBe(200)
  expect(findings).toEqual([])
}, 120_000)
