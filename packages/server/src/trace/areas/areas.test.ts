import type { Actor } from '@saolang/core/people/actor.ts'
import { type Position, readGeoJson, toShape } from '@saolang/core/trace/areas/shape.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { toGeoJson } from './geojson.ts'
import { getAreas, readArea, readAreas } from './read-areas.ts'
import { saveArea } from './save-area.ts'
import { addAreaContract, setSeason } from './tell-about-area.ts'

let opened: TestApp
let owner: Actor
let neighbour: Actor
let yard: string
beforeAll(async () => {
  opened = await openApp()
  owner = await createActor({ role: 'producer' })
  neighbour = await createActor({ role: 'producer' })
  yard = await keep(owner, 'Trại kênh 7', square(104.9, 9.4))
  await addAreaContract(owner, { areaId: yard, form: { growerName: 'Hộ Bà Sáu', signedOn: '2026-01-05' } })
})
afterAll(() => opened.close())

const square = (x: number, y: number): Position[] => [
  [x, y],
  [x + 0.01, y],
  [x + 0.01, y + 0.01],
  [x, y + 0.01],
]
async function keep(who: Actor, name: string, corners: Position[]): Promise<string> {
  const form = { name, kind: 'bee-yard', communeCode: '32047', growerName: 'Hộ Bà Sáu' } as const
  return (await saveArea(who, { form, location: { shape: toShape(corners), way: 'walked' } })).id
}
const codesOf = (asked: Promise<unknown>) =>
  asked.then(
    () => [],
    (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code),
  )

const may = { area: true }
const readers: [who: string, open: () => Promise<Actor>, outcome: typeof may | string][] = [
  ['its owner', async () => owner, may],
  ['the officer of its commune', () => createActor({ role: 'commune-officer' }), may],
  ['the officer of its province', () => createActor({ role: 'provincial-officer' }), may],
  ['another producer of the commune', async () => neighbour, 'not-found.area'],
  [
    'an officer of another commune',
    () => createActor({ role: 'commune-officer', communeCode: '32041' }),
    'not-found.area',
  ],
  [
    'an officer of another province',
    () => createActor({ role: 'provincial-officer', provinceCode: '01' }),
    'not-found.area',
  ],
  ['a council member', () => createActor({ role: 'council-member' }), 'forbidden.role'],
  ['the ministry', () => createActor({ role: 'ministry-officer' }), 'forbidden.role'],
  ['an auditor', () => createActor({ role: 'auditor' }), 'forbidden.role'],
  ['a visitor', async () => ({ name: 'visitor', role: 'visitor' }), 'unauthenticated'],
]

test.each(readers)('a household’s area is seen by whom it concerns: %s', async (_, open, outcome) => {
  const who = await open()
  const asked = readArea(who, { id: yard })
  if (typeof outcome === 'string') return expect(await codesOf(asked)).toEqual([outcome])
  expect((await asked).contracts).toMatchObject([{ growerName: 'Hộ Bà Sáu' }])
  expect((await readAreas(who, {})).map(({ id }) => id)).toContain(yard)
})

test('nobody but its owner and the officer of its commune changes an area', async () => {
  const form = { name: 'Đất của tôi', kind: 'field', communeCode: '32047' } as const
  expect(await codesOf(saveArea(neighbour, { id: yard, form }))).toEqual(['not-found.area'])
  const province = await createActor({ role: 'provincial-officer' })
  expect(await codesOf(saveArea(province, { id: yard, form }))).toEqual(['forbidden.role'])
})

test('an area is measured on the ground: a hundredth of a degree each way at Cà Mau is 122 hectares', async () => {
  const { area } = await readArea(owner, { id: yard })
  expect(Math.round((area.squareMetres ?? 0) / 10_000)).toBe(122)
})

test.each([
  [
    'crosses itself',
    [
      [104.9, 9.4],
      [104.91, 9.41],
      [104.91, 9.4],
      [104.9, 9.41],
    ],
    'area.crosses-itself',
  ],
  [
    'lies elsewhere',
    [
      [2.3, 48.8],
      [2.4, 48.8],
      [2.4, 48.9],
    ],
    'area.outside-vietnam',
  ],
] as [string, Position[], string][])('an outline that %s is refused', async (_, corners, code) => {
  expect(await codesOf(keep(owner, 'Sai', corners))).toEqual([code])
})

test('an overlap with another household is told by its size alone, with one’s own by name', async () => {
  const other = await keep(neighbour, 'Ruộng của Tư', square(104.905, 9.405))
  const mine = await keep(owner, 'Trại sát bên', square(104.905, 9.395))
  const { overlaps } = await readArea(owner, { id: yard })
  expect(overlaps.find(({ ownAreaName }) => !ownAreaName)).toEqual({ squareMetres: expect.any(Number) })
  expect(overlaps.find(({ ownAreaId }) => ownAreaId === mine)?.ownAreaName).toBe('Trại sát bên')
  expect(overlaps.every(({ squareMetres }) => Math.round(squareMetres / 10_000) === 30 || squareMetres > 300_000)).toBe(
    true,
  )
  expect(
    (await readArea(neighbour, { id: other })).overlaps.every((one) => Object.keys(one).join() === 'squareMetres'),
  ).toBe(true)
})

test('of a season the last word holds, and what was expected before is kept', async () => {
  const season = { name: 'Mùa khô 2026', crop: 'Hoa tràm', startsOn: '2026-01-01', endsOn: '2026-04-30' }
  await setSeason(owner, { areaId: yard, form: { ...season, expectedKilograms: 400 } })
  await setSeason(owner, { areaId: yard, form: { ...season, expectedKilograms: 300 } })
  const [fact] = (await inTransaction((tx) => getAreas(tx, owner.organisationId as string))).filter(
    ({ id }) => id === yard,
  )
  expect(fact?.seasons.map(({ expectedKilograms }) => expectedKilograms)).toEqual([300])
  expect((await readArea(owner, { id: yard })).seasons).toHaveLength(2)
  const backwards = { ...season, startsOn: '2026-05-01', expectedKilograms: 1 }
  expect(await codesOf(setSeason(owner, { areaId: yard, form: backwards }))).toEqual(['area.ends-before-it-begins'])
})

test('areas go out as GeoJSON that comes in again, and name no grower', async () => {
  const text = JSON.stringify(toGeoJson(await readAreas(owner, {})))
  expect(text).not.toContain('Bà Sáu')
  expect(readGeoJson(text)?.map(({ name }) => name)).toContain('Trại kênh 7')
})

test('the forms work as plain forms: what cannot be read is said beside its field', async () => {
  const { headers, csrf } = await signIn(owner)
  const post = (body: Record<string, string>) =>
    opened.app.inject({
      method: 'POST',
      url: '/areas/new',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf, kind: 'field', communeCode: '32047', ...body }).toString(),
    })
  const refused = await post({ name: 'Ruộng', shape: 'bờ kênh' })
  expect([refused.statusCode, refused.body.includes('id="shape-error"')]).toEqual([422, true])
  const taken = await post({ name: 'Ruộng', shape: '9.41, 104.96' })
  expect(taken.statusCode).toBe(303)
  const page = await opened.app.inject({ url: String(taken.headers.location), headers })
  expect(page.body).toContain('Quần đảo Trường Sa')
})
