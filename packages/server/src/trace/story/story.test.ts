import type { Actor } from '@saolang/core/people/actor.ts'
import { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { sayStory } from '@saolang/web/trace/story/say-story.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { publishEvents } from '../access/published-events.sql.ts'
import { saveArea } from '../areas/save-area.ts'
import { readLots } from '../diary/read-diary.ts'
import { recordEntry } from '../diary/record-entry.ts'
import { followChain } from '../follow-thing.ts'
import { readPublicStory, readStory } from './read-story.ts'

let opened: TestApp
let beekeeper: Actor
let yard: string
let epc: string

beforeAll(async () => {
  opened = await openApp()
  beekeeper = await createActor({ role: 'producer' })
  const form = { name: 'Trại ong bà Tư', kind: 'bee-yard', communeCode: '32047' } as const
  yard = (await saveArea(beekeeper, { form, location: { point: [104.9, 9.4], way: 'typed' } })).id
  await tell('honey.care', { areaId: yard, work: 'Thăm ong' })
  const raw = await tell('honey.harvest', { areaId: yard, newWhat: 'Mật ong thô', quantity: 12.5, unit: 'kg' })
  await tell('honey.filter', { inputs: [{ lot: `lot:${raw}` }], newWhat: 'Mật lọc', quantity: 12, unit: 'kg' })
  epc = (await readLots(beekeeper, {})).lots.find(({ name }) => name === 'Mật lọc')?.identifier as string
})
afterAll(() => opened.close())

async function tell(step: string, told: object): Promise<string> {
  const form = EntryForm.parse({ id: newId(currentTime()), step, inputs: [], photos: [], ...told })
  await recordEntry(beekeeper, { form, clock: {} })
  return form.id
}
const textsOf = async (lines: Parameters<typeof sayStory>[1]) => sayStory('vi', lines).map(({ text }) => text)

test('a stranger hears nothing of what was not published, and a member of a council may not ask', async () => {
  expect((await readStory(await createActor({ role: 'producer' }), { epc })).lines).toEqual([])
  await expect(readStory(await createActor({ role: 'council-member' }), { epc })).rejects.toThrow('forbidden.role')
  expect((await inTransaction((tx) => readPublicStory(tx, { epc, now: currentTime() }))).lines).toEqual([])
})

test('the owner reads the chain in words, with its own names and amounts', async () => {
  const texts = await textsOf((await readStory(beekeeper, { epc })).lines)
  expect(texts[0]).toMatch(/^Ngày .*, Trại ong bà Tư ở xã U Minh thu 12,5 kg mật ong thô \(lô /)
  expect(texts.at(-1)).toMatch(/làm ra 12 kg mật lọc \(lô .*\) từ 12,5 kg mật ong thô \(lô .*\): lọc, tách nước/)
})

test('anybody reads what was published: no amounts, no name of the yard', async () => {
  await inTransaction(async (tx) => {
    const chain = await followChain(
      tx,
      { level: 'owner', ownerId: beekeeper.organisationId as string },
      { epc, direction: 'upstream' },
    )
    await publishEvents(tx, { subject: epc, events: chain.refs, at: currentTime() })
  })
  const texts = await textsOf((await inTransaction((tx) => readPublicStory(tx, { epc, now: currentTime() }))).lines)
  expect(texts[0]).toMatch(/, trại ong ở xã U Minh, tỉnh Cà Mau thu mật ong thô \(lô /)
  expect(texts.join()).not.toMatch(/12,5|bà Tư/)
})
