import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { inviteMember, removeMember, renewMemberLink } from './change-members.ts'

let opened: TestApp
let producer: Actor
let organisationId: string
beforeAll(async () => {
  opened = await openApp()
  producer = await createActor({ role: 'producer' })
  organisationId = producer.organisationId as string
})
afterAll(() => opened.close())

const codesOf = (doing: Promise<unknown>) =>
  doing.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.problems.map(({ code }) => code)
      throw error
    },
  )
const someone = (email: string) => ({ fullName: 'Lê Thị Hai (mẫu)', email, phone: undefined, organisationId })
const visit = async (actor: Actor) => {
  const { headers, csrf } = await signIn(actor)
  return {
    get: (url: string) => opened.app.inject({ method: 'GET', url, headers: { ...headers, accept: 'text/html' } }),
    post: (url: string, fields: Record<string, string> = {}) =>
      opened.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...fields, csrf }).toString(),
      }),
  }
}

describe('members of an organisation', () => {
  test('are invited by a member only, with a name and an e-mail, and once', async () => {
    const stranger = await createActor({ role: 'producer' })
    const officer = await createActor({ role: 'commune-officer' })
    expect(await codesOf(inviteMember(stranger, someone('a@test.example')))).toEqual(['forbidden.organisation'])
    expect(await codesOf(inviteMember(officer, someone('a@test.example')))).toEqual(['forbidden.role'])
    expect(await codesOf(inviteMember(producer, { ...someone('nowhere'), fullName: '' }))).toEqual([
      'person.name-missing',
      'person.email-malformed',
    ])
    const { token } = await inviteMember(producer, someone('Hai@test.example'))
    expect(token).toMatch(/.{20}/)
    expect(await codesOf(inviteMember(producer, someone('hai@test.example')))).toEqual(['conflict.member-already'])
  })

  test('come in by their link, act for the organisation, and lose it with their sessions when they are removed', async () => {
    const page = await (await visit(producer)).post(`/organisations/${organisationId}/members`, {
      fullName: 'Trần Văn Ba (mẫu)',
      email: 'ba@test.example',
    })
    const [, path = ''] = page.body.match(/(\/invitations\/[\w-]+)/) ?? []
    const accepted = await opened.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' },
      payload: new URLSearchParams({ password: 'cá lóc nướng trui ngoài đồng' }).toString(),
    })
    const cookie = [accepted.headers['set-cookie']].flat().find((line) => line?.startsWith('__Host-session='))
    const headers = { cookie: String(cookie).split(';')[0] as string, accept: 'text/html', host: 'localhost' }
    const look = () => opened.app.inject({ method: 'GET', url: `/organisations/${organisationId}`, headers })
    const seen = await look()
    expect(seen.statusCode).toBe(200)
    expect(seen.body).toContain('Trần Văn Ba (mẫu)')
    const own = await (await visit(producer)).get(`/organisations/${organisationId}`)
    const removals = [...own.body.matchAll(/members\/([0-9a-f-]{36})\/remove">.*?Thôi đại diện: ([^<]+)</gs)]
    const ba = removals.find(([, , name]) => name?.startsWith('Trần Văn Ba'))?.[1] as string
    await removeMember(producer, { organisationId, personId: ba })
    expect((await look()).statusCode).toBe(303)
    expect(await codesOf(removeMember(producer, { organisationId, personId: ba }))).toEqual(['not-found.member'])
  })

  test('never all go: the last stays, also when two remove each other at once', async () => {
    const first = await createActor({ role: 'producer' })
    const one = first.organisationId as string
    const alone = { organisationId: one, personId: first.personId as string }
    expect(await codesOf(removeMember(first, alone))).toEqual(['member.last-stays'])
    const second = await createActor({ role: 'producer', organisationId: one })
    const outcomes = await Promise.all([
      codesOf(removeMember(first, { organisationId: one, personId: second.personId as string })),
      codesOf(removeMember(second, alone)),
    ])
    expect(outcomes.filter((codes) => codes.length === 0)).toHaveLength(1)
  })
})

describe('a new sign-in link', () => {
  const of = (who: Actor) => ({ organisationId, personId: who.personId as string })

  test('is given by an officer of the commune only, for a member, and never for who also holds an office', async () => {
    const officer = await createActor({ role: 'commune-officer' })
    const elsewhere = await createActor({ role: 'commune-officer', communeCode: '32044' })
    expect(await codesOf(renewMemberLink(producer, of(producer)))).toEqual(['forbidden.role'])
    expect(await codesOf(renewMemberLink(elsewhere, of(producer)))).toEqual(['forbidden.jurisdiction'])
    expect(await codesOf(renewMemberLink(officer, of(await createActor({ role: 'producer' }))))).toEqual([
      'not-found.member',
    ])
    const auditor = await createActor({ role: 'auditor', name: 'Người Hai Vai (mẫu)' })
    const { personId } = await inviteMember(producer, someone(`${auditor.personId}@test.example`))
    expect(personId).toBe(auditor.personId)
    expect(await codesOf(renewMemberLink(officer, of(auditor)))).toEqual(['member.holds-office'])
  })

  test('ends what was open before, once the new password is set', async () => {
    const officer = await visit(await createActor({ role: 'commune-officer' }))
    const before = await visit(producer)
    const made = await officer.post(`/organisations/${organisationId}/members/${producer.personId}/link`)
    const [, path = ''] = made.body.match(/(\/invitations\/[\w-]+)/) ?? []
    expect((await before.get('/account')).statusCode).toBe(200)
    const accepted = await opened.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' },
      payload: new URLSearchParams({ password: 'bông điên điển mùa nước nổi' }).toString(),
    })
    expect(accepted.statusCode).toBe(303)
    expect((await before.get('/account')).statusCode).toBe(303)
  })
})
