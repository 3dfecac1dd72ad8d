import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, newId } from '../../platform/act.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveArea } from '../areas/save-area.ts'

let opened: TestApp
let beekeeper: Actor
let yard: string
beforeAll(async () => {
  opened = await openApp()
  beekeeper = await createActor({ role: 'producer' })
  yard = (await saveArea(beekeeper, { form: { name: 'Trại ong 1', kind: 'bee-yard', communeCode: '32047' } })).id
})
afterAll(() => opened.close())

async function browse(actor: Actor) {
  const { headers, csrf } = await signIn(actor)
  const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
  return {
    get: (url: string) => opened.app.inject({ url, headers }),
    post: (url: string, body: Record<string, string>) =>
      opened.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, ...type },
        payload: new URLSearchParams({ csrf, ...body }).toString(),
      }),
  }
}
const fresh = () => newId(currentTime())
const harvest = (more: Record<string, string> = {}) => ({
  entry: fresh(),
  areaId: yard,
  newWhat: 'Mật thô',
  quantity: '12,5',
  unit: 'kg',
  ...more,
})

test('a phone that sends twice gets the same receipt, and hears what its clock was worth', async () => {
  const { post } = await browse(beekeeper)
  const day = 86_400_000
  const clocks = {
    keptAt: new Date(Date.now() + day).toISOString(),
    sentAt: new Date(Date.now() + 2 * day).toISOString(),
  }
  const sent = harvest(clocks)
  const [one, two] = [await post('/api/v1/diary/honey.harvest', sent), await post('/api/v1/diary/honey.harvest', sent)]
  expect(one.json()).toMatchObject({ receipt: expect.stringMatching(/^NK-\d{5}$/), clock: 'corrected' })
  expect(two.json().receipt).toBe(one.json().receipt)
})

test('an amount in words is asked for again beside its field, and what was filled in is still there', async () => {
  const { post } = await browse(beekeeper)
  const answer = await post('/diary/record/honey.harvest', harvest({ quantity: 'mười' }))
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('id="quantity-error"')
  expect(answer.body).toContain('Mật thô')
})

test('an entry is corrected on a form that holds what was told, and both stand in the list and in the CSV', async () => {
  const { get, post } = await browse(beekeeper)
  const told = harvest({ quantity: '33' })
  await post('/diary/record/honey.harvest', told)
  const form = await get(`/diary/entries/${told.entry}/correct`)
  expect(form.body).toContain('value="33"')
  const better = harvest({ quantity: '34' })
  const answer = await post(`/diary/entries/${told.entry}/correct`, better)
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/diary/entries/${better.entry}?done=1`])
  const csv = (await get('/diary/entries.csv?step=honey.harvest')).body
  expect(csv).toMatch(/33 kg.*corrected/)
  expect(csv).toMatch(/34 kg.*received/)
})

test('an officer of the commune chooses whom to help; nobody opens the diary of another', async () => {
  const officer = await browse(await createActor({ role: 'commune-officer' }))
  const whose = `/diary?organisation=${beekeeper.organisationId}`
  expect((await officer.get('/diary')).body).toContain(whose)
  expect((await officer.get(whose)).statusCode).toBe(200)
  const stranger = await browse(await createActor({ role: 'producer' }))
  for (const url of [whose, whose.replace('/diary', '/diary/entries.csv'), whose.replace('/diary', '/diary/lots')])
    expect([url, (await stranger.get(url)).statusCode]).toEqual([url, 403])
})

test('a phone installs the diary from its manifest', async () => {
  const manifest = (await opened.app.inject({ url: '/diary/manifest.webmanifest' })).json()
  expect(manifest).toMatchObject({ start_url: '/diary', display: 'standalone' })
  for (const { src } of manifest.icons) {
    const icon = await opened.app.inject({ url: src })
    expect([icon.statusCode, icon.headers['content-type']]).toEqual([200, 'image/png'])
  }
})
