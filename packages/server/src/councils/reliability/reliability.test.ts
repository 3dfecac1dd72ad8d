import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addEvidence } from '../../dossiers/evidence.sql.ts'
import { currentTime, newId } from '../../platform/act.ts'
import { storeUpload } from '../../platform/files.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { aPhoto } from '../../testing/dossiers.ts'
import { cardWorth, type JudgedCouncil, judge, openBigSitting, signOn } from '../../testing/judged-council.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openSitting } from '../../testing/sittings.ts'
import { signScorecard } from '../card/sign-scorecard.ts'
import { closeScoring } from '../close-scoring.ts'
import { declareConflict } from '../conflict/declare-conflict.ts'
import { issueVerdict } from '../issue-verdict.ts'
import { getReliability, type ReliabilityRecord } from './get-reliability.ts'

// What members give above or below the truth: the third is harsh, the sixth generous, the others waver.
const bias = [0, 1, -7, 0, -1, 6, 0]
const waver = [1, -2, 0, 2, -1, 1, -1, 0, 2, -2, 0, 1, -1] as const
const harsh = 2
const generous = 5

let opened: TestApp
let council: JudgedCouncil
let nameOfNobody = ''

beforeAll(async () => {
  opened = await openApp()
  council = await openBigSitting({ members: 7, dossiers: 21 })
  const unfinished = council.dossierIds[20] as string
  for (const [i, dossierId] of council.dossierIds.slice(0, 20).entries()) await judge(council, dossierId, cardsOf(i))
  await signOn(council, unfinished, cardsOf(20))
  nameOfNobody = 'Sản phẩm mẫu 21'
})
afterAll(() => opened.close())

/** Cards of every member on the nth dossier; the fourth member has a conflict of interest on the fifth. */
function cardsOf(i: number) {
  const quality = 62 + ((i * 13) % 29)
  return bias.map((b, j) =>
    i === 4 && j === 3 ? null : cardWorth(quality + b + (waver[(i * 5 + j * 3) % waver.length] as number), i + j),
  )
}

async function get(who: Actor, accept: string): Promise<{ statusCode: number; body: string }> {
  const { headers } = await signIn(who)
  const url = `${accept === 'text/html' ? '' : '/api/v1'}/councils/${council.councilId}/reliability`
  return opened.app.inject({ method: 'GET', url, headers: { ...headers, accept } })
}

const nameOf = ({ members }: ReliabilityRecord, member: string) => members.find(({ id }) => id === member)?.name

test('strangers, applicants, other councils and other provinces are refused, on the page and in the API', async () => {
  const strangers = [
    await createActor({ role: 'producer' }),
    await createActor({ role: 'commune-officer' }),
    await createActor({ role: 'administrator' }),
    await createActor({ role: 'council-member' }),
    await createActor({ role: 'council-chair' }),
    await createActor({ role: 'provincial-officer', provinceCode: '01' }),
  ]
  for (const who of strangers) {
    expect([who.role, (await get(who, 'text/html')).statusCode]).toEqual([who.role, 403])
    expect([who.role, (await get(who, 'application/json')).statusCode]).toEqual([who.role, 403])
  }
  const url = `/api/v1/councils/${council.councilId}/reliability`
  const visitor = await opened.app.inject({ method: 'GET', url, headers: { accept: 'application/json' } })
  expect(visitor.statusCode).toBe(401)
})

test('a member sees their own severity and nobody else’s name', async () => {
  const own = council.all[harsh] as Actor
  const { body } = await get(own, 'application/json')
  const record = JSON.parse(body) as ReliabilityRecord
  if (record.severity.kind !== 'severity') throw new Error(record.severity.kind)
  expect(record.severity.members.map(({ member }) => nameOf(record, member))).toEqual([own.name])
  expect(record.seesAll).toBe(false)
  const page = (await get(own, 'text/html')).body
  for (const other of council.all.filter((who) => who !== own)) {
    expect(body).not.toContain(other.name)
    expect(page).not.toContain(`>${other.name}<`)
  }
  expect(page).toContain('Bạn thấy con số của riêng mình')
})

test('the chair, officers of the authority and auditors find the two biased members by the statistics, and nobody else', async () => {
  const readers = [
    council.all[0] as Actor,
    council.officer,
    await createActor({ role: 'ministry-officer' }),
    await createActor({ role: 'auditor' }),
  ]
  for (const who of readers) {
    const record = await getReliability(who, council.councilId)
    if (record.severity.kind !== 'severity') throw new Error(record.severity.kind)
    const apart = record.severity.members.filter(({ standsApart }) => standsApart)
    expect(apart.map(({ member }) => nameOf(record, member)).toSorted()).toEqual(
      [council.all[harsh]?.name, council.all[generous]?.name].toSorted(),
    )
    const raw = (name: string | undefined) =>
      record.severity.kind === 'severity' &&
      record.severity.members.find((each) => nameOf(record, each.member) === name)?.raw
    expect(raw(council.all[harsh]?.name)).toBeCloseTo(-7, 0)
    expect(raw(council.all[generous]?.name)).toBeCloseTo(6, 0)
  }
})

test('only dossiers with their verdict are counted, a conflicted member’s absence included', async () => {
  const record = await getReliability(council.officer, council.councilId)
  expect(record.products).toHaveLength(20)
  expect(Object.values(record.names).map(({ productName }) => productName)).not.toContain(nameOfNobody)
  expect(record.products.filter(({ totals }) => totals.length === 6)).toHaveLength(1)
  expect(record.agreement).toMatchObject({ kind: 'agreement', products: 19, members: 7 })
})

test('the page says that the mean decides, draws every product against the cut-offs and says it in a table', async () => {
  const { statusCode, body } = await get(council.all[0] as Actor, 'text/html')
  expect(statusCode).toBe(200)
  expect(body).toContain('Chỉ để tham khảo: điểm trung bình theo luật mới quyết định')
  expect(body.match(/role="img" aria-label="Sản phẩm mẫu/g)).toHaveLength(20)
  expect(body).toContain('4★ 70')
  expect(body).toContain('khác hẳn hội đồng')
  expect(body).toContain('sát ngưỡng')
  expect(body).not.toContain('style=')
  // The two biased members, and they alone, are marked in the table of severity.
  const marked = [...body.matchAll(/<th scope="row">([^<]+) <span class="chip warn">/g)].map(([, name]) => name)
  const biased = [council.all[harsh]?.name, council.all[generous]?.name]
  expect(marked.filter((name) => council.all.some((who) => who.name === name)).toSorted()).toEqual(biased.toSorted())
  const councilPage = await opened.app.inject({
    ...{ method: 'GET', url: `/councils/${council.councilId}` },
    headers: { ...(await signIn(council.officer)).headers, accept: 'text/html' },
  })
  expect(councilPage.body).toContain(`href="/councils/${council.councilId}/reliability"`)
})

test('the products go to a spreadsheet with totals that name nobody', async () => {
  const { headers } = await signIn(council.all[0] as Actor)
  const csv = await opened.app.inject({ method: 'GET', url: `/councils/${council.councilId}/reliability.csv`, headers })
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.body.split('\r\n')).toHaveLength(22)
  for (const { name } of council.all) expect(csv.body).not.toContain(name)
  const stranger = await signIn(await createActor({ role: 'council-member' }))
  const refused = await opened.app.inject({
    ...{ method: 'GET', url: `/councils/${council.councilId}/reliability.csv` },
    headers: stranger.headers,
  })
  expect(refused.statusCode).toBe(403)
})

test('reading changes nothing: verdicts and their stars stay as they are', async () => {
  const verdicts = () =>
    inTransaction((tx) => tx`select id, star, recognisable, points, result from councils.verdict order by id`)
  const before = JSON.stringify(await verdicts())
  await get(council.all[0] as Actor, 'text/html')
  await get(council.officer, 'application/json')
  expect(JSON.stringify(await verdicts())).toBe(before)
})

test('a council that has judged nothing, or too little, shows no figure and says why', async () => {
  const small = await openBigSitting({ members: 3, dossiers: 2 })
  const { headers } = await signIn(small.officer)
  const page = () =>
    opened.app.inject({
      ...{ method: 'GET', url: `/councils/${small.councilId}/reliability` },
      headers: { ...headers, accept: 'text/html' },
    })
  expect((await page()).body).toContain('Chưa có kết luận nào')
  for (const [i, dossierId] of small.dossierIds.entries()) await judge(small, dossierId, cardsOf(i).slice(0, 3))
  const { body } = await page()
  expect(body).toContain('mới có 2 sản phẩm và 3 thành viên chấm chung, cần ít nhất 5 sản phẩm và 3 thành viên')
  expect(body).not.toContain('ICC, khoảng')
  const record = await getReliability(small.officer, small.councilId)
  expect([record.agreement.kind, record.error.kind, record.severity.kind]).toEqual(Array(3).fill('too-few'))
})

test('a file opened while scoring is noted once; evidence unopened when signing is shown to the chair, and to its member alone', async () => {
  const sitting = await openBigSitting({ members: 3, dossiers: 1 })
  const [dossierId = ''] = sitting.dossierIds
  const evidenceId = await attach(dossierId, sitting.officer)
  const at = { sessionId: sitting.sessionId, dossierId }
  const reader = sitting.all[1] as Actor
  await declareConflict(reader, { ...at, kind: 'none', note: '' })
  const { headers } = await signIn(reader)
  const url = `/councils/sessions/${at.sessionId}/dossiers/${dossierId}/evidence/${evidenceId}`
  for (let i = 0; i < 2; i++) expect((await opened.app.inject({ method: 'GET', url, headers })).statusCode).toBe(200)
  const lines = await inTransaction(
    (tx) => tx`select from audit.line where action = 'evidence.open' and subject_id = ${evidenceId}`,
  )
  expect(lines).toHaveLength(1)
  for (const [i, who] of sitting.all.entries()) {
    if (who !== reader) await declareConflict(who, { ...at, kind: 'none', note: '' })
    await signScorecard(who, { ...at, marks: cardsOf(1)[i] ?? {}, notes: {}, opinion: '' })
  }
  await closeScoring(sitting.all[0] as Actor, { ...at, absences: {} })
  await issueVerdict(sitting.all[0] as Actor, at)
  const whole = await getReliability(sitting.all[0] as Actor, sitting.councilId)
  const careless = whole.unopened.map(({ member, unopened, of }) => [nameOf(whole, member), unopened, of])
  expect(careless.toSorted()).toEqual([
    [sitting.all[0]?.name, 1, 1],
    [sitting.all[2]?.name, 1, 1],
  ])
  expect((await getReliability(reader, sitting.councilId)).unopened).toEqual([])
  expect((await getReliability(sitting.all[2] as Actor, sitting.councilId)).unopened).toHaveLength(1)
})

test('a member with a conflict of interest opens no file, and nothing is noted', async () => {
  const { at, members, officer } = await openSitting()
  const evidenceId = await attach(at.dossierId, officer)
  const member = members[0] as Actor
  await declareConflict(member, { ...at, kind: 'trade', note: 'Mua mật hằng năm' })
  const { headers } = await signIn(member)
  const url = `/councils/sessions/${at.sessionId}/dossiers/${at.dossierId}/evidence/${evidenceId}`
  expect((await opened.app.inject({ method: 'GET', url, headers })).statusCode).toBe(403)
  const noted = await inTransaction((tx) => tx`select from councils.evidence_opening where evidence_id = ${evidenceId}`)
  expect(noted).toHaveLength(0)
})

async function attach(dossierId: string, by: Actor): Promise<string> {
  const { sha256 } = await storeUpload({ bytes: await aPhoto(), fileName: 'ảnh.jpg' })
  const at = currentTime()
  return inTransaction((tx) =>
    addEvidence(tx, {
      ...{ id: newId(at), dossierId, sha256, fileName: 'ảnh.jpg', caption: 'Ảnh mẫu' },
      ...{ by: by.personId as string, at },
    }),
  )
}
