import { system } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../platform/act.ts'
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
  const producer = await createActor({ role: 'producer' })
  const asked = { email: `${producer.personId}@test.example`, role: 'producer' }
  for (const role of ['administrator', 'ministry-officer', 'producer'] as const)
    await expect(issueToken(await createActor({ role }), asked)).rejects.toThrow('forbidden.role')
})

test.each([
  'commune-officer',
  'provincial-officer',
  'council-chair',
  'ministry-officer',
  'administrator',
  'auditor',
] as const)('no token wears the office of a %s, which a second factor guards', async (role) => {
  const { personId } = await createActor({ role })
  const asked = { email: `${personId}@test.example`, role }
  await expect(issueToken(system, asked)).rejects.toThrow('forbidden.token-role')
})

test('a token is worth nothing once its person is disabled', async () => {
  const program = await openProgram(running.app, { role: 'producer' })
  expect((await program.get('/epcis/events')).status).toBe(200)
  const administrator = await createActor({ role: 'administrator' })
  await disablePerson(administrator, { id: program.personId, isDisabled: true })
  expect((await program.get('/epcis/events')).status).toBe(401)
})

test('a token is over after the days it was made for, 180 at most', async () => {
  const { personId } = await createActor({ role: 'integrator' })
  const asked = { email: `${personId}@test.example`, role: 'integrator' }
  await expect(issueToken(system, { ...asked, days: 181 })).rejects.toThrow('invalid.token-days')
  const token = await issueToken(system, { ...asked, days: 2 })
  const read = () =>
    running.app
      .inject({ url: '/epcis/events', headers: { authorization: `Bearer ${token}` } })
      .then((a) => a.statusCode)
  const formerly = setClock(() => new Date(Date.now() + 47 * 3_600_000))
  expect(await read()).toBe(200)
  setClock(() => new Date(Date.now() + 49 * 3_600_000))
  expect(await read()).toBe(401)
  setClock(formerly)
})

test('one lists and revokes one’s own tokens, an administrator anybody’s', async () => {
  const [one, other] = [
    await openProgram(running.app, { role: 'producer' }),
    await openProgram(running.app, { role: 'integrator' }),
  ]
  const tokensOf = async (program: typeof one) => (await program.get('/api/v1/tokens')).json().tokens
  const [own] = await tokensOf(one)
  expect(own).toMatchObject({ role: 'producer', email: `${one.personId}@test.example` })
  expect(JSON.stringify(await tokensOf(other))).not.toContain(own.id)
  const revoke = async (id: string, headers: Record<string, string>) =>
    (await running.app.inject({ method: 'DELETE', url: `/api/v1/tokens/${id}`, headers })).statusCode
  expect(await revoke(own.id, other.headers)).toBe(404)
  expect(await revoke(own.id, one.headers)).toBe(204)
  expect((await one.get('/epcis/events')).status).toBe(401)
  const administrator = await openProgram(running.app, { role: 'administrator' })
  const [last] = await tokensOf(other)
  expect((await tokensOf(administrator)).map(({ id }: { id: string }) => id)).toContain(last.id)
  expect(await revoke(last.id, administrator.headers)).toBe(204)
  expect(await revoke(last.id, administrator.headers)).toBe(404)
  const officer = await openProgram(running.app, { role: 'commune-officer' })
  expect((await officer.get('/api/v1/tokens')).status).toBe(403)
  expect((await running.app.inject({ url: '/api/v1/tokens' })).statusCode).toBe(401)
})
