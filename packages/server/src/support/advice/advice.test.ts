import { addWorkingDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { askForHelp } from './ask-for-help.ts'
import {
  addToRequest,
  answerRequest,
  assignRequest,
  closeRequest,
  passRequestOn,
  reopenRequest,
  takeRequest,
} from './move-request.ts'
import { readQueue, readRequest } from './read-requests.ts'

let opened: TestApp
let producer: Actor
let commune: Actor
let province: Actor

beforeAll(async () => {
  opened = await openApp()
  producer = await createActor({ role: 'producer', name: 'Nguyễn Thị Hỏi (mẫu)' })
  commune = await createActor({ role: 'commune-officer', name: 'Trần Cán Bộ (mẫu)' })
  province = await createActor({ role: 'provincial-officer' })
})
afterAll(() => opened.close())

const form = { subject: 'labelling', title: 'Nhãn còn thiếu gì?', words: 'Nhãn mật ong của tôi đã có tên và địa chỉ.' }
const ask = () => askForHelp(producer, { form })
const codesOf = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.problems.map(({ code }) => code) : [String(error)]),
  )

test('a request is for its producer and the officers of its area; others learn nothing of it', async () => {
  const { id } = await ask()
  const neighbour = await createActor({ role: 'producer' })
  const hanoi = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  for (const other of [neighbour, hanoi])
    expect(await codesOf(readRequest(other, { id }))).toEqual(['not-found.help-request'])
  expect(await codesOf(answerRequest(producer, { id, words: 'Tự trả lời.' }))).toEqual(['forbidden.role'])
  expect(await codesOf(answerRequest(province, { id, words: 'Tỉnh trả lời.' }))).toEqual(['forbidden.other-desk'])
  expect(await codesOf(askForHelp(producer, { form: { subject: 'x', title: '', words: '' } }))).toEqual([
    'help-request.subject-missing',
    'help-request.title-missing',
    'help-request.words-missing',
  ])
})

test('an officer of the commune asks for a producer without an account, and for none of another commune', async () => {
  const { id: organisationId } = await createOrganisation(commune.personId as string)
  const { id } = await askForHelp(commune, { organisationId, form })
  expect((await readRequest(commune, { id })).request).toMatchObject({ isAssisted: true, organisationId })
  const other = await createOrganisation(commune.personId as string, { communeCode: '00004' })
  expect(await codesOf(askForHelp(commune, { organisationId: other.id, form }))).toEqual(['forbidden.jurisdiction'])
})

test('of two officers who take a request at once one has it', async () => {
  const { id } = await ask()
  const colleague = await createActor({ role: 'commune-officer' })
  const both = await Promise.all([commune, colleague].map((who) => codesOf(takeRequest(who, { id }))))
  expect(both.toSorted()).toEqual([[], ['conflict.request-taken']])
  await assignRequest(commune, { id, to: colleague.personId as string })
  expect((await readRequest(commune, { id })).request.assignee).toBe(colleague.name)
  expect(await codesOf(assignRequest(commune, { id, to: province.personId as string }))).toEqual([
    'help-request.colleague-missing',
  ])
})

test('the day for an answer runs through taking and adding, and begins anew at a new desk', async () => {
  const { id } = await ask()
  const asked = currentTime()
  const due = addWorkingDays(legalDateOf(asked), 5)
  const former = setClock(() => new Date(asked.getTime() + 3 * 86_400_000))
  await takeRequest(commune, { id })
  await addToRequest(producer, { id, words: 'Tôi gửi thêm ảnh nhãn.' })
  expect((await readRequest(commune, { id })).request.dueOn).toBe(due)
  expect(await codesOf(passRequestOn(commune, { id, desk: 'nation', words: 'Việc khó.' }))).toEqual([
    'help-request.desk-missing',
  ])
  await passRequestOn(commune, { id, desk: 'province', words: 'Việc này tỉnh nắm rõ hơn.' })
  const { request } = await readRequest(province, { id })
  setClock(former)
  expect([request.desk, request.assigneeId]).toEqual(['province', null])
  expect((request.dueOn as string) > due).toBe(true)
  expect((await readQueue(province, { view: 'desk', status: 'waiting' })).map((row) => row.id)).toContain(id)
  expect((await readQueue(commune, { view: 'desk' })).map((row) => row.id)).not.toContain(id)
  expect((await readQueue(commune, { view: 'area' })).map((row) => row.id)).toContain(id)
})

test("an answer ends with the producer's word alone, is asked back or asked again, and nothing said is lost", async () => {
  const { id } = await ask()
  await answerRequest(commune, { id, words: 'Thiếu ngày sản xuất và hạn sử dụng.' })
  await addToRequest(producer, { id, words: 'Ghi hạn sử dụng ở đâu?' })
  expect((await readRequest(producer, { id })).request.status).toBe('waiting')
  await answerRequest(commune, { id, words: 'Ở mặt sau, cạnh số lô.' })
  expect(await codesOf(closeRequest(producer, { id, wasHelped: undefined, words: '' }))).toEqual([
    'help-request.word-missing',
  ])
  await closeRequest(producer, { id, wasHelped: false, words: 'Vẫn chưa rõ.' })
  expect(await codesOf(answerRequest(commune, { id, words: 'Trả lời nữa.' }))).toEqual(['conflict.request-closed'])
  await reopenRequest(producer, { id, words: 'Xin xem giúp ảnh này.' })
  const { request, steps } = await readRequest(producer, { id })
  expect([request.status, request.wasHelped]).toEqual(['waiting', null])
  expect(steps.map(({ kind }) => kind)).toEqual(['asked', 'answered', 'added', 'answered', 'closed', 'reopened'])
})

test('asking and answering work as plain forms, with what was typed kept when refused', async () => {
  const visit = await signIn(producer)
  const post = (who: Awaited<ReturnType<typeof signIn>>, url: string, fields: Record<string, string>) =>
    opened.app.inject({
      method: 'POST',
      url,
      headers: { ...who.headers, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ csrf: who.csrf, ...fields }).toString(),
    })
  const refused = await post(visit, '/advice/new', { ...form, subject: '' })
  expect([refused.statusCode, refused.body.includes('Nhãn còn thiếu gì?')]).toEqual([422, true])
  const sent = await post(visit, '/advice/new', form)
  const address = String(sent.headers.location)
  const officer = await signIn(commune)
  const queue = await opened.app.inject({ url: '/advice/queue', headers: { ...officer.headers, accept: 'text/html' } })
  expect(queue.body).toContain(address)
  expect((await post(officer, `${address}/answer`, { words: 'Đủ rồi, chỉ thêm số lô.' })).statusCode).toBe(303)
  const page = await opened.app.inject({ url: address, headers: { ...visit.headers, accept: 'text/html' } })
  expect(page.body).toContain('Đủ rồi, chỉ thêm số lô.')
  expect((await post(visit, `${address}/close`, { helped: 'yes' })).statusCode).toBe(303)
})
