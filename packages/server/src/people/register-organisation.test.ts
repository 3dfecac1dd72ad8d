import type { OrganisationForm } from '@saolang/core/people/organisation.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inReadOnly } from '../platform/sql.ts'
import { createActor, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { getOrganisation, listOrganisationsOf } from './get-organisation.ts'
import { readOrganisation } from './read-organisation.ts'
import { changeOrganisation, registerOrganisation } from './register-organisation.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

const form = {
  kind: 'cooperative-group',
  name: 'Tổ hợp tác Chè Thử',
  communeCode: '32047',
  address: 'Ấp 3',
  representativeName: 'Nguyễn Văn Chè',
  representativeTitle: 'Tổ trưởng',
} as OrganisationForm

test('a visitor, a council member and an officer of another commune cannot register an organisation', async () => {
  await expect(registerOrganisation({ name: '', role: 'visitor' }, form)).rejects.toThrow('unauthenticated')
  await expect(registerOrganisation(await createActor({ role: 'council-member' }), form)).rejects.toThrow(
    'forbidden.role',
  )
  const elsewhere = await createActor({ role: 'commune-officer', communeCode: '32059' })
  await expect(registerOrganisation(elsewhere, form)).rejects.toThrow('forbidden.jurisdiction')
})

test('every fault is told at once, with its field', async () => {
  const who = await createActor({ role: 'producer' })
  const wrong = {
    ...form,
    kind: 'sme',
    taxCode: '12',
    phone: 'abc',
    communeCode: '00000',
    establishedOn: '2999-01-01',
  } as const
  await expect(registerOrganisation(who, wrong)).rejects.toMatchObject({
    problems: [
      { code: 'organisation.commune-unknown', at: 'communeCode' },
      { code: 'organisation.registration-no-missing', at: 'registrationNo' },
      { code: 'organisation.tax-code-malformed', at: 'taxCode' },
      { code: 'person.phone-malformed', at: 'phone' },
      { code: 'organisation.established-ahead', at: 'establishedOn' },
    ],
  })
})

test('a producer who registers acts for the organisation, and strangers neither see nor change it', async () => {
  const who = await createActor({ role: 'producer' })
  const { id } = await registerOrganisation(who, form)
  const own = await inReadOnly((tx) => listOrganisationsOf(tx, who.personId as string))
  expect(own.map((organisation) => organisation.id)).toContain(id)
  const stranger = await createActor({ role: 'producer' })
  await expect(readOrganisation(stranger, id)).rejects.toThrow('forbidden.jurisdiction')
  await expect(changeOrganisation(stranger, { ...form, id })).rejects.toThrow('forbidden.organisation')
  const otherProvince = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  await expect(readOrganisation(otherProvince, id)).rejects.toThrow('forbidden.jurisdiction')
})

test('a change of legal form keeps the id, and the history tells what it was', async () => {
  const who = await createActor({ role: 'producer' })
  const { id } = await registerOrganisation(who, form)
  await changeOrganisation(who, {
    ...form,
    id,
    kind: 'cooperative',
    name: 'HTX Chè Thử',
    registrationNo: '961207000009',
    reason: 'Chuyển thành hợp tác xã',
  })
  await changeOrganisation(who, {
    ...form,
    id,
    kind: 'cooperative',
    name: 'HTX Chè Thử',
    registrationNo: '961207000009',
    phone: '0912345678',
  })
  expect(await inReadOnly((tx) => getOrganisation(tx, id))).toMatchObject({
    id,
    kind: 'cooperative',
    name: 'HTX Chè Thử',
  })
  const { versions, members } = await readOrganisation(who, id)
  expect(versions.map(({ kind, name, reason }) => [kind, name, reason])).toEqual([
    ['cooperative-group', 'Tổ hợp tác Chè Thử', null],
    ['cooperative', 'HTX Chè Thử', 'Chuyển thành hợp tác xã'],
  ])
  expect(members.map(({ name }) => name)).toEqual([who.name])
})

test('a commune officer registers for somebody of the commune and becomes no member', async () => {
  const officer = await createActor({ role: 'commune-officer' })
  const { id } = await registerOrganisation(officer, form)
  expect((await readOrganisation(officer, id)).members).toEqual([])
})

test('a new producer walks through the pages without JavaScript and ends with an organisation', async () => {
  const jar: Record<string, string> = {}
  const post = async (url: string, payload: Record<string, string>) => {
    const csrf = lastBody.match(/name="csrf" value="([^"]+)"/)?.[1]
    const answer = await opened.app.inject({
      method: 'POST',
      url,
      payload: { ...payload, ...(csrf && { csrf }) },
      headers: { accept: 'text/html' },
      cookies: jar,
    })
    for (const { name, value } of answer.cookies) jar[name] = value
    if (answer.headers.location) {
      const page = await opened.app.inject({
        url: answer.headers.location,
        headers: { accept: 'text/html' },
        cookies: jar,
      })
      lastBody = page.body
    } else lastBody = answer.body
    return answer
  }
  let lastBody = ''
  const contact = { fullName: 'Lò Thị Mới', email: 'lo.moi@test.example', phone: '' }
  await post('/register', { step: 'contact', ...contact })
  expect(lastBody).toContain('Chọn mật khẩu')
  await post('/register', { step: 'password', ...contact, password: 'suối chảy qua bản xa' })
  expect(lastBody).toContain('Chủ thể thuộc loại nào?')
  const hidden = () =>
    Object.fromEntries(
      [...lastBody.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )
  await post('/organisations/new', { ...hidden(), kind: 'household-producer' })
  await post('/organisations/new', { ...hidden(), name: 'Hộ Lò Thị Mới', 'establishedOn-day': '' })
  await post('/organisations/new', { ...hidden(), provinceCode: '96' })
  await post('/organisations/new', { ...hidden(), communeCode: '', address: '' })
  expect(lastBody).toContain('Hãy chọn xã, phường, đặc khu.')
  await post('/organisations/new', { ...hidden(), communeCode: '32047', address: 'Ấp 5' })
  await post('/organisations/new', { ...hidden(), representativeName: 'Lò Thị Mới', representativeTitle: 'Chủ hộ' })
  expect(lastBody).toContain('Xã U Minh, tỉnh Cà Mau')
  const done = await post('/organisations/new', hidden() as Record<string, string>)
  expect(done.headers.location).toMatch(/^\/organisations\/[0-9a-f-]{36}\?done=registered$/)
  expect(lastBody).toContain('Đã đăng ký chủ thể')
})

test('an e-mail that is taken opens no second account', async () => {
  const { actor } = await signIn(await createActor({ role: 'producer' }))
  const payload = {
    step: 'password',
    fullName: 'Ai Đó',
    email: `${actor.personId}@TEST.example`,
    password: 'trời xanh mây trắng nắng',
  }
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/register',
    payload,
    headers: { accept: 'text/html' },
  })
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('Thư điện tử này đã có tài khoản')
})
