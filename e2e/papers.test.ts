import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeProblems, type Browsing, findOverflow, openBrowser } from './browser.ts'
import { openSystem, type System } from './system.ts'

let system: System
let browsing: Browsing
let folder: string
let code: string

/** A certificate of the demo as it was issued, with one byte changed, and its credential. */
beforeAll(async () => {
  system = await openSystem()
  browsing = await openBrowser({ baseURL: system.url })
  folder = mkdtempSync(join(tmpdir(), 'saolang-papers-'))
  const found = await ask(`/api/v1/products?q=${encodeURIComponent('mật ong rừng tràm')}`)
  const { products } = (await found.json()) as { products: { address: string; isSample: boolean; star: number }[] }
  const sample = products.find(({ isSample, star }) => isSample && star === 4)
  const record = (await (await ask(`/api/v1/products/${sample?.address}`)).json()) as { verificationCode: string }
  code = record.verificationCode
  const issued = Buffer.from(await (await ask(`/products/${code}/certificate.pdf`)).arrayBuffer())
  const forged = Buffer.from(issued)
  forged.writeUInt8(forged.readUInt8(Math.floor(issued.length / 3)) ^ 1, Math.floor(issued.length / 3))
  writeFileSync(join(folder, 'issued.pdf'), issued)
  writeFileSync(join(folder, 'forged.pdf'), forged)
})

afterAll(async () => {
  await browsing?.close()
  await system?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const ask = (path: string) => fetch(system.url + path)

async function hold(page: Page, file: string, javaScript: boolean): Promise<string> {
  await page.goto(`/v/${code}/check`)
  await page.setInputFiles('input[type=file]', join(folder, file))
  if (!javaScript) await page.getByRole('button', { name: 'So với bản đã cấp' }).click()
  const answer = page.getByText(/Đúng bản đã cấp|Không phải bản đã cấp/)
  return answer.innerText()
}

describe.each([{ javaScript: true }, { javaScript: false }])(
  'a paper held against the register, JavaScript $javaScript',
  (reader) => {
    test('the certificate as issued is known to the byte; one changed byte is told, and the stars still stand apart', async () => {
      const page = await browsing.newPage(reader)
      expect(await hold(page, 'issued.pdf', reader.javaScript)).toContain('Đúng bản đã cấp')
      expect(await hold(page, 'forged.pdf', reader.javaScript)).toContain('Không phải bản đã cấp')
      expect(await page.getByText('Sao đang hiệu lực').count()).toBeGreaterThan(0)
      expect(await axeProblems(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await page.context().close()
    })
  },
)

test('an edited credential is shown as such', async () => {
  const credential = (await (await ask(`/api/v1/credentials/${code}`)).text()).trim().replace(/^"|"$/g, '')
  const [head, body, signature] = credential.split('.')
  const claims = JSON.parse(Buffer.from(body as string, 'base64url').toString())
  const edited = Buffer.from(JSON.stringify(claims).replace('"star":4', '"star":5')).toString('base64url')
  const page = await browsing.newPage({ javaScript: false })
  const told = async (text: string) => {
    await page.goto(`/v/${code}/check`)
    await page.locator('main details summary').first().click()
    await page.locator('textarea').fill(text)
    await page
      .locator('form', { has: page.locator('textarea') })
      .getByRole('button')
      .click()
    return page.locator('main').innerText()
  }
  const right = await told(credential)
  const wrong = await told([head, edited, signature].join('.'))
  expect(edited).not.toBe(body)
  expect(right).not.toBe(wrong)
  expect(wrong).toMatch(/chữ ký|đã bị sửa/i)
  await page.context().close()
})
