import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { SeasonForm } from '@saolang/core/trace/areas/area.ts'
import { toShape } from '@saolang/core/trace/areas/shape.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId } from '../../platform/act.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveArea } from '../areas/save-area.ts'
import { setSeason } from '../areas/tell-about-area.ts'
import { readLots } from '../diary/read-diary.ts'
import { recordEntry, withdrawEntry } from '../diary/record-entry.ts'
import { readBalances } from './read-balance.ts'
import { readGaps } from './read-gaps.ts'

let opened: TestApp
let beekeeper: Actor
let yard: string
const today = legalDateOf(currentTime())

beforeAll(async () => {
  opened = await openApp()
  beekeeper = await createActor({ role: 'producer' })
  const shape = toShape([
    [104.9, 9.4],
    [104.91, 9.4],
    [104.91, 9.41],
    [104.9, 9.41],
  ])
  const form = { name: 'Trại ong', kind: 'bee-yard', communeCode: '32047' } as const
  yard = (await saveArea(beekeeper, { form, location: { shape, way: 'walked' } })).id
  await setSeason(beekeeper, {
    areaId: yard,
    form: SeasonForm.parse({
      name: 'Vụ tràm',
      crop: 'mật tràm',
      startsOn: addDays(today, -60),
      endsOn: addDays(today, 30),
      expectedKilograms: 100,
    }),
  })
})
afterAll(() => opened.close())

const tell = (step: string, more: Partial<EntryForm>) =>
  recordEntry(beekeeper, {
    form: EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...more }),
    clock: {},
  })
const harvest = (quantity: number) =>
  tell('honey.harvest', { areaId: yard, newWhat: 'Mật thô', quantity, unit: 'kg' } as Partial<EntryForm>)
const balance = async (who = beekeeper) => (await readBalances(who, {}))[0]?.balances[0]

test('the balance of households is for the owner, its commune and its province, and nobody else', async () => {
  const commune = await createActor({ role: 'commune-officer' })
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '15' })
  expect(await readBalances(commune, {})).toHaveLength(1)
  expect(await readBalances(elsewhere, {})).toEqual([])
  expect(await readBalances(await createActor({ role: 'producer' }), {})).toEqual([])
  await expect(readBalances(await createActor({ role: 'council-member' }), {})).rejects.toThrow('forbidden.role')
})

test('an area that gives more than it can yield is the alarm; a harvest that never was is taken out again', async () => {
  await harvest(90)
  expect(await balance()).toMatchObject({ gatheredKilograms: 90, verdict: 'within' })
  const late = await harvest(60)
  expect(await balance()).toMatchObject({ gatheredKilograms: 150, verdict: 'beyond' })
  await withdrawEntry(beekeeper, { id: late.id, reason: 'Ghi nhầm vùng' })
  expect(await balance()).toMatchObject({ gatheredKilograms: 90, verdict: 'within' })
})

test('a harvest is a whole chain to its owner, and nothing at all to a stranger', async () => {
  const [lot] = (await readLots(beekeeper, {})).lots
  const epc = lot?.identifier as string
  expect((await readGaps(beekeeper, { epc })).gaps).toEqual([])
  expect(await readGaps(await createActor({ role: 'producer' }), { epc })).toMatchObject({ events: 0, gaps: [] })
})

test('pages open for who may see them, and a visitor is asked to sign in', async () => {
  for (const url of ['/trace/balance', '/trace/check?epc=x'])
    expect((await opened.app.inject({ url, headers: { accept: 'text/html' } })).statusCode).toBe(303)
})
