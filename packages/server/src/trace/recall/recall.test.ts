import type { Actor } from '@saolang/core/people/actor.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { addProduct, findProduct, type ProductRow, saveProduct } from '../../registry/products.sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram } from '../../testing/programs.ts'
import { readLots } from '../diary/read-diary.ts'
import { recordEntry } from '../diary/record-entry.ts'
import { followChain } from '../follow-thing.ts'
import { answerRecall, closeRecall, tellByHand } from './answer-recall.ts'
import { findRecallStatus } from './find-recall-status.ts'
import { followRecalls } from './follow-recalls.ts'
import { openRecall } from './open-recall.ts'
import { readPublicRecall, readRecall, readRecalls } from './read-recalls.ts'

let opened: TestApp
let beekeeper: Actor
let officer: Actor
let trader: Awaited<ReturnType<typeof openTrader>>
let raw: string
let jars: string
const box = 'https://id.gs1.org/00/095201230000000011'

beforeAll(async () => {
  opened = await openApp()
  beekeeper = await createActor({ role: 'producer' })
  officer = await createActor({ role: 'provincial-officer' })
  trader = await openTrader()
  const harvest = await tell('honey.harvest', { areaId: undefined, newWhat: 'Mật thô', quantity: 100, unit: 'kg' })
  raw = await lotOf('Mật thô')
  await tell('honey.fill', { inputs: [{ lot: `lot:${harvest}` }], newWhat: 'Mật chai', quantity: 200, unit: 'chai' })
  jars = await lotOf('Mật chai')
  await tell('honey.ship', { inputs: [{ lot: jars, quantity: 20 }], to: 'Quán cà phê Hoa Tràm' })
  // The trader as the diary names it, tone marks left out: the same holder, not one more.
  await tell('honey.ship', { inputs: [{ lot: jars, quantity: 40 }], to: 'He thong ben mua' })
  // A trader whom nobody here knows takes jars in and boxes them: the beekeeper sees nothing of it.
  await trade([
    { action: 'OBSERVE', bizStep: 'receiving', quantityList: [{ epcClass: jars, quantity: 40 }] },
    { type: 'AggregationEvent', action: 'ADD', parentID: box, childQuantityList: [{ epcClass: jars, quantity: 12 }] },
  ])
})
afterAll(() => opened.close())

async function openTrader() {
  const program = await openProgram(opened.app, { role: 'integrator', name: 'Hệ thống bên mua' })
  const jurisdiction = { level: 'nation' } as const
  const actor: Actor = { personId: program.personId, name: 'Hệ thống bên mua', role: 'integrator', jurisdiction }
  return { ...program, actor }
}

async function tell(step: string, told: object): Promise<string> {
  const form = EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...told })
  await recordEntry(beekeeper, { form: { ...form, areaId: form.areaId ?? (await yardOf()) }, clock: {} })
  return form.id
}

let yard: string | undefined
async function yardOf(): Promise<string> {
  const { saveArea } = await import('../areas/save-area.ts')
  const form = { name: 'Trại ong', kind: 'bee-yard', communeCode: '32047' } as const
  yard ??= (await saveArea(beekeeper, { form, location: { point: [104.9, 9.4], way: 'typed' } })).id
  return yard
}

const lotOf = async (name: string) =>
  (await readLots(beekeeper, {})).lots.find((lot) => lot.name === name)?.identifier as string

async function trade(events: object[]): Promise<void> {
  const sent = await trader.post('/epcis/capture', {
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: currentTime().toISOString(),
    epcisBody: {
      eventList: events.map((event) => ({
        type: 'ObjectEvent',
        eventTime: currentTime().toISOString(),
        eventTimeZoneOffset: '+07:00',
        ...event,
      })),
    },
  })
  expect(sent.status).toBe(202)
}

const form = (codes: string[]) => ({
  codes,
  hazard: 'chemical',
  reason: 'Dư lượng kháng sinh vượt mức cho phép (mẫu thử)',
  advice: 'Không ăn, mang trả nơi đã mua.',
  detectedAt: currentTime(),
})
const statusOf = (identifier: string) => inTransaction((tx) => findRecallStatus(tx, identifier))
const codesIn = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code),
  )

test.each([
  ['council-member', 'forbidden.role'],
  ['auditor', 'forbidden.role'],
  ['administrator', 'forbidden.role'],
  ['integrator', 'forbidden.role'],
  ['producer', 'forbidden.recall-of-others'],
] as const)('a %s may not recall a lot of somebody else', async (role, code) => {
  expect(await codesIn(openRecall(await createActor({ role }), form([raw])))).toEqual([code])
})

test('an officer of another commune or province may not recall it', async () => {
  const commune = await createActor({ role: 'commune-officer', communeCode: '32050' })
  const province = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(await codesIn(openRecall(commune, form([raw])))).toEqual(['forbidden.jurisdiction'])
  expect(await codesIn(openRecall(province, form([raw])))).toEqual(['forbidden.jurisdiction'])
})

test('what is unknown, and what names a product as a whole, is refused with its code', async () => {
  const unknown = 'https://id.gs1.org/01/09521234543213/10/NOBODY'
  const whole = raw.replace(/\/10\/.*/, '')
  expect(await codesIn(openRecall(beekeeper, form([unknown, whole])))).toEqual([
    'recall.unknown-thing',
    'recall.whole-class',
  ])
  expect(await statusOf(jars)).toBeUndefined()
})

let recallId: string
const holdersOf = async (who: Actor) => (await readRecall(who, recallId)).holders

test('a recall of raw honey reaches the jars, the box at the trader, and everybody who holds them, at once', async () => {
  const recall = await openRecall(beekeeper, form([raw]))
  recallId = recall.id
  const { things, holders, effect, made, unit } = await readRecall(beekeeper, recallId)
  expect(things.map(({ text, kind, isRoot }) => [text, kind, isRoot])).toEqual([
    [raw, 'lot', true],
    [jars, 'lot', false],
    [box, 'logistic-unit', false],
  ])
  expect({ made, unit }).toEqual({ made: 200, unit: 'chai' })
  expect(holders.map(({ ownerId, name }) => [ownerId, name]).toSorted()).toEqual(
    [
      [beekeeper.organisationId, 'Hợp tác xã Thử (mẫu)'],
      [trader.actor.personId, trader.actor.name],
      [null, 'Quán cà phê Hoa Tràm'],
    ].toSorted(),
  )
  expect(effect).toMatchObject({ holders: 3, told: 2, answered: 0, isInTime: true })
  for (const code of [raw, jars, box, `${jars}/21/1-0000`])
    expect(await statusOf(code)).toMatchObject({ closedAt: null })
})

test('the same lot is not recalled twice', async () => {
  expect(await codesIn(openRecall(officer, form([raw])))).toEqual(['conflict.recall-open'])
})

test('a recall is read whole by who runs it, in part by a holder, and not at all by others', async () => {
  const seen = await readRecall(trader.actor, recallId)
  expect(seen.holders.map(({ ownerId }) => ownerId)).toEqual([trader.actor.personId])
  expect((await readRecalls(trader.actor, undefined)).map(({ id }) => id)).toEqual([recallId])
  expect((await readRecall(officer, recallId)).holders).toHaveLength(3)
  const stranger = await createActor({ role: 'producer' })
  expect(await readRecalls(stranger, undefined)).toEqual([])
  expect(await codesIn(readRecall(stranger, recallId))).toEqual(['not-found.recall'])
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(await codesIn(readRecall(elsewhere, recallId))).toEqual(['not-found.recall'])
})

test('a maker’s recall is an event too, for systems that follow its lots', async () => {
  const maker = { level: 'owner', ownerId: beekeeper.organisationId as string } as const
  const chain = await inTransaction((tx) => followChain(tx, maker, { epc: raw, direction: 'downstream' }))
  expect(chain.events.find(({ disposition }) => disposition === 'recalled')?.eventID).toBe(`urn:uuid:${recallId}`)
})

const answer = { found: 10, returned: 2, destroyed: 0, sold: 28, note: '' }

test('only a holder answers for itself; who runs the recall speaks for those without an account', async () => {
  const holders = await holdersOf(beekeeper)
  const at = (find: (ownerId: string | null) => boolean) => holders.find(({ ownerId }) => find(ownerId))?.id as string
  const [theirs, cafe] = [at((id) => id === trader.actor.personId), at((id) => id === null)]
  const stranger = await createActor({ role: 'producer' })
  expect(await codesIn(answerRecall(stranger, { holderId: theirs, answer }))).toEqual(['not-found.recall'])
  expect(await codesIn(answerRecall(beekeeper, { holderId: theirs, answer }))).toEqual(['forbidden.holder-answers'])
  expect(await codesIn(answerRecall(trader.actor, { holderId: cafe, answer }))).toEqual(['not-found.recall'])
  expect(
    await codesIn(answerRecall(trader.actor, { holderId: theirs, answer: { ...answer, found: undefined } })),
  ).toEqual(['recall.amount-unreadable'])
  expect(await codesIn(tellByHand(stranger, { holderId: cafe, way: 'phone' }))).toEqual(['not-found.recall'])
  expect(await codesIn(tellByHand(beekeeper, { holderId: cafe, way: 'shout' }))).toEqual(['recall.way-missing'])
  await answerRecall(trader.actor, { holderId: theirs, answer })
  await tellByHand(beekeeper, { holderId: cafe, way: 'phone' })
  await answerRecall(beekeeper, { holderId: cafe, answer: { ...answer, found: 5, sold: 15 } })
  expect((await readRecall(beekeeper, recallId)).effect).toMatchObject({
    ...{ holders: 3, told: 3, answered: 2, found: 15, returned: 4, sold: 43, unaccounted: 138, isInTime: true },
  })
})

test('what is moved or sold later joins by itself, and new holders are told', async () => {
  const later = new Date(currentTime().getTime() + 60_000)
  const former = setClock(() => later)
  try {
    const shop = await openTrader()
    await trade([
      { action: 'OBSERVE', bizStep: 'shipping', epcList: [box], destinationList: [party(shop.actor)] },
      { type: 'AggregationEvent', action: 'DELETE', parentID: box },
    ])
    expect(await followRecalls()).toBe(1)
    const { holders, movedSince, things } = await readRecall(beekeeper, recallId)
    expect(holders.find(({ ownerId }) => ownerId === shop.actor.personId)?.toldAt).toBeTruthy()
    expect(movedSince.map(({ step }) => step)).toContain('shipping')
    // The box is empty now: its code shows no recall any more, the jars' does.
    expect(things.find(({ text }) => text === box)?.leftAt).toBeTruthy()
    expect(await statusOf(box)).toBeUndefined()
    expect(await statusOf(jars)).toBeDefined()
  } finally {
    setClock(former)
  }
})
const party = ({ personId }: Actor) => ({ type: 'possessing_party', destination: `urn:uuid:${personId}` })

test('anybody reads of it by its code: no holder, no amount', async () => {
  const { code } = await readRecall(beekeeper, recallId)
  const told = await readPublicRecall(code)
  expect(told).toMatchObject({ productName: 'Mật thô', isCompulsory: false, isSample: true })
  expect(told.roots.map(({ id, name }) => [id, name])).toEqual([[raw, 'mật thô']])
  expect(JSON.stringify(told)).not.toMatch(/Hoa Tràm|urn:uuid|Hệ thống bên mua/)
  expect((await opened.app.inject({ url: '/recalls' })).statusCode).toBe(200)
  expect((await opened.app.inject({ url: `/recalls/${code}` })).body).toContain('Mật thô')
  const list = (await opened.app.inject({ url: '/api/v1/recalls' })).json()
  expect(list.recalls[0]).toMatchObject({ code, hazard: 'chemical', closedAt: null })
})

test('a recall is closed with an outcome, once, and codes say that it is over', async () => {
  const words = { disposal: 'destroy', closing: 'Đã tiêu hủy toàn bộ hàng thu về.' }
  expect(await codesIn(closeRecall(trader.actor, { id: recallId, ...words }))).toEqual(['forbidden.role'])
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(await codesIn(closeRecall(elsewhere, { id: recallId, ...words }))).toEqual(['not-found.recall'])
  expect(await codesIn(closeRecall(beekeeper, { id: recallId, disposal: '', closing: '' }))).toEqual([
    'recall.disposal-missing',
    'recall.closing-length',
  ])
  await closeRecall(beekeeper, { id: recallId, ...words })
  expect(await codesIn(closeRecall(beekeeper, { id: recallId, ...words }))).toEqual(['conflict.recall-closed'])
  expect((await statusOf(jars))?.closedAt).toBeInstanceOf(Date)
  expect(await followRecalls()).toBe(0)
})

test('what an authority opened only an authority closes', async () => {
  const { id } = await openRecall(officer, form([jars]))
  const words = { disposal: 'none', closing: 'Kiểm nghiệm lại: đạt yêu cầu.' }
  expect(await codesIn(closeRecall(beekeeper, { id, ...words }))).toEqual(['forbidden.recall-of-authority'])
  expect(await statusOf(jars)).toMatchObject({ isCompulsory: true, closedAt: null })
  await closeRecall(officer, { id, ...words })
})

test('a ministry recalls by GTIN and lot what only systems told of: every piece of the lot, and what carries one', async () => {
  const gtin = '09521234543213'
  const crate = 'https://id.gs1.org/00/095201230000000028'
  const lot = `https://id.gs1.org/01/${gtin}/10/L7`
  await inTransaction(async (tx) => {
    const place = { communeCode: '32047', provinceCode: '96', recordedPlace: 'xã U Minh', recordedCommuneCode: '32047' }
    const origin = { origin: 'import', importKey: 'x', organisationId: beekeeper.organisationId as string } as const
    const id = newId(currentTime())
    const facts = { producer: 'HTX Thử (mẫu)', industryCode: 'I', setNo: 1, isDemo: true }
    await addProduct(tx, { id, name: 'Trà mẫu', ...place, ...origin, ...facts }, currentTime())
    await saveProduct(tx, { ...((await findProduct(tx, id)) as ProductRow), gtin }, currentTime())
  })
  await trade([
    { action: 'OBSERVE', bizStep: 'shipping', epcList: [`https://shop.example/01/${gtin}/10/L7/21/S1`] },
    { type: 'AggregationEvent', action: 'ADD', parentID: crate, childEPCs: [`https://id.gs1.org/01/${gtin}/21/S1`] },
  ])
  const ministry = await createActor({ role: 'ministry-officer' })
  const { code } = await openRecall(ministry, form([lot]))
  const piece = `https://id.gs1.org/01/${gtin}/21/S1`
  for (const id of [lot, piece, crate, `https://any.example/01/${gtin}/10/L7/21/S99`])
    expect((await statusOf(id))?.code, id).toBe(code)
})
