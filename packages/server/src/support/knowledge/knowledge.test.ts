import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { answerQuestion, declineQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { findAnswers, followQuestion, listQuestions, readQuestion, readQueue } from './read-law.ts'
import { voteOnHelp } from './vote-on-help.ts'

let running: TestApp
let officer: Actor
let province: Actor
beforeAll(async () => {
  running = await openApp()
  officer = await createActor({ role: 'ministry-officer' })
  province = await createActor({ role: 'provincial-officer' })
})
afterAll(() => running.close())

const words = 'Sản phẩm làm từ hai nhóm nguyên liệu thì xếp vào bộ nào?'
const answer = { title: words, words: 'Xếp theo nguyên liệu chính của sản phẩm.', cites: 'Phụ lục I\nĐiều 2 khoản 2' }
const get = async (url: string) => running.app.inject({ url, headers: { accept: 'text/html' } })

test('nobody but the Ministry reads the queue or answers', async () => {
  const { id } = await askQuestion(visitor, { words, audience: 'producer' })
  await expect(readQueue(visitor, undefined)).rejects.toThrow('unauthenticated')
  await expect(readQueue(province, undefined)).rejects.toThrow('forbidden.role')
  await expect(answerQuestion(province, { questionId: id, ...answer })).rejects.toThrow('forbidden.role')
  await expect(declineQuestion(province, { questionId: id, reason: 'không thuộc OCOP' })).rejects.toThrow(
    'forbidden.role',
  )
})

test('an answer names an article that the decision has, or is refused with every reason', async () => {
  const { id } = await askQuestion(province, { words, audience: 'commune' })
  const without = { questionId: id, title: '', words: '', cites: 'Điều 40' }
  await expect(answerQuestion(officer, without)).rejects.toThrow(
    'answer.title-missing at title, answer.no-such-article at cites, answer.words-missing at words',
  )
  await expect(answerQuestion(officer, { ...without, ...answer, cites: '' })).rejects.toThrow('answer.article-missing')
})

test('a question waits, is answered once, and is then found by everybody with its articles', async () => {
  const { id, code } = await askQuestion(visitor, { words: `${words} Gọi tôi 0900 000 000`, audience: 'producer' })
  expect((await followQuestion(code))?.outcome).toBeNull()
  expect(await readQuestion({ id: code, lang: 'vi' })).toBeUndefined()
  const both = await Promise.allSettled([
    answerQuestion(officer, { questionId: id, ...answer }),
    answerQuestion(officer, { questionId: id, ...answer }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const shown = await readQuestion({ id: code, lang: 'vi' })
  expect(shown).toMatchObject({ title: words, cites: ['Phụ lục I', 'Điều 2 khoản 2'], isMinistrys: true })
  expect(JSON.stringify(shown)).not.toContain('0900')
  const [first] = await findAnswers({ typed: 'hai nhom nguyen lieu xep vao bo nao', lang: 'vi' })
  expect(first).toMatchObject({ kind: 'question', question: { id: code } })
  expect((await listQuestions({ audience: 'producer', lang: 'vi' }))[0]).toMatchObject({ id: code })
  expect((await readQueue(officer, undefined)).waiting.some((each) => each.id === id)).toBe(false)
})

test('a question that is left without an answer tells who asked why, and stays private', async () => {
  const { id, code } = await askQuestion(visitor, { words, audience: 'council' })
  await expect(declineQuestion(officer, { questionId: id, reason: '' })).rejects.toThrow('answer.reason-missing')
  await declineQuestion(officer, { questionId: id, reason: 'Việc này thuộc luật khác.' })
  expect(await followQuestion(code)).toMatchObject({ outcome: 'declined', answer: 'Việc này thuộc luật khác.' })
  expect((await get(`/law/questions/${code}`)).statusCode).toBe(404)
})

test('anyone says whether an answer helped, of what there is and of nothing else', async () => {
  await expect(voteOnHelp(visitor, { subject: 'article:99', isHelpful: true })).rejects.toThrow('not-found.question')
  await expect(voteOnHelp(visitor, { subject: 'no-such-question', isHelpful: true })).rejects.toThrow('not-found')
  await voteOnHelp(visitor, { subject: 'nop-o-dau', isHelpful: true })
  await voteOnHelp(visitor, { subject: 'nop-o-dau', isHelpful: false })
  expect(await readQuestion({ id: 'nop-o-dau', lang: 'en' })).toMatchObject({ helped: 1, many: 2 })
})

test('every article, annex and criteria set has its page, and each clause and point its anchor', async () => {
  for (let no = 1; no <= 13; no++) expect((await get(`/law/26-2026-qd-ttg/${no}`)).statusCode).toBe(200)
  const article = (await get('/law/26-2026-qd-ttg/7')).body
  expect(article).toContain('id="k3-dd"')
  expect(article).toContain('Trong thời hạn 15 ngày làm việc kể từ ngày tiếp nhận hồ sơ sản phẩm, UBND cấp xã:')
  expect((await get('/law/26-2026-qd-ttg/sets/4')).body).toContain('Mật ong')
  expect((await get('/law/26-2026-qd-ttg/annex-III')).body).toContain('id="form-03"')
  for (const none of ['/law/26-2026-qd-ttg/14', '/law/148-qd-ttg', '/law/26-2026-qd-ttg/sets/27'])
    expect((await get(none)).statusCode).toBe(404)
})

test('the search answers with the law’s own words and links their place; who finds nothing is led to ask', async () => {
  const found = (await get('/law/search?q=khong+som+hon+180+ngay')).body
  expect(found).toContain('không sớm hơn 180 ngày và không muộn hơn 120 ngày')
  expect(found).toContain('href="/law/26-2026-qd-ttg/7#k6-a"')
  const nothing = (await get('/law/search?q=blockchain+metaverse')).body
  expect(nothing).toContain('/law/ask?q=blockchain%20metaverse')
})

test('an officer sees every reason on the form again', async () => {
  const { headers, csrf } = await signIn(await createActor({ role: 'ministry-officer' }))
  const { id } = await askQuestion(visitor, { words, audience: 'producer' })
  const answered = await running.app.inject({
    method: 'POST',
    url: `/law/queue/${id}`,
    headers: { ...headers, accept: 'text/html' },
    payload: { csrf, title: words, words: 'ngắn', cites: 'Điều 99' },
  })
  expect(answered.statusCode).toBe(422)
  expect(answered.body).toContain('Quyết định 26/2026 không có “Điều 99”.')
})

test('programs read an article and the passages that answer', async () => {
  const one = await running.app.inject({ url: '/api/v1/law/articles/4' })
  expect(one.json()).toMatchObject({ no: 4, clauses: [{ no: 1 }, { no: 2 }, { no: 3 }] })
  const many = await running.app.inject({ url: '/api/v1/law/answers?q=han%20giay%20chung%20nhan' })
  expect(many.json().items.map(({ cite }: { cite: string }) => cite)).toContain('Điều 4 khoản 3')
})
