import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { getPerson, grantRole, invitePerson, listPeople, revokeRole } from './manage-people.ts'
import { acceptInvitation } from './register-person.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

let made = 0
const invited = (role: 'commune-officer' | 'provincial-officer' | 'administrator' | 'producer', reach = {}) => ({
  fullName: 'Người Được Mời',
  email: `moi-${++made}@xa.example`,
  phone: undefined,
  role,
  ...reach,
})

test('nobody invites beyond their own reach', async () => {
  const province = await createActor({ role: 'provincial-officer' })
  await expect(
    invitePerson(await createActor({ role: 'commune-officer' }), invited('commune-officer')),
  ).rejects.toThrow('forbidden.role')
  await expect(invitePerson(province, invited('commune-officer', { communeCode: '00004' }))).rejects.toThrow(
    'forbidden.jurisdiction',
  )
  await expect(invitePerson(province, invited('provincial-officer', { provinceCode: '01' }))).rejects.toThrow(
    'forbidden.jurisdiction',
  )
  await expect(invitePerson(province, invited('administrator'))).rejects.toThrow('forbidden.role-beyond')
  const admin = await createActor({ role: 'administrator' })
  await expect(invitePerson(admin, invited('producer'))).rejects.toThrow('role.producer-by-organisation')
  await expect(invitePerson(admin, invited('commune-officer'))).rejects.toThrow('role.level-missing')
})

test('only administrators and auditors see who has an account, and only administrators give and take roles', async () => {
  const officer = await createActor({ role: 'provincial-officer' })
  const auditor = await createActor({ role: 'auditor' })
  await expect(listPeople(officer, { text: '', offset: 0 })).rejects.toThrow('forbidden.role')
  expect((await listPeople(auditor, { text: '', offset: 0 })).length).toBeGreaterThan(0)
  await expect(grantRole(auditor, { personId: officer.personId as string, role: 'auditor' })).rejects.toThrow(
    'forbidden.role',
  )
})

test('an invitation sets a first password once, and gives the role it was made for', async () => {
  const admin = await createActor({ role: 'administrator' })
  const { token, personId } = await invitePerson(admin, invited('commune-officer', { communeCode: '32047' }))
  const visitor = { name: 'visitor', role: 'visitor' } as const
  const accepted = { token: token as string, password: 'đò ngang qua sông sớm', device: 'test' }
  await expect(acceptInvitation(visitor, { ...accepted, password: 'ngắn' })).rejects.toThrow('password.too-short')
  expect(await acceptInvitation(visitor, accepted)).toMatchObject({ kind: 'open', role: 'commune-officer' })
  await expect(acceptInvitation(visitor, accepted)).rejects.toThrow('not-found.invitation')
  const { grants } = await getPerson(admin, personId)
  expect(grants).toMatchObject([
    { role: 'commune-officer', communeCode: '32047', provinceCode: '96', unitName: 'Xã U Minh' },
  ])
})

test('a role taken away drops the sessions that wear it; one’s own stays', async () => {
  const admin = await createActor({ role: 'administrator' })
  const officer = await createActor({ role: 'commune-officer' })
  const { headers } = await signIn(officer)
  const [grant] = (await getPerson(admin, officer.personId as string)).grants
  const [own] = (await getPerson(admin, admin.personId as string)).grants
  await expect(revokeRole(admin, { grantId: own?.id as string })).rejects.toThrow('role.own-stays')
  await revokeRole(admin, { grantId: grant?.id as string })
  const answer = await opened.app.inject({ url: '/account', headers: { ...headers, accept: 'text/html' } })
  expect(answer.headers.location).toBe('/login?next=%2Faccount')
})

test('whoever holds several roles wears one at a time, and changes it under a new session', async () => {
  const admin = await createActor({ role: 'administrator' })
  const person = await createActor({ role: 'commune-officer' })
  await grantRole(admin, { personId: person.personId as string, role: 'council-member', provinceCode: '96' })
  const { grants } = await getPerson(admin, person.personId as string)
  const before = await signIn(person)
  const choose = (grant: string) =>
    opened.app.inject({
      method: 'POST',
      url: '/account/role',
      payload: { grant, csrf: before.csrf },
      headers: { ...before.headers, accept: 'text/html' },
    })
  const [foreign] = (await getPerson(admin, admin.personId as string)).grants
  expect((await choose(foreign?.id as string)).statusCode).toBe(404)
  const changed = await choose(grants.find(({ role }) => role === 'council-member')?.id as string)
  expect(changed.headers.location).toBe('/councils')
  const old = await opened.app.inject({ url: '/account', headers: { ...before.headers, accept: 'text/html' } })
  expect(old.statusCode).toBe(303)
})
