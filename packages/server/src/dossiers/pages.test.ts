import { listFormSteps } from '@saolang/core/dossiers/form.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inReadOnly } from '../platform/sql.ts'
import { createActor, createOrganisation, signIn } from '../testing/actors.ts'
import { aPhoto, createDraft, createSubmitted, fillDossier } from '../testing/dossiers.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { getDossier } from './get-dossier.ts'
import { listEvidenceFiles } from './get-evidence.ts'

type SignedIn = Awaited<ReturnType<typeof signIn>>

let app: TestApp
let producer: SignedIn
let stranger: SignedIn
let officer: SignedIn
let neighbour: SignedIn
let province: SignedIn
let member: SignedIn

beforeAll(async () => {
  app = await openApp()
  const clerk = await createActor({ role: 'commune-officer' })
  const { id: organisationId } = await createOrganisation(clerk.personId as string, {
    phone: '0912345678',
    representativeGender: 'female',
    representativeEthnicity: 'Kinh',
    representativeResidence: 'Xã U Minh',
    establishedOn: '2019-05-20',
  })
  officer = await signIn(clerk)
  producer = await signIn(await createActor({ role: 'producer', organisationId }))
  stranger = await signIn(await createActor({ role: 'producer' }))
  neighbour = await signIn(await createActor({ role: 'commune-officer', communeCode: '32050' }))
  province = await signIn(await createActor({ role: 'provincial-officer' }))
  member = await signIn(await createActor({ role: 'council-member' }))
})
afterAll(() => app.close())

const get = (who: SignedIn | undefined, url: string) =>
  app.app.inject({ url, headers: { accept: 'text/html', ...who?.headers } })
const post = (who: SignedIn, url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams({ csrf: who.csrf, ...fields }).toString(),
    headers: { ...who.headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
const api = (who: SignedIn | undefined, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  app.app.inject({
    method,
    url: `/api/v1/dossiers${url}`,
    ...(payload && { payload }),
    headers: { ...who?.headers, ...(who && { 'x-csrf-token': who.csrf }) },
  })
const multipart = (
  who: SignedIn,
  url: string,
  fields: Record<string, string>,
  file?: { field: string; bytes: Buffer; name: string },
) => {
  const edge = '----saolang'
  const texts = Object.entries({ csrf: who.csrf, ...fields }).map(
    ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = file
    ? `--${edge}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\n\r\n`
    : ''
  const payload = Buffer.concat([
    Buffer.from(texts.join('') + head),
    file?.bytes ?? Buffer.alloc(0),
    Buffer.from(`${file ? '\r\n' : ''}--${edge}--\r\n`),
  ])
  const headers = { ...who.headers, accept: 'text/html', 'content-type': `multipart/form-data; boundary=${edge}` }
  return app.app.inject({ method: 'POST', url, payload, headers })
}
const dossier = (id: string) => inReadOnly((tx) => getDossier(tx, id))

describe('who sees what', () => {
  test('a dossier, its evidence and its JSON are refused to everyone whose it is not', async () => {
    const { id } = await createSubmitted(producer.actor as Actor)
    const [file] = await inReadOnly((tx) => listEvidenceFiles(tx, id))
    for (const url of [
      `/dossiers/${id}`,
      `/dossiers/${id}/plan`,
      `/dossiers/${id}/check`,
      `/dossiers/${id}/star`,
      `/dossiers/${id}/evidence`,
      `/dossiers/${id}/evidence/${file?.id}`,
      `/desk/dossiers/${id}`,
      `/api/v1/dossiers/${id}`,
    ]) {
      expect([url, (await get(undefined, url)).statusCode]).toEqual([url, url.startsWith('/api/') ? 401 : 303])
      for (const who of [stranger, neighbour, member])
        expect([url, (await get(who, url)).statusCode]).toEqual([url, 403])
    }
    for (const who of [producer, officer, province])
      expect((await get(who, `/dossiers/${id}/evidence/${file?.id}`)).statusCode).toBe(200)
  })

  test('a draft is its producer’s alone; lists name nothing of others', async () => {
    const { id } = await createDraft(producer.actor as Actor, { productName: 'Sản phẩm bí mật (mẫu)' })
    for (const who of [officer, province, stranger]) expect((await get(who, `/dossiers/${id}`)).statusCode).toBe(403)
    expect((await get(producer, '/dossiers')).body).toContain('Sản phẩm bí mật')
    expect((await get(stranger, '/dossiers')).body).not.toContain('Sản phẩm bí mật')
    for (const who of [officer, province]) expect((await get(who, '/desk')).body).not.toContain('Sản phẩm bí mật')
    expect((await api(stranger, 'GET', '')).json().dossiers).toEqual([])
  })

  test('a form without its token is refused', async () => {
    const { id } = await createDraft(producer.actor as Actor)
    expect(
      (await post(producer, `/dossiers/${id}/plan`, { csrf: 'x', plan: 'y', version: '0', formKey: 'k' })).statusCode,
    ).toBe(403)
    const bytes = await aPhoto()
    const sent = await multipart(
      { ...producer, csrf: 'x' },
      `/dossiers/${id}/evidence`,
      {},
      { field: 'file', bytes, name: 'a.jpg' },
    )
    expect(sent.statusCode).toBe(403)
  })
})

describe('writing without JavaScript', () => {
  test('a dossier is started by four questions, then shows its tasks', async () => {
    const organisationId = (producer.actor as Actor).organisationId as string
    expect((await post(producer, '/dossiers/new', { step: 'kind', organisationId })).statusCode).toBe(422)
    const set = await post(producer, '/dossiers/new', { step: 'industry', industry: 'I', organisationId })
    expect(set.body).toContain('mật ong, mật hoa')
    const answers = { organisationId, kind: 'first', productName: 'Mật ong', industry: 'I', startKey: 'once' }
    const started = await post(producer, '/dossiers/new', { step: 'set', ...answers, setNo: '4' })
    expect(started.statusCode).toBe(303)
    expect((await post(producer, '/dossiers/new', { step: 'set', ...answers, setNo: '4' })).headers.location).toBe(
      started.headers.location,
    )
    const tasks = await get(producer, String(started.headers.location))
    expect(tasks.body).toContain('Đã xong 0 trên 10 việc')
  })

  test('every page opens, and saving one leads to the next of its task, then to the list', async () => {
    const { id } = await createDraft(producer.actor as Actor)
    for (const step of [...listFormSteps('first'), 'assess-1', 'assess-12', 'star', 'evidence', 'check'])
      expect([step, (await get(producer, `/dossiers/${id}/${step}`)).statusCode]).toEqual([step, 200])
    expect((await get(producer, `/dossiers/${id}/assess-13`)).statusCode).toBe(404)
    const first = await post(producer, `/dossiers/${id}/results`, {
      version: '0',
      formKey: 'a',
      materialAreaAndTechnology: 'x',
    })
    expect(first.headers.location).toBe(`/dossiers/${id}/market`)
    const last = await post(producer, `/dossiers/${id}/market`, { version: '0', formKey: 'a' })
    expect(last.headers.location).toBe(`/dossiers/${id}`)
  })

  test('a page written by two shows the second both texts, and takes the second time', async () => {
    const { id } = await createDraft(producer.actor as Actor)
    await post(producer, `/dossiers/${id}/plan`, { version: '0', formKey: 'a', plan: 'Bản thứ nhất' })
    const second = await post(producer, `/dossiers/${id}/plan`, { version: '0', formKey: 'b', plan: 'Bản thứ hai' })
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('Bản thứ nhất')
    expect(second.body).toContain('Bản thứ hai')
    expect(
      (await post(producer, `/dossiers/${id}/plan`, { version: '1', formKey: 'b', plan: 'Bản thứ hai' })).statusCode,
    ).toBe(303)
  })

  test('autosave answers 204 as often as one types, and 409 when somebody else wrote', async () => {
    const { id } = await createDraft(producer.actor as Actor)
    const save = (fields: Record<string, string>) =>
      post(producer, `/dossiers/${id}/assess-1`, fields, { 'x-autosave': '1' })
    const mine = { version: '0', formKey: 'mine' }
    expect((await save({ ...mine, 'choice.1.1': 'QD26-04.1.1.o1' })).statusCode).toBe(204)
    expect((await save({ ...mine, 'choice.1.1': 'QD26-04.1.1.o2', 'words.1.1': 'sáu mươi hộ' })).statusCode).toBe(204)
    expect((await save({ version: '0', formKey: 'other', 'choice.1.1': 'QD26-04.1.1.o3' })).statusCode).toBe(409)
    const { selfChoices, selfWords } = await dossier(id)
    expect([selfChoices, selfWords]).toEqual([{ '1.1': 'QD26-04.1.1.o2' }, { '1.1': 'sáu mươi hộ' }])
  })

  test('levels, words and a photo go in one form; a bad file is told beside its criterion and the rest is kept', async () => {
    const { id } = await createDraft(producer.actor as Actor)
    const fields = { version: '0', formKey: 'a', 'choice.1.5': 'QD26-04.1.5.o3', act: 'upload:1.5' }
    const bad = await multipart(producer, `/dossiers/${id}/assess-1`, fields, {
      field: 'file.1.5',
      bytes: Buffer.from('<svg/>'),
      name: 'x.svg',
    })
    expect(bad.statusCode).toBe(422)
    expect(bad.body).toContain('x.svg')
    expect((await dossier(id)).selfChoices).toEqual({ '1.5': 'QD26-04.1.5.o3' })
    const good = await multipart(
      producer,
      `/dossiers/${id}/assess-1`,
      { ...fields, version: '1' },
      { field: 'file.1.5', bytes: await aPhoto(), name: 'hop-dong.jpg' },
    )
    expect(good.headers.location).toBe(`/dossiers/${id}/assess-1#1.5`)
    const [file] = await inReadOnly((tx) => listEvidenceFiles(tx, id))
    expect(file).toMatchObject({ criteria: ['1.5'], caption: 'hop-dong.jpg' })
    await multipart(producer, `/dossiers/${id}/assess-1`, { ...fields, act: '', 'reuse.1.6': file?.id as string })
    await multipart(producer, `/dossiers/${id}/assess-1`, { ...fields, act: `detach:${file?.id}:1.5` })
    expect((await inReadOnly((tx) => listEvidenceFiles(tx, id)))[0]?.criteria).toEqual(['1.6'])
  })

  test('evidence is served so that nothing in it can run', async () => {
    const { id } = await createSubmitted(producer.actor as Actor)
    const [file] = await inReadOnly((tx) => listEvidenceFiles(tx, id))
    const { headers } = await get(officer, `/dossiers/${id}/evidence/${file?.id}`)
    expect(headers['content-security-policy']).toMatch(/^sandbox/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'image/jpeg' })
    expect(headers['content-disposition']).toContain('filename')
  })
})

describe('handing in', () => {
  test('the check page names every obstacle with its page; complete, it takes the pledge and shows code and day', async () => {
    const { id } = await createDraft(producer.actor as Actor)
    const early = await get(producer, `/dossiers/${id}/check`)
    expect(early.body).toContain(`/dossiers/${id}/plan?back=check#plan`)
    expect(early.body).not.toContain('Nộp hồ sơ</button>')
    await fillDossier(producer.actor as Actor, id)
    const unpledged = await post(producer, `/dossiers/${id}/check`, {})
    expect(unpledged.statusCode).toBe(422)
    expect(unpledged.body).toContain('Hãy đánh dấu vào lời cam đoan')
    expect((await post(producer, `/dossiers/${id}/check`, { isPledged: 'yes' })).headers.location).toBe(
      `/dossiers/${id}/submitted`,
    )
    const again = await post(producer, `/dossiers/${id}/check`, { isPledged: 'yes' })
    expect(again.headers.location).toBe(`/dossiers/${id}/submitted`)
    const { code } = await dossier(id)
    const receipt = await get(producer, `/dossiers/${id}/submitted`)
    expect(receipt.body).toContain(code)
    expect(receipt.body).toContain('15 ngày làm việc')
  })

  test('a request to supplement opens the dossier again, with what is asked on top, and the answer closes it', async () => {
    const { id } = await createSubmitted(producer.actor as Actor)
    await post(officer, `/desk/dossiers/${id}/supplement`, { items: '1.5: Hợp đồng chưa ký\nẢnh nhãn mờ' })
    const tasks = await get(producer, `/dossiers/${id}`)
    expect(tasks.body).toContain('Hợp đồng chưa ký')
    expect(tasks.body).toContain(`/dossiers/${id}/assess-1?back=check#1.5`)
    expect((await post(producer, `/dossiers/${id}/answer`, { reply: 'Đã ký lại' })).headers.location).toBe(
      `/dossiers/${id}`,
    )
    expect((await get(producer, `/dossiers/${id}`)).body).toContain('Đã ký lại')
  })
})

describe('on the desk', () => {
  test('the commune writes its findings over the drafts, forwards, and the province finds the dossier on its own desk', async () => {
    const { id, code } = await createSubmitted(producer.actor as Actor)
    expect((await get(officer, '/desk')).body).toContain(code)
    for (const view of ['mine', 'onward', 'closed'])
      expect((await get(province, `/desk?view=${view}`)).body).not.toContain(code)
    expect((await get(officer, `/desk/dossiers/${id}`)).body).toContain('Nhận xét của Ủy ban nhân dân xã:')
    const texts = { localMaterial: 'a', localLabour: 'b', ideaOrigin: 'c', localIdentity: 'd' }
    await post(officer, `/desk/dossiers/${id}/findings`, texts)
    const letter = { number: '12/UBND', signerName: 'Người ký (mẫu)', signerTitle: 'Chủ tịch', samples: '5' }
    const undated = await post(officer, `/desk/dossiers/${id}/forward`, letter)
    expect(undated.statusCode).toBe(422)
    expect(undated.body).toContain('12/UBND')
    const day = { 'signedOn-day': '1', 'signedOn-month': '6', 'signedOn-year': '2026' }
    expect((await post(officer, `/desk/dossiers/${id}/forward`, { ...letter, ...day })).statusCode).toBe(303)
    expect((await get(officer, '/desk')).body).not.toContain(code)
    expect((await get(officer, '/desk?view=onward')).body).toContain(code)
    expect((await get(province, '/desk')).body).toContain(code)
    expect((await get(province, `/desk/dossiers/${id}`)).body).toContain('/councils')
    await app.deliverEvents()
  })
})

describe('the API', () => {
  test('carries a dossier from its start to its receipt, the same receipt each time', async () => {
    const organisationId = (producer.actor as Actor).organisationId as string
    const started = await api(producer, 'POST', '', { kind: 'first', organisationId, productName: 'Mật ong', setNo: 4 })
    expect(started.statusCode).toBe(201)
    const { id } = started.json()
    const early = await api(producer, 'POST', `/${id}/submission`, { isPledged: true })
    expect(early.statusCode).toBe(422)
    expect(early.json().problems.length).toBe(42)
    const saved = await api(producer, 'PUT', `/${id}/pages/plan`, {
      version: 0,
      formKey: 'k',
      answers: { plan: 'Kế hoạch' },
    })
    expect(saved.json()).toEqual({ version: 1 })
    const stale = await api(producer, 'PUT', `/${id}/pages/plan`, {
      version: 0,
      formKey: 'z',
      answers: { plan: 'Khác' },
    })
    expect(stale.statusCode).toBe(409)
    await fillDossier(producer.actor as Actor, id).catch(() => undefined)
    const whole = (await api(producer, 'GET', `/${id}`)).json()
    expect(whole).toMatchObject({ status: 'draft', answers: { plan: 'Kế hoạch' }, moves: ['submit', 'abandon'] })
  })

  test('lets the commune ask, judge and return, and nobody else', async () => {
    const { id } = await createSubmitted(producer.actor as Actor)
    const items = [{ at: '1.5', text: 'Hợp đồng chưa ký' }]
    for (const who of [producer, neighbour])
      expect((await api(who, 'POST', `/${id}/supplements`, { items })).statusCode).toBe(403)
    expect((await api(officer, 'POST', `/${id}/supplements`, { items })).statusCode).toBe(204)
    expect((await api(producer, 'POST', `/${id}/supplements/answer`, { reply: 'Đã bổ sung' })).statusCode).toBe(204)
    const texts = { localMaterial: 'a', localLabour: 'b', ideaOrigin: 'c', localIdentity: 'd' }
    expect((await api(officer, 'PUT', `/${id}/findings`, { texts })).json()).toEqual({ version: 1 })
    expect((await api(officer, 'POST', `/${id}/return`, { reasons: 'Sai nhóm' })).statusCode).toBe(204)
    expect((await dossier(id)).status).toBe('returned')
  })
})
