import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId } from '../platform/act.ts'
import { inTransaction, type Tx } from '../platform/sql.ts'
import { addProduct, findProduct, type ProductRow, saveProduct } from '../registry/products.sql.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { getProductKey } from './product-key.ts'
import { findKey } from './product-keys.sql.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const keyOf = (tx: Tx, productId: string) => getProductKey({ tx, now: currentTime(), newRandom: random }, productId)

async function enterProduct(name: string): Promise<string> {
  const id = newId(currentTime())
  const place = { communeCode: '32047', provinceCode: '96', recordedPlace: 'xã U Minh', recordedCommuneCode: '32047' }
  const origin = { origin: 'import', importKey: id, organisationId: null, producer: 'HTX Thử (mẫu)' } as const
  const facts = { industryCode: 'I', setNo: 1, isDemo: true }
  await inTransaction((tx) => addProduct(tx, { id, name, ...place, ...origin, ...facts }, currentTime()))
  return id
}

async function giveGtin(tx: Tx, productId: string, gtin: string): Promise<void> {
  await saveProduct(tx, { ...((await findProduct(tx, productId)) as ProductRow), gtin }, currentTime())
}

test('a product that nobody knows gets no key', async () => {
  const asked = inTransaction((tx) => keyOf(tx, newId(currentTime())))
  await expect(asked).rejects.toMatchObject({ problems: [{ code: 'not-found.product' }] })
})

test('a product gets one key for good, even when two ask at once', async () => {
  const id = await enterProduct('Mật ong rừng tràm')
  const [first, second] = await Promise.all([
    inTransaction((tx) => keyOf(tx, id)),
    inTransaction((tx) => keyOf(tx, id)),
  ])
  expect(parseShortCode(first.key)).toBe(first.key)
  expect(second).toEqual(first)
  expect(await inTransaction((tx) => findKey(tx, first.key))).toMatchObject({ productId: id, gtin: null })
})

test('a GTIN that comes later joins the same key; a GTIN of another product does not', async () => {
  const [honey, tea] = await Promise.all([enterProduct('Mật ong'), enterProduct('Trà')])
  await inTransaction(async (tx) => {
    const { key } = await keyOf(tx, honey)
    await giveGtin(tx, honey, '08935217400010')
    await giveGtin(tx, tea, '08935217400010')
    expect(await keyOf(tx, honey)).toMatchObject({ key, gtin: '08935217400010' })
    expect(await keyOf(tx, tea)).toMatchObject({ productId: tea, gtin: null })
  })
})
