import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyToFair } from '../packages/server/src/market/fairs/apply-to-fair.ts'
import { decideApplication, openFair } from '../packages/server/src/market/fairs/hold-fair.ts'
import { readFair, readFairReport } from '../packages/server/src/market/fairs/read-fairs.ts'
import { keepForStall } from '../packages/server/src/market/fairs/sell-at-stall.ts'
import { linkBank } from '../packages/server/src/market/payments/link-bank.ts'
import { signIn } from '../packages/server/src/testing/actors.ts'
import type { Recognised } from '../packages/server/src/testing/on-sale.ts'
import { axeProblems, type Browsing, findOverflow, openBrowser } from './browser.ts'
import { type OpenShop, openShop } from './open-shop.ts'
import { button, link, words } from './walker.ts'

let shop: OpenShop
let browsing: Browsing
beforeAll(async () => {
  shop = await openShop()
  browsing = await openBrowser({ baseURL: shop.url })
})
afterAll(async () => {
  await browsing?.close()
  await shop?.close()
})

const press = (page: Page, name: string) => button(page, name).click()

async function sound(page: Page): Promise<void> {
  expect(await axeProblems(page)).toEqual([])
  expect(await findOverflow(page)).toEqual([])
}

async function openAsSeller({ producer }: Recognised, javaScript = false): Promise<Page> {
  const { headers } = await signIn(producer)
  const [name = '', value = ''] = headers.cookie.split('=')
  const page = await browsing.newPage({ javaScript })
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true }])
  return page
}

async function putIntoCart(page: Page, offer: string, quantity: string): Promise<void> {
  await page.goto(`/shop/${offer}`)
  await page.getByLabel(words('market.quantity'), { exact: true }).fill(quantity)
  await press(page, words('market.addToCart'))
  await page.waitForURL('**/cart')
}

test('a buyer on a phone without a script buys from two sellers, by VietQR and in cash; each learns of it, and one tap confirms', async () => {
  const page = await browsing.newPage({ javaScript: false })
  await page.goto('/shop')
  expect(await page.locator('a[href^="/shop/"]').count()).toBeGreaterThanOrEqual(2)
  await putIntoCart(page, shop.offers[0], '2')
  await putIntoCart(page, shop.offers[1], '1')
  await sound(page)
  await link(page, words('market.checkout')).click()
  await page.getByLabel(words('market.buyerName'), { exact: true }).fill('Người Mua (mẫu)')
  await page.getByLabel(words('market.buyerPhone'), { exact: true }).fill('0911111111')
  await page.getByLabel(words('market.buyerAddress'), { exact: true }).fill('Số 1, xã Mẫu')
  await page.locator('select[name=provinceCode]').selectOption('96')
  const [first, second] = shop.sellers.map(({ producer }) => producer.organisationId as string)
  await page.locator(`input[name="pay-${first}"][value=transfer]`).check()
  await page.locator(`input[name="pay-${second}"][value=cash]`).check()
  await sound(page)
  await press(page, words('market.onToReview'))
  await page.getByText('510.000 đồng').first().waitFor()
  await sound(page)
  await press(page, words('market.orderNow'))
  await page.getByText(words('market.ordered')).waitFor()
  await sound(page)
  expect(await page.getByRole('img', { name: words('market.qrToPay') }).count()).toBe(1)
  const followed = page.url().replace('?new=1', '')

  const cashSeller = await openAsSeller(shop.sellers[1])
  await cashSeller.goto('/market/orders')
  await cashSeller.getByRole('link', { name: /^OCOP/ }).first().click()
  await press(cashSeller, words('market.act.confirm'))
  await cashSeller.getByText(words('market.order.confirmed')).first().waitFor()
  await sound(cashSeller)
  await cashSeller.goto('/market/orders/pack')
  await cashSeller.getByText('0911111111').waitFor()
  await sound(cashSeller)

  const payCode = await page
    .locator('b', { hasText: /^OCOP[0-9A-Z]{9}$/ })
    .first()
    .innerText()
  await tellOfMoney(shop.sellers[0], payCode)
  await page.goto(followed)
  expect(await page.getByText(words('market.order.placed')).count()).toBeGreaterThan(0)
  expect(await page.getByText(words('market.order.confirmed')).count()).toBeGreaterThan(0)
  expect(await page.getByText('0911111111').count()).toBe(0)
  await sound(page)
})

async function tellOfMoney({ producer }: Recognised, payCode: string): Promise<void> {
  const { id, secret } = await linkBank(producer, { provider: 'sepay' })
  const told = { id: 1, content: `MBVCB.1.${payCode} chuyen tien`, transferType: 'in', transferAmount: 330_000 }
  const answer = await fetch(`${shop.url}/hooks/bank/sepay/${id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Apikey ${secret}` },
    body: JSON.stringify(told),
  })
  expect(await answer.json()).toEqual({ success: true })
}

/** A fair that is on today, where the first seller has five packs of its own on the counter. */
async function openStall(): Promise<{ fairId: string }> {
  const { producer, productId, officer } = shop.sellers[0]
  const today = legalDateOf(new Date())
  const { id: fairId } = await openFair(officer, {
    ...{ name: 'Phiên chợ quê (mẫu)', about: '', place: 'Sân ủy ban xã', provinceCode: '96', plan: 'A1 A2' },
    ...{ fromOn: today, untilOn: addDays(today, 1), applyUntil: today },
  })
  await applyToFair(producer, { fairId, productIds: [productId], words: '' })
  const applicationId = (await readFair(producer, fairId)).own?.id as string
  await decideApplication(officer, { fairId, applicationId, accepts: true, why: '' })
  await keepForStall(producer, { fairId, offerId: shop.offers[0], quantity: 5 })
  return { fairId }
}

test('a stall at a fair sells where there is no network, from a page that was kept the day before; each sale is taken in once, and no more than lies there', async () => {
  const { fairId } = await openStall()
  const page = await openAsSeller(shop.sellers[0], true)
  const address = `/fairs/${fairId}/stall`
  await page.goto(address)
  const isKept = () =>
    page.evaluate(async (path) => (await caches.open('saolang-pages')).match(path).then(Boolean), address)
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true)
  await page.context().setOffline(true)
  await page.reload()
  await page.locator('#outbox').waitFor()
  await page.evaluate(() => document.querySelector('[name=soldOn]')?.setAttribute('value', '2026-01-01'))
  const sales = page.locator('#outbox li')
  for (const [i, quantity] of ['2', '1', '3'].entries()) {
    await page.getByLabel(words('market.quantity'), { exact: true }).first().fill(quantity)
    await press(page, words('market.fairs.sell'))
    await expect.poll(() => sales.count()).toBe(i + 1)
  }
  expect(await page.locator('#outbox [data-state=kept]').count()).toBe(3)
  await sound(page)

  await page.context().setOffline(false)
  await page.reload()
  const settled = () => page.locator('#outbox [data-state=received], #outbox [data-state=refused]').count()
  await expect.poll(settled, { timeout: 20_000 }).toBe(3)
  // Five lay there: the sale that would be the sixth waits for a person.
  expect(await page.locator('#outbox [data-state=refused]').count()).toBe(1)
  const { rows } = await readFairReport(shop.sellers[0].officer, fairId)
  expect(rows.map(({ total }) => total?.sales)).toEqual([2])
  await page.reload()
  await sound(page)
})
