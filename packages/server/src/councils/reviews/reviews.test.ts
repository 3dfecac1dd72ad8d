import { nationalRegulation } from '@saolang/core/councils/regulation.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { aPhoto } from '../../testing/dossiers.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard, openSitting, signCards, type TestSitting } from '../../testing/sittings.ts'
import { closeScoring } from '../close-scoring.ts'
import { declareConflict } from '../conflict/declare-conflict.ts'
import { establishCouncil } from '../establish-council.ts'
import { getResult } from '../get-verdict.ts'
import { issueVerdict } from '../issue-verdict.ts'
import { recordDecision } from '../record-decision.ts'
import { setRegulation } from '../set-regulation.ts'
import { assignReview, decideReview } from './decide-review.ts'
import { getReview, getReviews, getReviewsOfDossier, readReviewCounts } from './get-reviews.ts'
import { requestReview, withdrawReview } from './request-review.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.problems.map(({ code }) => code)
    throw error
  }
  return []
}

const today = () => new Date(currentTime().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
const statusOf = async (id: string) => (await inTransaction((tx) => getDossier(tx, id))).status
const words = { grounds: ['marks'], criteria: ['6.1'], statement: 'Điểm cảm quan thấp hơn mẫu đã gửi', files: [] }
// 85 points with every floor of four stars; and a card that stops at three.
const fourStars = { '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1, '2.4': 0, '4.2': 0, '3.2': 0 }
const threeStars = { ...fourStars, '3.4': 1, '2.3': 1 }

let decisions = 0
const decide = (officer: Actor, verdictId: string) =>
  recordDecision(officer, {
    number: `${++decisions}/QĐ-UBND (xem xét)`,
    signedOn: today(),
    signerName: 'Lê Văn Mẫu',
    signerTitle: 'Phó Chủ tịch',
    verdictIds: [verdictId],
  })

async function conclude({ chair, at }: Pick<TestSitting, 'chair' | 'at'>): Promise<string> {
  await closeScoring(chair, { ...at, absences: {} })
  return (await issueVerdict(chair, at)).id
}

/** A product recognised with three stars, and its producer. */
async function recognised() {
  const producer = await createActor({ role: 'producer' })
  const sitting = await openSitting({ organisationId: producer.organisationId as string })
  await signCards(sitting, [fullCard(threeStars)])
  const verdictId = await conclude(sitting)
  await decide(sitting.officer, verdictId)
  await opened.deliverEvents()
  return { ...sitting, producer, verdictId, dossierId: sitting.at.dossierId }
}

async function aPanel(members?: Actor[], advisers: { name: string; title: string }[] = []) {
  const officer = await createActor({ role: 'provincial-officer' })
  const all = members ?? [
    await createActor({ role: 'council-chair' }),
    await createActor({ role: 'council-member' }),
    await createActor({ role: 'council-member' }),
  ]
  const { id } = await establishCouncil(officer, {
    ...{ level: 'province' as const, provinceCode: '96', name: 'Hội đồng xem xét lại (mẫu)', decisionNumber: '90/QĐ' },
    ...{ decidedOn: '2026-06-01', emptySeatsReason: 'Hội đồng thử', advisers },
    members: all.map(({ personId }, i) => ({
      ...{ personId: personId as string, seat: i === 0 ? 'chair' : 'invited', title: 'Chuyên viên' },
      office: i === 0 ? ('chair' as const) : ('member' as const),
    })),
  })
  return { id, all, officer }
}

async function scoreAgain(sessionId: string, dossierId: string, all: readonly Actor[], card: Record<string, number>) {
  const at = { sessionId, dossierId }
  await signCards({ at, all } as TestSitting, [fullCard(card)])
  return conclude({ chair: all[0] as Actor, at })
}

test('only the applicant asks, once, with a ground and a statement, within the days of the regulation', async () => {
  const { producer, dossierId, officer, councilId } = await recognised()
  const ask = (who: Actor, more: object = {}) => codesOf(requestReview(who, { dossierId, ...words, ...more }))
  expect(await ask(await createActor({ role: 'producer' }))).toEqual(['forbidden.not-your-dossier'])
  expect(await ask(officer)).toEqual(['forbidden.role'])
  expect(await ask(await createActor({ role: 'commune-officer', communeCode: '31813' }))).toEqual([
    'forbidden.jurisdiction',
  ])
  expect(await ask(producer, { grounds: [], statement: ' ' })).toEqual([
    'review.grounds-missing',
    'review.statement-missing',
  ])
  const own = await getReviewsOfDossier(producer, dossierId)
  expect([own.mayAsk, own.decidingDays]).toEqual([true, 30])
  const former = setClock(() => new Date(Date.now() + 91 * 86_400_000))
  try {
    expect(await ask(producer)).toEqual(['review.too-late'])
  } finally {
    setClock(former)
  }
  await setRegulation(officer, {
    councilId,
    rules: { ...nationalRegulation, review: { filingDays: 20, decidingDays: 15 } },
    reason: 'Quy chế mới',
  })
  expect((await getReviewsOfDossier(producer, dossierId)).decidingDays).toBe(15)
  expect(await ask(producer)).toEqual([])
  expect(await ask(producer)).toEqual(['conflict.review-asked'])
})

test('before there is a final result there is nothing to contest', async () => {
  const producer = await createActor({ role: 'producer' })
  const { at } = await openSitting({ organisationId: producer.organisationId as string })
  expect(await codesOf(requestReview(producer, { dossierId: at.dossierId, ...words }))).toEqual([
    'review.nothing-settled',
  ])
})

test('whoever had to do with the result is refused with every reason: members, advisers by name, who handled it, who belongs to the applicant', async () => {
  const { producer, dossierId, members, officer } = await recognised()
  const { id: reviewId } = await requestReview(producer, { dossierId, ...words })
  const chair = await createActor({ role: 'council-chair' })
  const fresh = await createActor({ role: 'council-member' })
  const { id: councilId, officer: other } = await aPanel(
    [chair, members[1] as Actor, fresh],
    [{ name: 'TRẦN THỊ MẪU', title: 'Tổ viên' }],
  )
  const panel = { reviewId, councilId, heldOn: today(), place: 'Phòng 2' }
  const refused = await assignReview(other, panel).catch((error: Refused) => error.problems)
  expect(refused).toMatchObject([
    { code: 'review.member-sat', values: { name: members[1]?.name } },
    { code: 'review.member-advised', values: { name: 'TRẦN THỊ MẪU' } },
  ])
  const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(await codesOf(assignReview(elsewhere, panel))).toEqual(['forbidden.jurisdiction'])
  expect(await codesOf(assignReview(members[0] as Actor, panel))).toEqual(['forbidden.role'])
  expect(await statusOf(dossierId)).toBe('decided-recognised')
  const { councils } = await getReview(officer, reviewId)
  expect(councils.find(({ id }) => id === councilId)?.problems).toHaveLength(2)
})

test('a panel that ranks it higher changes the result: new verdict, new decision, and the product keeps its place in the register', async () => {
  const { producer, dossierId, verdictId } = await recognised()
  const { id: reviewId } = await requestReview(producer, { dossierId, ...words })
  const { id: councilId, all, officer } = await aPanel()
  const { sessionId } = await assignReview(officer, { reviewId, councilId, heldOn: today(), place: 'Phòng 2' })
  expect(await codesOf(withdrawReview(producer, { reviewId }))).toEqual(['conflict.review-before-panel'])
  // Its members read what the applicant says, and not what the first council gave.
  const member = all[1] as Actor
  expect((await getReview(member, reviewId)).former).toBeNull()
  expect((await getReviews(member, undefined)).lines.map(({ id }) => id)).toEqual([reviewId])
  expect(await codesOf(decideReview(all[0] as Actor, { reviewId, reasons: 'Chưa' }))).toEqual(['review.no-verdict-yet'])
  const second = await scoreAgain(sessionId, dossierId, all, fourStars)
  expect((await getReview(member, reviewId)).former).toMatchObject({ star: 3 })
  expect(await codesOf(decideReview(member, { reviewId, reasons: 'Tôi' }))).toEqual(['forbidden.not-presiding'])
  expect(await codesOf(decideReview(all[0] as Actor, { reviewId, reasons: '' }))).toEqual(['review.reasons-missing'])
  const reasons = 'Hồ sơ có đủ minh chứng của tiêu chí 3.4'
  expect(await decideReview(all[0] as Actor, { reviewId, reasons })).toEqual({ outcome: 'changed' })
  expect(await codesOf(decideReview(all[0] as Actor, { reviewId, reasons }))).toEqual(['conflict.review-ended'])
  expect((await getResult(producer, dossierId)).id).toBe(verdictId)
  await decide(officer, second)
  await opened.deliverEvents()
  expect((await getResult(producer, dossierId)).id).toBe(second)
  const certificates = await inTransaction(
    (tx) => tx`select product_id, star from registry.certificate where dossier_id = ${dossierId} order by star`,
  )
  expect(certificates.map(({ star }) => star)).toEqual([3, 4])
  expect(new Set(certificates.map((each) => each.product_id)).size).toBe(1)
  const verdicts = await inTransaction((tx) => tx`select from councils.verdict where dossier_id = ${dossierId}`)
  expect(verdicts).toHaveLength(2)
})

test('a panel that ranks it no higher upholds: the first result stands, both records stay, nothing waits for a decision', async () => {
  const { producer, dossierId, verdictId } = await recognised()
  const { id: reviewId } = await requestReview(producer, { dossierId, ...words })
  const { id: councilId, all, officer } = await aPanel()
  const { sessionId } = await assignReview(officer, { reviewId, councilId, heldOn: today(), place: 'Phòng 2' })
  const second = await scoreAgain(sessionId, dossierId, all, threeStars)
  expect(await decideReview(all[0] as Actor, { reviewId, reasons: 'Điểm như lần đầu' })).toEqual({ outcome: 'upheld' })
  expect(await statusOf(dossierId)).toBe('decided-recognised')
  expect((await getResult(producer, dossierId)).id).toBe(verdictId)
  const settled = await inTransaction((tx) => tx`select way from councils.settlement where verdict_id = ${second}`)
  expect(settled.map(({ way }) => way)).toEqual(['uphold'])
  const own = await getReviewsOfDossier(producer, dossierId)
  expect(own.reviews).toMatchObject([{ outcome: 'upheld', reasons: 'Điểm như lần đầu' }])
  expect(own.mayAsk).toBe(false)
})

test('an applicant takes a request back before a panel has it; outcomes are counted for everybody, without names', async () => {
  const { producer, dossierId } = await recognised()
  const { id: reviewId } = await requestReview(producer, { dossierId, ...words })
  expect(await codesOf(withdrawReview(await createActor({ role: 'producer' }), { reviewId }))).toEqual([
    'forbidden.not-your-dossier',
  ])
  await withdrawReview(producer, { reviewId })
  const { all } = await readReviewCounts(undefined)
  expect(all).toMatchObject({ upheld: 1, changed: 1, withdrawn: 1 })
  expect(all.asked).toBe(all.upheld + all.changed + all.withdrawn + all.open)
  const page = await opened.app.inject({ method: 'GET', url: '/reviews', headers: { accept: 'text/html' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Số liệu lúc')
  expect(page.body).not.toContain('<script')
  const json = await opened.app.inject({ method: 'GET', url: '/api/v1/reviews/outcomes' })
  expect(json.json()).toMatchObject({ all: { withdrawn: 1 } })
  expect(json.body).not.toContain(producer.name)
})

test('strangers read no request: other producers, members of other councils, other provinces', async () => {
  const { producer, dossierId, members, officer } = await recognised()
  const { id: reviewId } = await requestReview(producer, { dossierId, ...words })
  const strangers = [
    await createActor({ role: 'producer' }),
    members[0] as Actor,
    await createActor({ role: 'council-chair' }),
    await createActor({ role: 'provincial-officer', provinceCode: '01' }),
    await createActor({ role: 'commune-officer', communeCode: '31813' }),
    await createActor({ role: 'administrator' }),
  ]
  for (const who of strangers) {
    const { headers } = await signIn(who)
    const url = `/councils/reviews/${reviewId}`
    const { statusCode } = await opened.app.inject({ method: 'GET', url, headers: { ...headers, accept: 'text/html' } })
    expect([who.role, statusCode]).toEqual([who.role, 403])
  }
  expect((await getReview(officer, reviewId)).review.statement).toBe(words.statement)
})

test('the applicant’s page works as a form with files, shows the clock, and the desk its queue', async () => {
  const { producer, dossierId, officer } = await recognised()
  const { headers, csrf } = await signIn(producer)
  const url = `/dossiers/${dossierId}/review`
  const edge = '----saolang'
  const fields: [string, string][] = [
    ['csrf', csrf],
    ['grounds', 'marks'],
    ['grounds', 'procedure'],
    ['criteria', '6.1'],
    ['statement', words.statement],
  ]
  const part = (name: string, more = '') => `--${edge}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(fields.map(([name, value]) => `${part(name)}${value}\r\n`).join('')),
    Buffer.from(part('files', '; filename="anh.jpg"')),
    await aPhoto(),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ])
  const sent = await opened.app.inject({
    ...{ method: 'POST', url, payload },
    headers: { ...headers, accept: 'text/html', 'content-type': `multipart/form-data; boundary=${edge}` },
  })
  expect(sent.statusCode).toBe(303)
  const page = await opened.app.inject({ method: 'GET', url, headers: { ...headers, accept: 'text/html' } })
  expect(page.body).toContain('còn 30 ngày')
  expect(page.body).toContain('anh.jpg')
  const desk = await signIn(officer)
  const queue = await opened.app.inject({
    ...{ method: 'GET', url: '/councils/reviews' },
    headers: { ...desk.headers, accept: 'text/html' },
  })
  expect(queue.body).toContain('Chờ giao hội đồng')
  const [, file = ''] = /href="(\/councils\/reviews\/[^"]+\/files\/[0-9a-f]{64})"/.exec(page.body) ?? []
  expect((await opened.app.inject({ method: 'GET', url: file, headers: desk.headers })).statusCode).toBe(200)
  const stranger = await signIn(await createActor({ role: 'producer' }))
  expect((await opened.app.inject({ method: 'GET', url: file, headers: stranger.headers })).statusCode).toBe(403)
  const result = await opened.app.inject({
    ...{ method: 'GET', url: `/dossiers/${dossierId}/result` },
    headers: { ...headers, accept: 'text/html' },
  })
  expect(result.body).toContain(`href="${url}"`)
})

test('a member of the panel who has a tie declares it like in any session', async () => {
  const { producer, dossierId } = await recognised()
  const { id: reviewId } = await requestReview(producer, { dossierId, ...words })
  const { id: councilId, all, officer } = await aPanel()
  const { sessionId } = await assignReview(officer, { reviewId, councilId, heldOn: today(), place: 'Phòng 2' })
  await declareConflict(all[1] as Actor, { sessionId, dossierId, kind: 'trade', note: 'Mua hằng năm' })
  expect(await statusOf(dossierId)).toBe('admitted')
})
