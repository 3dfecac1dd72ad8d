import type { Actor } from '@saolang/core/people/actor.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { forwardDossier } from '../../testing/dossiers-before-council.ts'
import { cardWorth, type JudgedCouncil, openBigSitting } from '../../testing/judged-council.ts'
import { listRoutes } from '../../testing/list-routes.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard } from '../../testing/sittings.ts'
import { getCalibration, getOwnPractice } from './get-calibration.ts'
import { makeAnchor, retireAnchor } from './make-anchor.ts'
import { openPractice } from './open-practice.ts'
import { savePractice, signPractice } from './practise.ts'

const secretReason = 'LÝ-DO-MẪU-7F3A'
const reasons = Object.fromEntries(listLeaves(getCriteriaSet('QD26-04')).map(({ leaf }) => [leaf.code, secretReason]))
const dueOn = '2099-12-31'

let opened: TestApp
let council: JudgedCouncil
let ministry: Actor
let chair: Actor
let author: Actor
let other: Actor

beforeAll(async () => {
  opened = await openApp()
  council = await openBigSitting({ members: 3, dossiers: 1 })
  ministry = await createActor({ role: 'ministry-officer' })
  ;[chair, author, other] = council.all as [Actor, Actor, Actor]
})
afterAll(() => opened.close())

const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => [...new Set((error as { problems: { code: string }[] }).problems.map(({ code }) => code))],
  )

async function anAnchor(title = 'Mật ong (mốc)'): Promise<string> {
  const dossierId = await forwardDossier({ by: ministry.personId as string })
  return (await makeAnchor(ministry, { dossierId, title, consent: '', marks: fullCard(), reasons })).id
}

async function aPractice(): Promise<{ practiceId: string; anchorId: string }> {
  const anchorId = await anAnchor()
  const { id: practiceId } = await openPractice(ministry, { councilId: council.councilId, anchorId, dueOn })
  return { practiceId, anchorId }
}

async function get(who: Actor, url: string, accept = 'text/html') {
  const { headers } = await signIn(who)
  return opened.app.inject({ method: 'GET', url, headers: { ...headers, accept } })
}

test('only the Ministry makes an anchor, and not of a real dossier without consent', async () => {
  const dossierId = await forwardDossier({ by: ministry.personId as string })
  const form = { dossierId, title: 'Mốc', consent: '', marks: fullCard(), reasons }
  for (const who of [council.officer, chair, author])
    expect(await codesOf(makeAnchor(who, form))).toEqual(['forbidden.role'])
  expect(await codesOf(makeAnchor(ministry, { ...form, title: ' ', reasons: {} }))).toEqual([
    'anchor.title-missing',
    'anchor.reason-missing',
  ])
})

test('a council is asked by the Ministry, its own authority or its chair; nobody else, never twice at once, never with a retired anchor', async () => {
  const anchorId = await anAnchor()
  const ask = { councilId: council.councilId, anchorId, dueOn }
  const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  const otherChair = await createActor({ role: 'council-chair' })
  expect(await codesOf(openPractice(author, ask))).toEqual(['forbidden.role'])
  expect(await codesOf(openPractice(stranger, ask))).toEqual(['forbidden.jurisdiction'])
  expect(await codesOf(openPractice(otherChair, ask))).toEqual(['forbidden.not-presiding'])
  expect(await codesOf(openPractice(chair, { ...ask, dueOn: '2020-01-01' }))).toEqual(['practice.day-past'])
  await openPractice(chair, ask)
  expect(await codesOf(openPractice(council.officer, ask))).toEqual(['conflict.practice-open'])
  await retireAnchor(ministry, { anchorId, reason: 'Đã lộ điểm mẫu' })
  expect(await codesOf(openPractice(ministry, ask))).toEqual(['conflict.anchor-retired'])
  expect(await codesOf(retireAnchor(ministry, { anchorId, reason: 'Lần nữa' }))).toEqual(['conflict.anchor-retired'])
})

test('a member saves, signs once, and then sees the model score with its reasons; before that it is not handed out', async () => {
  const { practiceId } = await aPractice()
  const page = `/councils/practices/${practiceId}`
  await savePractice(author, { practiceId, marks: { '1.1': fullCard()['1.1'] as string } })
  const before = await getOwnPractice(author, practiceId)
  expect([before.feedback, Object.keys(before.marks)]).toEqual([null, ['1.1']])
  expect((await get(author, page)).body).not.toContain(secretReason)
  expect(await codesOf(signPractice(author, { practiceId, marks: {} }))).toEqual(['scorecard.criterion-unmarked'])
  const marks = cardWorth(61, 3)
  await signPractice(author, { practiceId, marks })
  expect(await codesOf(signPractice(author, { practiceId, marks }))).toEqual(['conflict.practice-signed'])
  const { feedback } = await getOwnPractice(author, practiceId)
  expect(feedback).toMatchObject({ isNear: false, modelTotal: 100 })
  const { body } = await get(author, page)
  expect(body).toContain(secretReason)
  expect(body).toContain('Chỉ bạn thấy trang này')
  expect((await getCalibration(author, undefined)).state).toMatchObject({ state: 'apart' })
  expect((await get(author, '/councils/calibration')).body).toContain('còn xa điểm mẫu')
})

test('when the day is over nobody signs any more', async () => {
  const { practiceId } = await aPractice()
  const former = setClock(() => new Date('2100-01-02T00:00:00Z'))
  try {
    expect(await codesOf(signPractice(author, { practiceId, marks: fullCard() }))).toEqual(['practice.over'])
    expect((await getOwnPractice(author, practiceId)).isOver).toBe(true)
  } finally {
    setClock(former)
  }
})

test('what a card says is found through no address by anybody else: chair, officers, the Ministry, auditors, other members', {
  timeout: 120_000,
}, async () => {
  const { practiceId, anchorId } = await aPractice()
  await signPractice(author, { practiceId, marks: cardWorth(58, 5) })
  const readers = [
    chair,
    other,
    council.officer,
    ministry,
    await createActor({ role: 'auditor', level: 'nation' }),
    await createActor({ role: 'council-member' }),
    await createActor({ role: 'administrator' }),
    await createActor({ role: 'producer' }),
  ]
  const memberId = (
    await inTransaction((tx) => tx`select id from councils.member where person_id = ${author.personId as string}`)
  )[0]?.id
  const ids = [practiceId, memberId, author.personId as string, anchorId, council.councilId]
  const gets = listRoutes(opened.app).filter(
    ({ method, path }) => method === 'GET' && /council|practice|rasch/.test(path),
  )
  expect(gets.length).toBeGreaterThan(15)
  for (const who of readers) {
    const { headers } = await signIn(who)
    for (const { path: url } of gets)
      for (const id of ids) {
        const address = `${url.replace(/:\w+/g, id)}?member=${memberId}&person=${author.personId}&year=2026`
        const { statusCode, body } = await opened.app.inject({ method: 'GET', url: address, headers })
        if (
          url.startsWith('/councils/practices/') &&
          id === practiceId &&
          who.role !== 'council-chair' &&
          who !== other
        )
          expect([who.role, address, statusCode]).toEqual([who.role, address, 403])
        expect([who.role, address, body.includes('Chỉ bạn thấy trang này')]).toEqual([who.role, address, false])
        expect([who.role, address, body.includes('ownTotal') || body.includes('ownChoices')]).toEqual([
          who.role,
          address,
          false,
        ])
      }
  }
  // Who has signed is told by number alone, also to those who may know how many.
  for (const who of [council.officer, ministry]) {
    const { body } = await get(who, '/councils/calibration')
    expect(body).toContain('1 trên 3 người')
    expect(body).not.toContain(author.name)
  }
  const own = await getOwnPractice(other, practiceId)
  expect([own.feedback, own.marks]).toEqual([null, {}])
})

test('the audit names the act and not what the card says', async () => {
  const { practiceId } = await aPractice()
  await signPractice(author, { practiceId, marks: fullCard() })
  const lines = await inTransaction(
    (tx) => tx`select * from audit.line where action = 'practice.sign' and subject_id = ${practiceId}`,
  )
  expect(lines).toHaveLength(1)
  expect(JSON.stringify(lines)).not.toMatch(/total|near|points/)
})

test('pages work as forms: the Ministry makes an anchor from a dossier’s code, asks a council, a member practises', async () => {
  const dossierId = await forwardDossier({ by: ministry.personId as string })
  const code = `T-${dossierId.slice(-12)}`
  expect((await get(ministry, `/councils/calibration/anchors/new?code=${code}`)).body).toContain('Vì sao điểm này')
  expect((await get(ministry, '/councils/calibration/anchors/new?code=không-có')).statusCode).toBe(404)
  expect((await get(author, '/councils/calibration/anchors/new')).statusCode).toBe(403)
  const fields = (pairs: Record<string, string>) => new URLSearchParams(pairs).toString()
  const post = async (who: Actor, url: string, pairs: Record<string, string>) => {
    const { headers, csrf } = await signIn(who)
    return opened.app.inject({
      ...{ method: 'POST' as const, url, payload: fields({ csrf, ...pairs }) },
      headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    })
  }
  const sheet = Object.fromEntries(Object.entries(fullCard()).map(([at, option]) => [`mark-${at}`, option]))
  const why = Object.fromEntries(Object.entries(reasons).map(([at, reason]) => [`reason-${at}`, reason]))
  const made = await post(ministry, '/councils/calibration/anchors/new', { code, title: 'Mốc thử', ...sheet, ...why })
  expect(made.statusCode).toBe(303)
  const anchorId = String(made.headers.location).split('/').at(-1) as string
  const day = { 'dueOn-day': '31', 'dueOn-month': '12', 'dueOn-year': '2099' }
  const missing = await post(ministry, '/councils/calibration/practices', { ...day, councilId: council.councilId })
  expect(missing.statusCode).toBe(404)
  const asked = await post(ministry, '/councils/calibration/practices', {
    ...{ ...day, anchorId },
    councilId: council.councilId,
  })
  expect(asked.statusCode).toBe(303)
  const [row] = await inTransaction((tx) => tx`select id from councils.practice where anchor_id = ${anchorId}`)
  const page = `/councils/practices/${row?.id}`
  const half = await post(author, page, { act: 'sign', 'mark-1.1': fullCard()['1.1'] as string })
  expect(half.statusCode).toBe(422)
  expect((await post(author, page, { act: 'save', ...sheet })).headers.location).toBe(`${page}?saved=1`)
  expect((await post(author, page, { act: 'sign', ...sheet })).statusCode).toBe(303)
  expect((await get(author, page)).body).toContain('sát điểm mẫu')
})
