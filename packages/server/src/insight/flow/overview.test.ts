import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../demo/seed-demo.ts'
import { inTransaction, type Tx } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readOverview } from './read-overview.ts'

let running: TestApp
let ministry: Actor
beforeAll(async () => {
  running = await openApp()
  await seedDemo()
  ministry = await createActor({ role: 'ministry-officer' })
})
afterAll(() => running.close())

const year = { months: 12, province: undefined }

type Step = { dossier: string; status: string; at: Date; province: string }

/** The road of every dossier, read as it lies in the table and counted by hand below. */
function readRoads(): Promise<Step[]> {
  return inTransaction(
    async (tx: Tx) => tx<Step[]>`
      select c.dossier_id as dossier, c.status, c.changed_at as at, d.province_code as province
      from dossiers.status_change c join dossiers.dossier d on d.id = c.dossier_id order by c.id`,
  )
}

const ended = ['returned', 'abandoned', 'decided-recognised', 'decided-not-recognised']

test('a producer, a member of a council and a visitor have no overview', async () => {
  for (const role of ['producer', 'council-member'] as const)
    await expect(readOverview(await createActor({ role }), year)).rejects.toThrow('forbidden.role')
  expect((await running.app.inject({ url: '/insight', headers: { accept: 'text/html' } })).statusCode).toBe(303)
})

test('every dossier on its way stands where its last step left it', async () => {
  const roads = Map.groupBy(await readRoads(), ({ dossier }) => dossier)
  const last = [...roads.values()]
    .map((steps) => steps.at(-1)?.status ?? '')
    .filter((status) => !ended.includes(status))
  const { standings } = await readOverview(ministry, year)
  expect(last.length).toBeGreaterThan(3)
  expect(Object.fromEntries(standings.map(({ status, many }) => [status, many]))).toEqual(
    Object.fromEntries([...Map.groupBy(last, (status) => status)].map(([status, all]) => [status, all.length])),
  )
})

test('the median time of a step is that of the days between its steps', async () => {
  const roads = Map.groupBy(await readRoads(), ({ dossier }) => dossier)
  const since = Date.now() - 365 * 86_400_000
  const stays = [...roads.values()].flatMap((steps) =>
    steps.slice(1).map((step, i) => ({ from: steps[i] as Step, to: step })),
  )
  const days = stays
    .filter(({ from, to }) => from.status === 'submitted' && to.at.getTime() >= since)
    .map(({ from, to }) => (to.at.getTime() - from.at.getTime()) / 86_400_000)
    .toSorted((a, b) => a - b)
  const middle = ((days[Math.floor((days.length - 1) / 2)] ?? 0) + (days[Math.ceil((days.length - 1) / 2)] ?? 0)) / 2
  const { passages } = await readOverview(ministry, year)
  const submitted = passages.find(({ status }) => status === 'submitted')
  expect(submitted?.many).toBe(days.length)
  expect(submitted?.medianDays).toBeCloseTo(middle, 6)
})

test('a province sees its own and nothing of another', async () => {
  const steps = await readRoads()
  const provinces = [...new Set(steps.map(({ province }) => province))]
  const own = await Promise.all(
    provinces.map(async (provinceCode) => {
      const officer = await createActor({ role: 'provincial-officer', provinceCode })
      return readOverview(officer, { months: 12, province: '01' })
    }),
  )
  const sum = (overviews: readonly { standings: readonly { many: number }[] }[]) =>
    overviews.flatMap(({ standings }) => standings).reduce((total, { many }) => total + many, 0)
  expect(sum(own)).toBe(sum([await readOverview(ministry, year)]))
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '15' })
  expect(provinces).not.toContain('15')
  expect(await readOverview(elsewhere, year)).toMatchObject({ standings: [], passages: [], loads: [] })
})

test('who handled dossiers is named to the officers of the same area', async () => {
  const { loads } = await readOverview(ministry, { months: 120, province: undefined })
  expect(loads.length).toBeGreaterThan(1)
  expect(loads[0]?.many).toBeGreaterThanOrEqual(loads[1]?.many ?? 0)
})
