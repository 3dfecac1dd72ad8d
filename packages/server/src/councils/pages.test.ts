import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting } from '../testing/sittings.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

/** A browser without JavaScript, signed in: opens pages and sends forms. */
async function browse(who: Actor) {
  const { headers, csrf } = await signIn(who)
  return {
    get: (url: string) => opened.app.inject({ method: 'GET', url, headers: { ...headers, accept: 'text/html' } }),
    post: (url: string, fields: Record<string, string>, more: Record<string, string> = {}) =>
      opened.app.inject({
        method: 'POST',
        url,
        payload: new URLSearchParams({ csrf, ...fields }).toString(),
        headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...more },
      }),
  }
}

const prefixed = (prefix: string, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]))

test('without JavaScript a member declares, scores part by part, checks and signs', async () => {
  const { at, members } = await openSitting()
  const card = `/councils/sessions/${at.sessionId}/dossiers/${at.dossierId}`
  const member = await browse(members[0] as Actor)
  expect((await member.get(`${card}/scorecard`)).headers.location).toBe(`${card}/conflict`)
  const unanswered = await member.post(`${card}/conflict`, { note: '' })
  expect([unanswered.statusCode, unanswered.body.includes('Hãy chọn một câu trả lời')]).toEqual([422, true])
  expect((await member.post(`${card}/conflict`, { kind: 'none', note: '' })).headers.location).toBe(`${card}/scorecard`)
  const marks = fullCard({ '1.1': 2 })
  const { '1.2': kept = '', ...rest } = marks
  const saved = await member.post(`${card}/scorecard`, {
    part: 'A',
    act: 'part:B',
    ...prefixed('mark-', rest),
    'note-1.1': 'Rõ nguồn gốc',
  })
  expect(saved.headers.location).toBe(`${card}/scorecard?part=B`)
  const check = await member.get(`${card}/scorecard/sign`)
  expect(check.body).toContain('Còn 1 tiêu chí chưa chấm')
  const refused = await member.post(`${card}/scorecard/sign`, {})
  expect([refused.statusCode, refused.body.includes('Chưa chấm tiêu chí 1.2')]).toEqual([422, true])
  const quiet = await member.post(`${card}/scorecard`, { part: 'A', 'mark-1.2': kept }, { 'x-autosave': '1' })
  expect(quiet.statusCode).toBe(204)
  expect((await member.post(`${card}/scorecard/sign`, {})).headers.location).toBe(`/councils/sessions/${at.sessionId}`)
  const signed = await member.get(`${card}/scorecard`)
  expect(signed.body).toContain('Bạn đã ký phiếu này')
  expect(signed.body).toContain('Rõ nguồn gốc')
})

test('a conflicted member is sent back from the dossier and its evidence', async () => {
  const { at, members } = await openSitting()
  const card = `/councils/sessions/${at.sessionId}/dossiers/${at.dossierId}`
  const member = await browse(members[1] as Actor)
  const vague = await member.post(`${card}/conflict`, { kind: 'trade', note: ' ' })
  expect([vague.statusCode, vague.body.includes('Hãy nói rõ quan hệ')]).toEqual([422, true])
  await member.post(`${card}/conflict`, { kind: 'trade', note: 'Mua mật hằng năm' })
  for (const page of ['scorecard', 'scorecard/sign', `evidence/${at.dossierId}`])
    expect((await member.get(`${card}/${page}`)).statusCode).toBe(403)
  const session = await member.get(`/councils/sessions/${at.sessionId}`)
  expect(session.body).toContain('Mua mật hằng năm')
})

test('the chair is told on the page why scoring cannot be closed', async () => {
  const { at, chair } = await openSitting()
  const page = `/councils/sessions/${at.sessionId}/dossiers/${at.dossierId}`
  const browser = await browse(chair)
  await browser.post(`${page}/conflict`, { kind: 'none', note: '' })
  const refused = await browser.post(`${page}/closing`, {})
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Chưa đủ số phiếu: có 0, cần 4')
})

test('an officer records a council and convenes it through forms, and sees what was refused', async () => {
  const officer = await createActor({ role: 'provincial-officer' })
  const chair = await createActor({ role: 'council-chair' })
  const browser = await browse(officer)
  const empty = await browser.post('/councils/new', { name: '', decisionNumber: '' })
  expect([empty.statusCode, empty.body.includes('Hãy ghi tên hội đồng')]).toEqual([422, true])
  const made = await browser.post('/councils/new', {
    name: 'Hội đồng tỉnh (mẫu)',
    decisionNumber: '1203/QĐ-UBND',
    emptySeatsReason: 'Đang kiện toàn',
    advisers: 'Trần Mẫu, Tổ trưởng',
    'decidedOn-day': '1',
    'decidedOn-month': '6',
    'decidedOn-year': '2026',
    'member-0-person': chair.personId as string,
    'member-0-office': 'chair',
    'member-0-seat': 'chair',
    'member-0-title': 'Phó Chủ tịch UBND',
  })
  expect(made.statusCode).toBe(303)
  const council = String(made.headers.location)
  expect((await browser.get(council)).body).toContain('Phó Chủ tịch UBND')
  const nothing = await browser.post(`${council}/sessions/new`, { round: '2026-2', place: 'Phòng 1' })
  expect([nothing.statusCode, nothing.body.includes('Hãy chọn ít nhất một hồ sơ')]).toEqual([422, true])
  const wild = await browser.post(`${council}/regulations`, {
    quorumPercent: '20',
    fewestCards: '3',
    spreadLimit: '10',
    decimalsShown: '2',
    floorRule: 'mean',
    reason: 'x',
  })
  expect([wild.statusCode, wild.body.includes('Giá trị ngoài khoảng cho phép')]).toEqual([422, true])
})
