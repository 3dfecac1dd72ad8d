import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { inReadOnly } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { forwardDossier } from '../../testing/dossiers-before-council.ts'
import { type JudgedCouncil, openBigSitting, signOn } from '../../testing/judged-council.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { fullCard } from '../../testing/sittings.ts'
import { closeScoring } from '../close-scoring.ts'
import { conveneSession } from '../convene-session.ts'
import { openDiscussion } from '../discussion/open-discussion.ts'
import { recordResolution } from '../discussion/record-resolution.ts'
import { issueVerdict } from '../issue-verdict.ts'
import { callMeeting } from './call-meeting.ts'
import { readCardDifference } from './read-difference.ts'
import { readWriting } from './read-writing.ts'

let app: TestApp
let council: JudgedCouncil
let chair: Actor
const cards = {
  four: { '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 3 },
  three: { '9': 2, '4.3': 1, '12': 1, '1.1': 1, '3.1': 1, '3.3': 1, '5.3': 1, '10': 1, '8': 1, '6.2': 1 },
}

beforeAll(async () => {
  app = await openApp()
  const { councilId, officer, all } = await openBigSitting({ members: 3, dossiers: 1 })
  const by = officer.personId as string
  const dossierIds = [0, 1, 2].map(() => forwardDossier({ by, kind: 're-evaluation' }))
  const heldOn = legalDateOf(currentTime())
  const { id: sessionId } = await conveneSession(officer, {
    councilId,
    round: { year: Number(heldOn.slice(0, 4)), no: 2 },
    heldOn,
    place: 'Bằng văn bản',
    isInWriting: true,
    dossierIds: await Promise.all(dossierIds),
  })
  council = { councilId, sessionId, officer, all, dossierIds: await Promise.all(dossierIds) }
  chair = all[0] as Actor
})
afterAll(() => app.close())
afterEach(() => void setClock(() => new Date()))

const at = (n: number) => ({ sessionId: council.sessionId, dossierId: council.dossierIds[n] as string })
const write = async (n: number, opinions: readonly (keyof typeof cards)[]) => {
  await signOn(
    council,
    at(n).dossierId,
    opinions.map((name) => fullCard(cards[name])),
  )
  await closeScoring(chair, { ...at(n), absences: {} })
}
const codesOf = async (doing: Promise<unknown>): Promise<string[]> => {
  const refused = await doing.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refused instanceof Refused)) throw refused ?? new Error('it was not refused')
  return refused.problems.map(({ code }) => code)
}
const meeting = () => ({ heldOn: addDays(legalDateOf(currentTime()), 3), place: 'Phòng họp 1', reason: '' })

test('opinions that agree give a verdict without a meeting', async () => {
  await write(0, ['four', 'four', 'four'])
  expect((await readWriting(chair, at(0))).differences).toEqual([])
  await issueVerdict(chair, at(0))
  expect((await inReadOnly((tx) => getDossier(tx, at(0).dossierId))).status).toBe('scored')
})

test('where they differ nothing goes on before a meeting: no discussion, no resolution, no verdict; all reasons are told', async () => {
  await write(1, ['four', 'three', 'four'])
  const [, member] = council.all as [Actor, Actor]
  const resolution = { criterion: 'total', reason: 'Đã trao đổi' }
  expect(await codesOf(openDiscussion(chair, at(1)))).toEqual(['conflict.writing-without-meeting'])
  expect(await codesOf(recordResolution(chair, { ...at(1), ...resolution }))).toEqual([
    'conflict.writing-without-meeting',
  ])
  expect(await codesOf(issueVerdict(chair, at(1)))).toEqual([
    'conflict.writing-without-meeting',
    'writing.stars-differ',
  ])
  expect(await codesOf(callMeeting(member, { ...at(1), ...meeting() }))).toEqual(['forbidden.not-presiding'])
  expect(await codesOf(callMeeting(council.officer, { ...at(1), ...meeting() }))).toEqual(['forbidden.role'])
  const wrong = { heldOn: '2020-01-01', place: ' ', reason: '' }
  expect(await codesOf(callMeeting(chair, { ...at(1), ...wrong }))).toEqual([
    'session.day-past',
    'session.place-missing',
  ])
})

test('a meeting is called on that dossier alone; on its day the council goes on as in any meeting', async () => {
  await callMeeting(chair, { ...at(1), ...meeting() })
  expect(await codesOf(callMeeting(chair, { ...at(1), ...meeting() }))).toEqual(['conflict.meeting-called'])
  expect(await codesOf(openDiscussion(chair, at(1)))).toEqual(['conflict.meeting-ahead'])
  const { heldOn } = meeting()
  setClock(() => new Date(`${heldOn}T09:00:00+07:00`))
  await openDiscussion(chair, at(1))
  await recordResolution(chair, { ...at(1), criterion: 'total', reason: 'Hội đồng thống nhất giữ điểm.' })
  await issueVerdict(chair, at(1))
  expect((await readWriting(chair, at(1))).meeting).toMatchObject({ place: 'Phòng họp 1' })
})

test('opinions that agree may still be too complex: then who presides says why, and the verdict waits for the meeting', async () => {
  await write(2, ['four', 'four', 'four'])
  expect(await codesOf(callMeeting(chair, { ...at(2), ...meeting() }))).toEqual(['writing.reason-missing'])
  await callMeeting(chair, { ...at(2), ...meeting(), reason: 'Quy mô sản xuất thay đổi lớn' })
  expect(await codesOf(issueVerdict(chair, at(2)))).toEqual(['conflict.meeting-ahead'])
})

test('the form of a session proposes opinions in writing for re-evaluations, and members see what changed', async () => {
  await forwardDossier({
    by: council.officer.personId as string,
    kind: 're-evaluation',
    productName: 'Sản phẩm chờ (mẫu)',
  })
  const see = async (who: Actor, url: string) =>
    app.app.inject({ url, headers: { ...(await signIn(who)).headers, accept: 'text/html' } })
  const form = (await see(council.officer, `/councils/${council.councilId}/sessions/new`)).body
  expect(form).toContain('1 hồ sơ đánh giá lại được chọn sẵn')
  expect(form).toMatch(/name="isInWriting" value="yes" checked/)
  const base = `/councils/sessions/${at(1).sessionId}/dossiers/${at(1).dossierId}`
  expect((await see(chair, `${base}/writing`)).body).toContain('Các ý kiến cho số sao khác nhau: 3, 4')
  expect((await see(chair, `${base}/difference`)).body).toContain('Các bước và thời hạn')
  const stranger = await createActor({ role: 'council-member' })
  expect(await codesOf(readCardDifference(stranger, at(1)))).toEqual(['forbidden.not-on-council'])
  expect((await see(stranger, `${base}/writing`)).statusCode).toBe(403)
})
