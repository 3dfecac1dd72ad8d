import { listSensory } from '@saolang/core/councils/criterion-kinds.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrganisation, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting, signCards, type TestSitting } from '../testing/sittings.ts'
import { getOwnScorecard } from './card/get-scorecards.ts'
import { closeScoring } from './close-scoring.ts'
import { declareConflict } from './conflict/declare-conflict.ts'
import { openDiscussion } from './discussion/open-discussion.ts'
import { getDossierRecord } from './get-session-record.ts'
import { tickVerified } from './verified/tick-verified.ts'

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
    post: (url: string, fields: Record<string, string>) =>
      opened.app.inject({
        method: 'POST',
        url,
        payload: new URLSearchParams({ csrf, ...fields }).toString(),
        headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      }),
  }
}

const addressOf = ({ at }: TestSitting) => `/councils/sessions/${at.sessionId}/dossiers/${at.dossierId}`
const prefixed = (prefix: string, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]))
const sensory = listSensory(getCriteriaSet('QD26-04'))

test('a member tastes by code: the page tells neither product nor applicant, and the sheet tells no code', async () => {
  const officerOf = await openSitting()
  const { id } = await createOrganisation(officerOf.officer.personId as string, { name: 'HTX Tên Rất Riêng' })
  const sitting = await openSitting({ organisationId: id })
  const { at, members, officer } = sitting
  await declareConflict(members[0]!, { ...at, kind: 'none', note: '' })
  const code = (await getDossierRecord(officer, at)).item.sampleCode as string
  const member = await browse(members[0]!)
  const samples = `/councils/sessions/${at.sessionId}/samples`
  for (const url of [samples, `${samples}/${code}`]) {
    const { body } = await member.get(url)
    expect(body).toContain(code)
    for (const telling of ['HTX Tên Rất Riêng', 'Mật ong rừng tràm', at.dossierId]) expect(body).not.toContain(telling)
  }
  const full = fullCard()
  const marks = Object.fromEntries(sensory.map((criterion) => [criterion, full[criterion] as string]))
  const saved = await member.post(`${samples}/${code}`, {
    ...prefixed('mark-', { ...marks, '1.1': full['1.1'] as string }),
  })
  expect(saved.headers.location).toBe(samples)
  expect((await getOwnScorecard(members[0]!, at)).marks).toEqual(marks)
  const session = await member.get(`/councils/sessions/${at.sessionId}`)
  const sheets = await Promise.all(
    ['A', 'B', 'C'].map((part) => member.get(`${addressOf(sitting)}/scorecard?part=${part}`)),
  )
  for (const { body } of [session, ...sheets]) expect(body).not.toMatch(new RegExp(`Mẫu ${code}|samples/${code}`))
  for (const { body } of sheets) for (const criterion of sensory) expect(body).not.toContain(`name="mark-${criterion}"`)
  expect((await (await browse(officer)).get(`/councils/sessions/${at.sessionId}`)).body).toContain(`Mẫu ${code}`)
})

test('an officer ticks, a member confirms or objects, and the check says which', async () => {
  const sitting = await openSitting()
  const { at, officer, members } = sitting
  const [lower, best] = [fullCard({ '4.1': 3 })['4.1'] as string, fullCard()['4.1'] as string]
  const desk = await browse(officer)
  const bare = await desk.post(`${addressOf(sitting)}/verified`, { 'mark-4.1': lower, 'basis-4.1': '' })
  expect([bare.statusCode, bare.body.includes('hãy chọn minh chứng hoặc ghi căn cứ')]).toEqual([422, true])
  const ticked = await desk.post(`${addressOf(sitting)}/verified`, { 'mark-4.1': lower, 'basis-4.1': 'Hợp đồng số 5' })
  expect(ticked.headers.location).toBe(`${addressOf(sitting)}/verified`)
  await declareConflict(members[0]!, { ...at, kind: 'none', note: '' })
  const member = await browse(members[0]!)
  const sheet = await member.get(`${addressOf(sitting)}/scorecard?part=B`)
  expect(sheet.body).toContain('Tổ tư vấn đã xác minh')
  expect(sheet.body).toContain('Hợp đồng số 5')
  const card = `${addressOf(sitting)}/scorecard`
  await member.post(card, { part: 'B', ...prefixed('mark-', { ...fullCard(), '4.1': lower }) })
  expect((await member.get(`${card}/sign`)).body).toContain('Tổ tư vấn xác minh, bạn xác nhận')
  await member.post(card, { part: 'B', 'mark-4.1': best, 'objection-4.1': '' })
  expect((await member.post(`${card}/sign`, {})).body).toContain('hãy ghi lý do phản đối')
  await member.post(card, { part: 'B', 'mark-4.1': best, 'objection-4.1': 'Còn hợp đồng thứ hai' })
  expect((await member.get(`${card}/sign`)).body).toContain('Còn hợp đồng thứ hai')
  expect((await member.post(`${card}/sign`, {})).statusCode).toBe(303)
})

test('a tick that changes goes along on the cards of those who did not object', async () => {
  const sitting = await openSitting()
  const { at, officer, members } = sitting
  const tick = (points: number) => ({
    criterion: '4.1',
    mark: fullCard({ '4.1': points })['4.1'] as string,
    evidence: [],
    basis: 'Hợp đồng',
  })
  await tickVerified(officer, { ...at, ticks: [tick(3)] })
  await declareConflict(members[0]!, { ...at, kind: 'none', note: '' })
  const member = await browse(members[0]!)
  const card = `${addressOf(sitting)}/scorecard`
  await member.post(card, { part: 'B', ...prefixed('mark-', { ...fullCard(), '4.1': tick(3).mark }) })
  await tickVerified(officer, { ...at, ticks: [tick(5)] })
  expect((await member.post(`${card}/sign`, {})).statusCode).toBe(303)
  expect((await getOwnScorecard(members[0]!, at)).marks['4.1']).toBe(tick(5).mark)
})

test('the chair sees a proposed conflict with its reason and rules on it', async () => {
  const { officer: by } = await openSitting()
  const { id } = await createOrganisation(by.personId as string, { phone: '0911222333' })
  const sitting = await openSitting({ organisationId: id })
  const { chair, members } = sitting
  const member = await browse(members[0]!)
  const stated = await member.post('/councils/interests', { employer: '', phones: '+84 911 222 333\n' })
  expect(stated.headers.location).toBe('/councils/interests')
  expect((await member.get('/councils/interests')).body).toContain('+84 911 222 333')
  const seat = await browse(chair)
  const page = `${addressOf(sitting)}/proposed-conflicts`
  expect((await seat.get(page)).body).toContain('Trùng số điện thoại: 0911222333')
  const proposalId = /name="proposalId" value="([^"]+)"/.exec((await seat.get(page)).body)?.[1] as string
  const silent = await seat.post(page, { proposalId, ruling: 'confirmed', reason: '' })
  expect([silent.statusCode, silent.body.includes('Hãy ghi lý do')]).toEqual([422, true])
  expect((await seat.post(page, { proposalId, reason: 'x' })).statusCode).toBe(422)
  await seat.post(page, { proposalId, ruling: 'confirmed', reason: 'Là anh em của giám đốc' })
  const session = await seat.get(`/councils/sessions/${sitting.at.sessionId}`)
  expect(session.body).toContain('hệ thống đề xuất, đã xác nhận')
  expect((await member.get(page)).statusCode).toBe(403)
})

test('the chair sees what to discuss and opens the discussion; a member changes a mark; both rounds stay in sight', async () => {
  const sitting = await openSitting({ regulation: { spreadLimit: 3, floorRule: 'mean' } })
  const { at, chair, members } = sitting
  await signCards(sitting, [fullCard(), fullCard({ '5.1': 1, '8': 1 })])
  await closeScoring(chair, { ...at, absences: {} })
  const seat = await browse(chair)
  const closing = `${addressOf(sitting)}/closing`
  const before = (await seat.get(closing)).body
  expect(before).toContain('Cần thảo luận vì')
  expect(before).toContain('Mở thảo luận')
  expect((await (await browse(members[0]!)).get(`${addressOf(sitting)}/discussion`)).statusCode).toBe(409)
  await openDiscussion(chair, at)
  const member = await browse(members[0]!)
  const page = `${addressOf(sitting)}/discussion`
  expect((await member.get(page)).body).toContain('gây thảo luận')
  const best = fullCard()['8'] as string
  const silent = await member.post(`${page}/marks`, { criterion: '8', mark: best, reason: '' })
  expect([silent.statusCode, silent.body.includes('hãy ghi vì sao đổi')]).toEqual([422, true])
  const changed = await member.post(`${page}/marks`, { criterion: '8', mark: best, reason: 'Xem lại ảnh tổ ong' })
  expect(changed.headers.location).toBe(`${page}#c-8`)
  const after = (await seat.get(closing)).body
  expect(after).toContain('Trước thảo luận: 92')
  expect(after).toContain('Xem lại ảnh tổ ong')
})
