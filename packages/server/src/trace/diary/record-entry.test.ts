import type { Actor } from '@saolang/core/people/actor.ts'
import { toShape } from '@saolang/core/trace/areas/shape.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId } from '../../platform/act.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveArea } from '../areas/save-area.ts'
import { followThing } from '../follow-thing.ts'
import { readEntries, readEntry, readLots, readShelf } from './read-diary.ts'
import { type EntryClock, recordEntry, withdrawEntry } from './record-entry.ts'

let opened: TestApp
let beekeeper: Actor
let secondPhone: Actor
let stranger: Actor
let officer: Actor
let yard: string

const day = 86_400_000
const square = toShape([
  [104.9, 9.4],
  [104.91, 9.4],
  [104.91, 9.41],
  [104.9, 9.41],
])

beforeAll(async () => {
  opened = await openApp()
  beekeeper = await createActor({ role: 'producer' })
  secondPhone = await createActor({ role: 'producer', organisationId: beekeeper.organisationId as string })
  stranger = await createActor({ role: 'producer' })
  officer = await createActor({ role: 'commune-officer' })
  const form = { name: 'Trại ong 1', kind: 'bee-yard', communeCode: '32047' } as const
  yard = (await saveArea(beekeeper, { form, location: { shape: square, way: 'walked' } })).id
})
afterAll(() => opened.close())

const told = (step: string, more: Partial<EntryForm> = {}): EntryForm =>
  EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...more })
const harvest = (more: Partial<EntryForm> = {}) =>
  told('honey.harvest', { areaId: yard, newWhat: 'Mật thô', quantity: 100, unit: 'kg', ...more })
const record = (who: Actor, form: EntryForm, clock: EntryClock = {}, corrects?: string) =>
  recordEntry(who, { form, clock, ...(corrects && { corrects }) })
const left = async (lotId: string) => (await readLots(beekeeper, {})).lots.find(({ id }) => id === lotId)?.left
const codesOf = (refused: Promise<unknown>) =>
  refused.then(
    () => [],
    (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code),
  )

test('a visitor, a council member and an officer of another commune tell nothing', async () => {
  const visitor = { name: 'visitor', role: 'visitor' } as const
  const member = await createActor({ role: 'council-member' })
  const elsewhere = await createActor({ role: 'commune-officer', communeCode: '32041' })
  expect(await codesOf(record(visitor, harvest()))).toEqual(['unauthenticated'])
  expect(await codesOf(record(member, harvest()))).toEqual(['forbidden.role'])
  const organisationId = beekeeper.organisationId as string
  expect(await codesOf(recordEntry(elsewhere, { organisationId, form: harvest(), clock: {} }))).toEqual([
    'forbidden.jurisdiction',
  ])
})

test('what the step asks and was not told is refused at its question, all at once', async () => {
  expect(await codesOf(record(beekeeper, told('honey.harvest')))).toEqual([
    'diary.area-missing',
    'diary.what-missing',
    'diary.amount-missing',
  ])
  expect(await codesOf(record(beekeeper, told('honey.dance')))).toEqual(['not-found.step'])
})

test('nobody gathers in the area, nor uses the entry, of another', async () => {
  expect(await codesOf(record(stranger, harvest()))).toEqual(['not-found.area'])
  const { id } = await record(beekeeper, harvest())
  expect(await codesOf(readEntry(stranger, { id }))).toEqual(['not-found.entry'])
  expect(await codesOf(withdrawEntry(stranger, { id, reason: 'nhầm' }))).toEqual(['forbidden.organisation'])
  expect(await codesOf(record(stranger, told('honey.harvest', { ...harvest(), id })))).toEqual(['conflict.entry'])
})

test('an entry that is sent again, or from two phones at once, is there once, under one code', async () => {
  const form = harvest()
  const [one, two] = await Promise.all([record(beekeeper, form), record(secondPhone, form)])
  const three = await record(beekeeper, form)
  expect([two.code, three.code]).toEqual([one.code, one.code])
  expect([one.isNew, two.isNew, three.isNew].filter(Boolean)).toHaveLength(1)
  expect(await left(form.id)).toBe(100)
})

test('two phones of one cooperative tell at once, and every entry gets a number of its own', async () => {
  const forms = Array.from({ length: 6 }, () => harvest())
  const receipts = await Promise.all(forms.map((form, i) => record(i % 2 ? beekeeper : secondPhone, form)))
  expect(new Set(receipts.map(({ code }) => code)).size).toBe(6)
  expect(new Set(receipts.map(({ lot }) => lot)).size).toBe(6)
})

test('lots are mixed and split, and the chain is followed from the jars to the yard', async () => {
  const [first, second] = [harvest(), harvest({ quantity: 50 })]
  await record(beekeeper, first)
  await record(beekeeper, second)
  const filtered = told('honey.filter', {
    inputs: [{ lot: `lot:${first.id}`, quantity: 60 }, { lot: `lot:${second.id}` }],
    newWhat: 'Mật đã lọc',
    quantity: 105,
    unit: 'kg',
  })
  await record(beekeeper, filtered)
  const jars = told('honey.fill', {
    inputs: [{ lot: `lot:${filtered.id}`, quantity: 70 }],
    newWhat: 'Mật ong chai 500 ml',
    quantity: 100,
    unit: 'chai',
    expiresOn: '2028-11-24',
  })
  await record(beekeeper, jars)
  expect([await left(first.id), await left(second.id), await left(filtered.id), await left(jars.id)]).toEqual([
    40, 0, 35, 100,
  ])
  const { lots } = await readLots(beekeeper, {})
  const identifierOf = (id: string) => lots.find((lot) => lot.id === id)?.identifier
  const { eventIDs, lots: upstream } = await followThing(beekeeper, {
    epc: identifierOf(jars.id) as string,
    direction: 'upstream',
  })
  expect(eventIDs).toEqual([first, second, filtered, jars].map(({ id }) => `urn:uuid:${id}`))
  expect(new Set(upstream)).toEqual(new Set([first, second, filtered].map(({ id }) => identifierOf(id))))
})

test('a lot of this phone that has not come yet is waited for; an empty one is said', async () => {
  const early = told('honey.filter', {
    inputs: [{ lot: `lot:${newId(currentTime())}` }],
    newWhat: 'Mật đã lọc',
    quantity: 1,
  })
  expect(await codesOf(record(beekeeper, early))).toEqual(['conflict.lot-not-here'])
  const form = harvest({ quantity: 5 })
  await record(beekeeper, form)
  const all = { inputs: [{ lot: `lot:${form.id}` }], to: 'Cửa hàng' }
  await record(beekeeper, told('honey.ship', all))
  expect(await codesOf(record(beekeeper, told('honey.ship', all)))).toEqual(['diary.lot-empty'])
})

test('a clock that is wrong by two days is set right and noted; one that contradicts itself is flagged', async () => {
  const now = currentTime().getTime()
  const at = (days: number) => new Date(now + days * day)
  const wrong = harvest()
  const receipt = await record(beekeeper, wrong, { savedAt: at(1), sentAt: at(2) })
  expect(receipt.verdict).toBe('corrected')
  const { entry } = await readEntry(beekeeper, { id: wrong.id })
  expect(Math.abs(entry.happenedAt.getTime() - (now - day))).toBeLessThan(60_000)
  expect([entry.savedAt, Math.round(entry.clockOffsetMs / day)]).toEqual([at(1), -2])
  expect((await record(beekeeper, harvest(), { savedAt: at(1), sentAt: at(0) })).verdict).toBe('flagged')
})

test('a correction is a declaration of error and a new event: stock is right, the lot keeps its name, nothing is gone', async () => {
  const form = harvest({ quantity: 10 })
  await record(beekeeper, form)
  const before = (await readLots(beekeeper, {})).lots.find(({ id }) => id === form.id)
  const better = harvest({ quantity: 12 })
  await record(secondPhone, better, {}, form.id)
  const after = (await readLots(beekeeper, {})).lots.find(({ id }) => id === form.id)
  expect(after).toMatchObject({ identifier: before?.identifier, left: 12 })
  const { entry } = await readEntry(beekeeper, { id: form.id })
  expect(entry.correctedBy).toBe(better.id)
  const { eventIDs } = await followThing(beekeeper, { epc: before?.identifier as string, direction: 'upstream' })
  expect(eventIDs).toEqual([`urn:uuid:${better.id}`])
  expect(await codesOf(record(beekeeper, harvest(), {}, form.id))).toEqual(['conflict.entry-settled'])
})

test('an entry that never happened is withdrawn with a reason: its lot ends and its stock is gone, the entry stays', async () => {
  const form = harvest({ quantity: 9 })
  await record(beekeeper, form)
  expect(await codesOf(withdrawEntry(beekeeper, { id: form.id, reason: ' ' }))).toEqual(['diary.reason-missing'])
  await withdrawEntry(beekeeper, { id: form.id, reason: 'Ghi nhầm trại' })
  expect(await left(form.id)).toBeUndefined()
  const { entry } = await readEntry(beekeeper, { id: form.id })
  expect([entry.withdrawnBecause, entry.form.quantity]).toEqual(['Ghi nhầm trại', 9])
})

test('an officer of the commune helps in the name of the producer, and it shows', async () => {
  const form = harvest()
  const organisationId = beekeeper.organisationId as string
  await recordEntry(officer, { organisationId, form, clock: {} })
  const { entry } = await readEntry(beekeeper, { id: form.id })
  expect([entry.toldAs, entry.toldByName, entry.organisationId]).toEqual([
    'commune-officer',
    officer.name,
    organisationId,
  ])
  expect((await readShelf(officer, { organisationId })).areas.map(({ name }) => name)).toEqual(['Trại ong 1'])
})

test('the diary is found by step and by day', async () => {
  const question = { size: 5, offset: 0, steps: ['honey.filter'] }
  const { entries, total } = await readEntries(beekeeper, question)
  expect([total, entries.map(({ step }) => step)]).toEqual([1, ['honey.filter']])
  const tomorrow = new Date(currentTime().getTime() + day)
  expect((await readEntries(beekeeper, { size: 5, offset: 0, from: tomorrow })).total).toBe(0)
})
