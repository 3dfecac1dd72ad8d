import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getOrganisation } from '../../people/get-organisation.ts'
import { connect } from '../../platform/connect.ts'
import { inReadOnly, inTransaction, type Tx } from '../../platform/sql.ts'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveArea } from '../../trace/areas/save-area.ts'
import { getProductKey } from '../../trace/product-key.ts'
import { readProducerDuplicate, readProducerDuplicates } from '../duplicates/decide-duplicate.ts'
import { findDuplicates } from '../duplicates/find-duplicates.ts'
import { getRecord } from '../get-product.ts'
import { importRecords } from '../imports/import-records.ts'
import { mergeProducers } from './merge-producers.ts'
import { mergeProducts } from './merge-products.ts'
import { splitProducer, splitProduct } from './split.ts'
import { readMerges, undoMerge } from './undo-merge.ts'

let running: TestApp
let sql: ReturnType<typeof connect>
let sold: Recognised
let heirId: string
beforeAll(async () => {
  running = await openApp()
  sql = connect(running.url, { max: 1 })
  sold = await recogniseProduct(running)
  await putOnSale(sold, 10)
  await saveArea(sold.producer, { form: { name: 'Trại kênh 7', kind: 'bee-yard', communeCode: '32047' } })
  const author = await createActor({ role: 'commune-officer' })
  heirId = (await createOrganisation(author.personId as string, { taxCode: '6107000001', name: 'HTX Thử (mẫu)' })).id
})
afterAll(async () => {
  await sql.end()
  await running.close()
})

const officer = (provinceCode = '96') => createActor({ role: 'provincial-officer', provinceCode })
const reason = 'Cùng một hợp tác xã, đăng ký hai lần'
const lostId = () => sold.producer.organisationId as string
const papers = () => sql`select id, number, signer, product_id, fact from registry.certificate order by id`
/** Whose everything is, by table. */
async function owners(): Promise<Record<string, string[]>> {
  const columns = [
    ['people.role_grant', 'organisation_id'],
    ['registry.product', 'organisation_id'],
    ['dossiers.dossier', 'organisation_id'],
    ['trace.area', 'organisation_id'],
    ['market.variant', 'organisation_id'],
    ['market.offer', 'seller_id'],
  ] as const
  const found: Record<string, string[]> = {}
  for (const [table, column] of columns) {
    const rows = await sql<{ id: string }[]>`
      select distinct ${sql(column)} as id from ${sql(table)} where ${sql(column)} in (${lostId()}, ${heirId}) order by 1`
    found[table] = rows.map(({ id }) => id)
  }
  return found
}

test('producers go into one another by officers of their province alone, with a reason, real with real', async () => {
  const merge = { fromId: lostId(), intoId: heirId, reason }
  await expect(mergeProducers(visitor, merge)).rejects.toThrow('unauthenticated')
  for (const role of ['producer', 'commune-officer', 'auditor', 'administrator'] as const)
    await expect(mergeProducers(await createActor({ role }), merge)).rejects.toThrow('forbidden.role')
  await expect(mergeProducers(await officer('01'), merge)).rejects.toThrow('forbidden.jurisdiction')
  await expect(mergeProducers(await officer(), { ...merge, reason: ' ' })).rejects.toThrow('merge.reason-missing')
  await expect(mergeProducers(await officer(), { ...merge, intoId: lostId() })).rejects.toThrow('merge.with-itself')
  await expect(mergeProducers(await officer(), merge)).rejects.toThrow('merge.terms-missing')
})

test('two producers with one number wait side by side with what would follow', async () => {
  await findDuplicates()
  const [pair] = await readProducerDuplicates(await officer(), undefined)
  expect(pair?.reasons).toEqual(expect.arrayContaining(['same-number', 'same-commune']))
  expect(await readProducerDuplicates(await officer('01'), undefined)).toEqual([])
  const { sides } = await readProducerDuplicate(await officer(), pair as { firstId: string; secondId: string })
  const lost = sides.find(({ organisation }) => organisation.id === lostId())
  expect(lost?.dossiers).toBe(1)
  expect(lost?.ties).toEqual(
    expect.arrayContaining([
      { kind: 'area', count: 1 },
      { kind: 'offer', count: 1 },
    ]),
  )
})

test('accounts, dossiers, products, areas and offers follow, certificates do not change, and undoing brings all back', async () => {
  await sql`insert into market.seller_terms (organisation_id, phone, delivery, delivery_dong, returns, takes_cash, changed_at)
    values (${heirId}, '0900000000', 'Gửi bưu điện', 0, 'Trong 7 ngày', true, now())`
  const [before, certificates] = [await owners(), await papers()]
  const made = await Promise.allSettled(
    [1, 2].map(async () => mergeProducers(await officer(), { fromId: lostId(), intoId: heirId, reason })),
  )
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await running.deliverEvents()
  expect(await owners()).toEqual(Object.fromEntries(Object.keys(before).map((table) => [table, [heirId]])))
  expect(await papers()).toEqual(certificates)
  const [merge] = await readMerges(await officer(), undefined)
  expect(merge?.moved).toMatchObject({ member: 1, product: 1, dossier: 1, area: 1, variant: 1, offer: 1 })
  expect((await running.app.inject({ url: `/products/${sold.address}` })).body).toContain('HTX Thử (mẫu)')
  const { headers } = await signIn(await createActor({ role: 'commune-officer' }))
  const former = await running.app.inject({ url: `/organisations/${lostId()}`, headers })
  expect([former.statusCode, former.body.includes(`/organisations/${heirId}`)]).toEqual([200, true])

  await undoMerge(await officer(), { id: merge?.id as string, reason: 'Gộp nhầm chủ thể' })
  await running.deliverEvents()
  expect(await owners()).toEqual(before)
  expect(await papers()).toEqual(certificates)
  const { name } = await inReadOnly((tx) => getOrganisation(tx, lostId()))
  expect((await running.app.inject({ url: `/products/${sold.address}` })).body).toContain(name)
})

test('products that went to another producer are given to it with their offers, and back', async () => {
  const before = await owners()
  const given = { fromId: lostId(), intoId: heirId, productIds: [sold.productId], reason: 'Tách hợp tác xã' }
  await expect(splitProducer(await officer('01'), given)).rejects.toThrow('forbidden.jurisdiction')
  await expect(splitProducer(await officer(), { ...given, productIds: [] })).rejects.toThrow('split.nothing-chosen')
  const { id } = await splitProducer(await officer(), given)
  await running.deliverEvents()
  const after = await owners()
  for (const table of ['registry.product', 'market.variant', 'market.offer']) expect(after[table]).toEqual([heirId])
  for (const table of ['people.role_grant', 'dossiers.dossier', 'trace.area']) expect(after[table]).toEqual([lostId()])
  await undoMerge(await officer(), { id, reason: 'Tách nhầm chủ thể' })
  await running.deliverEvents()
  expect(await owners()).toEqual(before)
})

test('a product that a source told two as one is parted by its facts; what was issued never moves; codes lead back after undoing', async () => {
  const head =
    'product,industry,entity,province_old,province_new_code,stars,status,year,decision_no,decision_date,source_level,source_url'
  const rows = [
    'Khô cá sặc,Thực phẩm,HTX Biển Mẫu,Cà Mau,96,3,công nhận,2021,1/QĐ-UBND,2021-06-01,A,mẫu',
    'Khô cá sặc,Thực phẩm,HTX Biển Mẫu,Cà Mau,96,4,công nhận,2025,2/QĐ-UBND,2025-06-01,A,mẫu',
  ]
  await importRecords(await officer(), { fileName: 'mau.csv', bytes: Buffer.from([head, ...rows].join('\n')) })
  const [row] = await sql<{ id: string }[]>`select id from registry.product where name = 'Khô cá sặc'`
  const productId = row?.id as string
  const read = (id: string) => inReadOnly((tx) => getRecord(tx, id, '2026-11-25'))
  const { recognitions } = await read(productId)
  const split = { productId, name: 'Khô cá sặc bổi', reason: 'Hai sản phẩm khác nhau' }
  const [first = '', second = ''] = recognitions.map(({ id }) => id)
  await expect(splitProduct(await officer(), { ...split, certificateIds: [first, second] })).rejects.toThrow(
    'split.all-chosen',
  )
  const issued = { ...split, productId: sold.productId, certificateIds: [(await read(sold.productId)).current.id] }
  await expect(splitProduct(await officer(), issued)).rejects.toThrow('split.issued')
  await expect(
    inTransaction((tx) => tx`update registry.certificate set product_id = ${productId} where kind = 'issued'`),
  ).rejects.toThrow('what was issued stays')

  const made = await splitProduct(await officer(), { ...split, certificateIds: [second] })
  const [old, twin] = [await read(productId), await read(made.productId)]
  expect([old.recognitions.length, twin.recognitions.length, twin.product.name]).toEqual([1, 1, 'Khô cá sặc bổi'])
  await undoMerge(await officer(), { id: made.id, reason: 'Tách nhầm sản phẩm' })
  expect((await read(productId)).recognitions).toHaveLength(2)
  const page = await running.app.inject({ url: `/v/${twin.verificationCode}` })
  expect([page.statusCode, page.body.includes(`/products/${old.verificationCode}`)]).toEqual([200, true])
})

test('a code printed for a product that went into another still answers, with the story of the other', async () => {
  const owner = await createActor({ role: 'producer', organisationId: lostId() })
  const key = (await inTransaction((tx) => getProductKey(actContext(tx), sold.productId))).key
  expect((await running.app.inject({ url: `/q/${key}` })).statusCode).toBe(200)
  const twinId = await copyOf(sold.productId, owner.organisationId as string)
  const { id } = await mergeProducts(await officer(), { fromId: sold.productId, intoId: twinId, reason })
  await running.deliverEvents()
  const twin = await inReadOnly((tx) => getRecord(tx, twinId, '2026-11-25'))
  const jar = await running.app.inject({ url: `/q/${key}` })
  expect([jar.statusCode, jar.body.includes('Mật ong mới (mẫu)')]).toEqual([200, true])
  const [offer] = await sql<{ id: string }[]>`select product_id as id from market.offer`
  expect(offer?.id).toBe(twinId)
  expect(twin.recognitions.map(({ kind }) => kind)).toContain('issued')
  await undoMerge(await officer(), { id, reason: 'Gộp nhầm sản phẩm' })
  await running.deliverEvents()
  const [back] = await sql<{ id: string }[]>`select product_id as id from market.offer`
  expect(back?.id).toBe(sold.productId)
})

const actContext = (tx: Tx) => ({
  tx,
  now: new Date(),
  newRandom: (many: number) => crypto.getRandomValues(new Uint8Array(many)),
})

/** A second record of the same producer, as an import makes it. */
async function copyOf(productId: string, organisationId: string): Promise<string> {
  const head =
    'product,industry,entity,province_old,province_new_code,stars,status,year,decision_no,decision_date,source_level,source_url'
  const line = 'Mật ong mới (mẫu),Thực phẩm,HTX Thử,Cà Mau,96,3,công nhận,2025,9/QĐ-UBND,2025-06-01,A,mẫu'
  await importRecords(await officer(), { fileName: 'mau-2.csv', bytes: Buffer.from([head, line].join('\n')) })
  const [row] = await sql<{ id: string }[]>`
    update registry.product p set organisation_id = ${organisationId}, is_demo = o.is_demo
    from registry.product o where o.id = ${productId} and p.name = 'Mật ong mới (mẫu)' returning p.id`
  return row?.id as string
}
