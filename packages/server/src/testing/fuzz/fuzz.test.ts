import type { Role } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/connect.ts'
import type { Tx } from '../../platform/sql.ts'
import { createActor, createOrganisation } from '../actors.ts'
import { createSubmitted } from '../dossiers.ts'
import { listRoutes } from '../list-routes.ts'
import { openApp, type TestApp } from '../open-app.ts'
import { openSitting } from '../sittings.ts'
import { nothingLearned, runFuzz } from './run-fuzz.ts'
import { listActors, signInEverybody } from './sign-in-everybody.ts'
import { emptyTally } from './tally.ts'
import { listApiTargets, listPageTargets } from './targets.ts'
import { readWorld } from './world-facts.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
  await opened.app.ready()
})
afterAll(() => opened.close())

const roles = ['provincial-officer', 'ministry-officer', 'administrator', 'auditor'] satisfies Role[]
const count = 3200

test('inputs drawn from descriptions and forms, to every address and by everybody, never make the server stumble', async () => {
  const { personId } = await createActor({ role: 'commune-officer' })
  const { id: organisationId } = await createOrganisation(personId as string, {
    ...{ phone: '0900000000', representativeGender: 'female', representativeEthnicity: 'Kinh' },
    ...{ representativeResidence: 'Xã U Minh, tỉnh Cà Mau', establishedOn: '2019-05-20' },
  })
  const producer = await createActor({ role: 'producer', organisationId })
  await createSubmitted(producer)
  await openSitting({ organisationId })
  for (const role of roles) await createActor({ role })
  const sql = connect(opened.url, { max: 1 }) as unknown as Tx & { end(): Promise<void> }
  const actors = await listActors(sql)
  const targets = [...listApiTargets(opened.app.swagger()), ...listPageTargets(listRoutes(opened.app))]
  const tally = emptyTally(targets)
  const stumbles: string[] = []
  const seed = Number(process.env.ODD_SEED ?? 2026)
  await runFuzz({
    world: { app: opened.app, visits: () => signInEverybody(actors), facts: () => readWorld(sql) },
    ...{ targets, tally, learned: nothingLearned(), seed, count, lanes: 4, refreshEvery: 800 },
    onStumble: (line) => stumbles.push(line),
  })
  await sql.end()
  expect(stumbles, `seed ${seed}`).toEqual([])
  expect(tally.sent).toBeGreaterThan(count * 0.9)
  expect(tally.accepted / tally.sent).toBeGreaterThan(0.15)
}, 300_000)
