import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Actor } from '@saolang/core/people/actor.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { layouts } from '@saolang/core/trace/labels/layout.ts'
import { ownCode } from '@saolang/core/trace/own-code.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../demo/seed-demo.ts'
import { currentTime, newId, setClock } from '../../platform/act.ts'
import { readStored } from '../../platform/files.ts'
import { inTransaction, reader } from '../../platform/sql.ts'
import { changeProduct } from '../../registry/change-product.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { listLots, type NamedLot } from '../diary/read-diary.ts'
import { recordEntry, withdrawEntry } from '../diary/record-entry.ts'
import { findAllotment } from '../labels/allot-serials.ts'
import { onLabelsAsked } from '../labels/draw-labels.ts'
import { drawPart } from '../labels/draw-part.ts'
import { listParts } from '../labels/label-runs.sql.ts'
import { codeOf, readCoding } from '../labels/list-codes.ts'
import { orderLabels, readLabels, readRun } from '../labels/order-labels.ts'
import { listRanges } from '../labels/serial-ranges.sql.ts'
import { followPublications } from '../publish/follow-publications.ts'
import { publishLot, publishProduct, takeLotBack } from '../publish/publish.ts'
import { tellProductFacts } from '../publish/tell-product-facts.ts'

let running: TestApp
let maker: Actor
let stranger: Actor
let product: { id: string; name: string }
/** Published by the demo. */
let lot: NamedLot

beforeAll(async () => {
  running = await openApp()
  await seedDemo()
  await running.deliverEvents()
  const [row] = await reader()<{ id: string; name: string; organisationId: string }[]>`
    select p.id, p.name, p.organisation_id as "organisationId" from registry.product p
    join trace.publication u on u.product_id = p.id limit 1`
  if (!row) throw new Error('the demo has no product with a public lot')
  product = row
  maker = await createActor({ role: 'producer', organisationId: row.organisationId })
  stranger = await createActor({ role: 'producer' })
  lot = (await listLots(reader(), row.id))[0] as NamedLot
})
afterAll(() => running.close())

const pathOf = (number = lot.number, serial?: string) =>
  ownCode({ origin: '', key: lot.key, lot: number, ...(serial && { serial }) })
const ask = (url: string, accept = 'text/html') => running.app.inject({ url, headers: { accept } })
const passportOf = async (url: string) => (await ask(url, 'application/ld+json')).json()
const codesOf = (refused: Promise<unknown>) =>
  refused.then(
    () => [],
    (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code),
  )
const tell = async (step: string, told: Partial<EntryForm>): Promise<string> => {
  const form = EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...told })
  await recordEntry(maker, { form, clock: {} })
  return form.id
}
const takeIn = () => tell('honey.receive', { newWhat: 'Mật thô mua vào', quantity: 50, unit: 'kg', from: 'Trại bên' })
const fill = async (more: Partial<EntryForm> = {}) =>
  tell('honey.fill', {
    ...{ what: `product:${product.id}`, quantity: 10, unit: 'chai' },
    inputs: [{ lot: `lot:${await takeIn()}`, quantity: 5 }],
    ...more,
  })
const order = { amount: 3, layout: 'a4-65', carrier: 'qr', withSerials: true }

test('strangers, visitors and officers of elsewhere publish, take back, label and tell nothing', async () => {
  const visitor = { name: 'visitor', role: 'visitor' } as const
  const member = await createActor({ role: 'council-member' })
  const elsewhere = await createActor({ role: 'commune-officer', communeCode: '32041' })
  const told = { brand: '', standards: '', shelfLife: '', warnings: '' }
  for (const [who, codes] of [
    [visitor, ['unauthenticated']],
    [member, ['forbidden.role']],
    [stranger, ['forbidden.organisation']],
    [elsewhere, ['forbidden.jurisdiction']],
  ] as const) {
    expect(await codesOf(publishLot(who, { lotId: lot.id }))).toEqual(codes)
    expect(await codesOf(publishProduct(who, { productId: product.id }))).toEqual(codes)
    expect(await codesOf(takeLotBack(who, { lotId: lot.id }))).toEqual(codes)
    expect(await codesOf(orderLabels(who, { lotId: lot.id, ...order }))).toEqual(codes)
    expect(await codesOf(readLabels(who, { lotId: lot.id }))).toEqual(codes)
    expect(await codesOf(tellProductFacts(who, { productId: product.id, told }))).toEqual(codes)
  }
})

test('the gate refuses a lot that lacks items, names all of them with their source, and leaves it closed', async () => {
  const lotId = await fill()
  const attempt = publishLot(maker, { lotId })
  await expect(attempt).rejects.toMatchObject({
    problems: [
      { code: 'publish.missing-growing-place' },
      { code: 'publish.missing-origin' },
      { code: 'publish.missing-stage-places', source: 'Thông tư 02/2024/TT-BKHCN, nội dung 5' },
    ],
  })
  const number = (await listLots(reader(), product.id)).find(({ id }) => id === lotId)?.number as string
  const passport = await passportOf(pathOf(number))
  expect(passport['ocop:publicationState']).toBe('not-public')
  expect(passport['untp:traceabilityInformation']).toEqual([])
})

test('the page on the jar tells verdict, maker, way and law, weighs little and carries no script', async () => {
  const answer = await ask(pathOf())
  expect(answer.statusCode).toBe(200)
  for (const words of [
    product.name,
    'Sao đang hiệu lực',
    'Thu mật ở trại',
    'Theo nhật ký của HTX Ong',
    'TCVN 12605:2019',
  ])
    expect(answer.body).toContain(words)
  expect(answer.body).not.toMatch(/<script(?![^>]*ld\+json)/)
  expect(gzipSync(answer.body).length).toBeLessThan(6.5 * 1024)
  expect((await ask(`${pathOf()}?lang=en`)).body).toContain('By the diary of')
})

test('nobody learns amounts, outlines, the names of yards or of growers from a public lot', async () => {
  const both = (await ask(pathOf())).body + JSON.stringify(await passportOf(pathOf()))
  for (const secret of ['Trại ong kênh 7', 'Nguyễn Văn Tràm', '118.5', '118,5', '104.96', 'Khách tại xưởng'])
    expect(both).not.toContain(secret)
})

test('the passport is linked as such, and the same under both of its addresses', async () => {
  const links = (await ask(`${pathOf()}?linkType=gs1:dpp`)).headers.location as string
  const { pathname, search } = new URL(links)
  expect(pathname).toBe(`/api/v1/passports/${lot.key}`)
  const linked = (await ask(pathname + search, '*/*')).json()
  expect(linked).toEqual(await passportOf(pathOf()))
  expect(linked['untp:traceabilityInformation'].length).toBeGreaterThan(5)
  expect(linked['ocop:legalMinimum'].every(({ sources }: { sources: string[] }) => sources.length > 0)).toBe(true)
})

test('what was never given out says so and is no dead end; a key that nobody has is not found', async () => {
  const unknown = await ask(pathOf('NO-SUCH-LOT'))
  expect([unknown.statusCode, unknown.body.includes('không có lô NO-SUCH-LOT')]).toEqual([200, true])
  const guessed = await ask(pathOf(lot.number, '1-AAAA'))
  expect([guessed.statusCode, guessed.body.includes('chưa từng được cấp')]).toEqual([200, true])
  const [area] = await reader()<{ key: string }[]>`select key from trace.area where kind = 'bee-yard' limit 1`
  const yard = await ask(`/q/${area?.key}`)
  expect([yard.statusCode, yard.body.includes('Trại ong kênh 7')]).toEqual([200, false])
  expect((await ask('/q/000000000000')).statusCode).toBe(404)
  expect((await ask('/q/khong-phai-ma')).statusCode).toBe(404)
})

test('a stranger who follows the tour of the demo ends at the page on the jar', async () => {
  expect((await ask('/demo')).body).toContain(`href="${pathOf()}"`)
})

test('the pages of the register lead to the jar of the newest public lot', async () => {
  const [code] = await reader()<{ code: string }[]>`
    select code from registry.verification_code where product_id = ${product.id} limit 1`
  for (const path of [`/products/${code?.code}`, `/v/${code?.code}`])
    expect((await ask(path)).body).toContain(`href="${pathOf()}"`)
})

test('a lot that was taken back tells that, its events are closed, and it can be opened again', async () => {
  await takeLotBack(maker, { lotId: lot.id })
  expect(await codesOf(takeLotBack(maker, { lotId: lot.id }))).toEqual(['conflict.not-published'])
  const [code] = await reader()<{ code: string }[]>`
    select code from registry.verification_code where product_id = ${product.id} limit 1`
  expect((await ask(`/products/${code?.code}`)).body).not.toContain(`href="${pathOf()}"`)
  const closed = await ask(pathOf())
  expect(closed.body).toContain('đã rút trang truy xuất')
  expect(closed.body).not.toContain('Thu mật ở trại')
  const [open] = await reader()`select count(*)::int as n from trace.published_event where ended_at is null`
  expect(open?.n).toBe(0)
  await publishLot(maker, { lotId: lot.id })
  expect(await codesOf(publishLot(maker, { lotId: lot.id }))).toEqual(['conflict.published'])
  expect((await ask(pathOf())).body).toContain('Thu mật ở trại')
})

test('what is told later of a public lot is published by itself; what never happened is gone', async () => {
  const stages = async () =>
    (await passportOf(pathOf()))['untp:traceabilityInformation'] as { 'untp:eventReference': string }[]
  const before = (await stages()).length
  const id = await tell('honey.sell', { inputs: [{ lot: `lot:${lot.id}`, quantity: 1 }], to: 'Khách (mẫu)' })
  expect(await followPublications()).toBe(1)
  expect((await stages()).map((stage) => stage['untp:eventReference'])).toContain(`urn:uuid:${id}`)
  await withdrawEntry(maker, { id, reason: 'ghi nhầm' })
  expect((await stages()).length).toBe(before)
})

test('serials are never allotted twice, though many ask at once, and follow each other without a hole', async () => {
  await Promise.all(Array.from({ length: 5 }, (_, i) => orderLabels(maker, { lotId: lot.id, ...order, amount: i + 1 })))
  const ranges = await listRanges(reader(), lot.key)
  for (const [i, range] of ranges.entries()) expect(range.firstNo).toBe((ranges[i - 1]?.lastNo ?? 0) + 1)
  expect(ranges.length).toBeGreaterThanOrEqual(6)
})

test('a serial that was allotted is recognised by its mark, and its page names it', async () => {
  const runId = await orderLabels(maker, { lotId: lot.id, ...order })
  const { serial } = codeOf(await readCoding(maker, runId), 1)
  expect((await findAllotment(reader(), lot.key, serial as string))?.lotId).toBe(lot.id)
  expect(await findAllotment(reader(), lot.key, `${serial?.split('-')[0]}-0000`)).toBeUndefined()
  const page = await ask(pathOf(lot.number, serial))
  expect(page.body).toContain('được cấp cho lô này')
  const bare = await ask(ownCode({ origin: '', key: lot.key, ...(serial && { serial }) }))
  expect(bare.body).toContain('Thu mật ở trại')
})

test('a run is drawn once: begun anew it draws only what is missing, and gives its codes as a list', async () => {
  const runId = await orderLabels(maker, { lotId: lot.id, ...order })
  await running.deliverEvents()
  const [part] = await listParts(reader(), runId)
  await onLabelsAsked({ runId })
  expect(await listParts(reader(), runId)).toEqual([part])
  expect(part).toMatchObject({ no: 1, labels: 3, pages: 1 })
  expect((await readRun(maker, { runId })).run.star).toBe(4)
  expect(await codesOf(readRun(stranger, { runId }))).toEqual(['forbidden.organisation'])
  expect((await readStored(part?.sha256 as string)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('once the certificate has ended the jar tells that and its story, and new labels bear no stars', async () => {
  const later = new Date(currentTime().getTime() + 4 * 365 * 86_400_000)
  const former = setClock(() => later)
  try {
    const page = await ask(pathOf())
    expect(page.body).toContain('Sao đã hết hạn')
    expect(page.body).toContain('Thu mật ở trại')
    expect(page.body).toContain('class="timeline"')
    expect((await passportOf(pathOf())).hasCertification[0].certificationStatus).toContain('Inactive')
    const runId = await orderLabels(maker, { lotId: lot.id, ...order })
    expect((await readRun(maker, { runId })).run.star).toBeNull()
  } finally {
    setClock(former)
  }
})

test('a photo is shown while something of its product is public, the map only places in Viet Nam', async () => {
  const [facts] = await reader()<{ photo: string }[]>`select photo from trace.product_facts where photo is not null`
  expect((await ask(`/q/photo/${facts?.photo}`, '*/*')).headers['content-type']).toBe('image/webp')
  expect((await ask(`/q/photo/${'0'.repeat(64)}`, '*/*')).statusCode).toBe(404)
  const map = await ask('/q/map/105.0,9.4.svg', '*/*')
  expect(map.body).toContain('Quần đảo Hoàng Sa')
  expect(map.body).toContain('Quần đảo Trường Sa')
  expect((await ask('/q/map/002.3,48.8.svg', '*/*')).statusCode).toBe(404)
})

const face = {
  name: 'Mật ong rừng tràm (mẫu)',
  maker: 'HTX Ong (mẫu)',
  lot: '261006-T7Q5',
  dates: ['NSX 06/10/2026'],
  star: 4,
}
const printed = async (
  carrier: 'qr' | 'datamatrix',
  coded: { address: string; gtin: string | null; serial?: string },
) => {
  const part = { layout: layouts['roll-30x20'], carrier, face, labels: 1 }
  const { bytes } = await drawPart({ ...part, codes: () => ({ lot: face.lot, ...coded }) })
  const file = join(running.config.dataDir, `label-${carrier}`)
  writeFileSync(`${file}.pdf`, bytes)
  execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', `${file}.pdf`, file], { stdio: 'ignore' })
  return `${file}.png`
}

test('a printed QR of 15 mm is read by a program that is not ours', async () => {
  for (const address of [
    'https://saolang.example/q/AHFBPYH6ZC2K/10/261006-T7Q5/21/100000-DEW7',
    'https://saolang.example/01/09521234543213/10/261006-T7Q5/21/100000-DEW7',
  ]) {
    const file = await printed('qr', { address, gtin: null, serial: '100000-DEW7' })
    const read = execFileSync('zbarimg', ['-q', '--raw', '--nodbus', file], { stdio: ['ignore', 'pipe', 'ignore'] })
    expect(read.toString().trim()).toBe(address)
  }
})

test('a printed GS1 DataMatrix holds the element string, read by a program that is not ours', async () => {
  const file = await printed('datamatrix', { address: '-', gtin: '09521234543213', serial: '7-DEW7' })
  const read = execFileSync('dmtxread', ['-N1', '-m5000', '-G29', file], { stdio: ['ignore', 'pipe', 'ignore'] })
  expect(read.toString().trim()).toBe('\u001d010952123454321310261006-T7Q5\u001d217-DEW7')
})

test('a GTIN that comes later is on new labels of new lots; labels of before keep their code, and both lead to their page', async () => {
  const before = codeOf(await readCoding(maker, await orderLabels(maker, { lotId: lot.id, ...order })), 0)
  await changeProduct(maker, { productId: product.id, name: product.name, gtin: '09521234543213' })
  const again = codeOf(await readCoding(maker, await orderLabels(maker, { lotId: lot.id, ...order })), 0)
  expect([before.address, again.address].every((address) => address.includes(`/q/${lot.key}/10/`))).toBe(true)
  const lotId = await fill()
  const newer = codeOf(await readCoding(maker, await orderLabels(maker, { lotId, ...order })), 0)
  const { pathname } = new URL(newer.address)
  expect(pathname).toMatch(/^\/01\/09521234543213\/10\//)
  const led = new URL(String((await ask(pathname)).headers.location)).pathname
  expect((await ask(led)).statusCode).toBe(200)
  expect((await ask(new URL(before.address).pathname)).body).toContain('Thu mật ở trại')
})

test('labels without serial numbers all bear the code of the lot, and take none', async () => {
  const before = await inTransaction((tx) => listRanges(tx, lot.key))
  const coding = await readCoding(maker, await orderLabels(maker, { lotId: lot.id, ...order, withSerials: false }))
  expect([codeOf(coding, 0), codeOf(coding, 2)]).toEqual([{ address: lot.identifier }, { address: lot.identifier }])
  expect(await inTransaction((tx) => listRanges(tx, lot.key))).toEqual(before)
})
