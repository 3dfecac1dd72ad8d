import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram } from '../testing/programs.ts'
import { issueToken } from './issue-token.ts'
import { disablePerson } from './manage-people.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

test('nobody makes a token that wears another person’s role, an administrator neither', async () => {
  const chair = await createActor({ role: 'council-chair' })
  const asked = { email: `${chair.personId}@test.example`, role: 'council-chair' }
  for (const role of ['administrator', 'ministry-officer', 'producer'] as const)
    await expect(issueToken(await createActor({ role }), asked)).rejects.toThrow('forbidden.role')
})

test('a token is worth nothing once its person is disabled', async () => {
  const program = await openProgram(running.app, { role: 'producer' })
  expect((await program.get('/epcis/events')).status).toBe(200)
  const administrator = await createActor({ role: 'administrator' })
  await disablePerson(administrator, { id: program.personId, isDisabled: true })
  expect((await program.get('/epcis/events')).status).toBe(401)
})
