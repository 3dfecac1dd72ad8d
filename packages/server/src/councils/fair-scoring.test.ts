import { listSensory } from '@saolang/core/councils/criterion-kinds.ts'
import type { Interests } from '@saolang/core/councils/proposed-conflict.ts'
import { nationalRegulation } from '@saolang/core/councils/regulation.ts'
import { verdictOf } from '@saolang/core/councils/verdict.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../platform/sql.ts'
import { createActor, createOrganisation, signIn } from '../testing/actors.ts'
import { judge, openBigSitting, signOn } from '../testing/judged-council.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting, signCards, type TestSitting } from '../testing/sittings.ts'
import { getCardMaterial } from './card/get-card-material.ts'
import { getOwnScorecard, getScorecards } from './card/get-scorecards.ts'
import { listIndependentScores } from './card/list-independent-scores.ts'
import { saveScorecard } from './card/save-scorecard.ts'
import { signScorecard } from './card/sign-scorecard.ts'
import { closeScoring } from './close-scoring.ts'
import { declareConflict } from './conflict/declare-conflict.ts'
import { getProposals } from './conflict/get-proposals.ts'
import { recordPaidAdviser } from './conflict/record-paid-adviser.ts'
import { ruleOnConflict } from './conflict/rule-on-conflict.ts'
import { stateInterests } from './conflict/state-interests.ts'
import { findVerdict } from './decisions.sql.ts'
import { changeMark } from './discussion/change-mark.ts'
import { openDiscussion } from './discussion/open-discussion.ts'
import { recordResolution } from './discussion/record-resolution.ts'
import { getDossierRecord } from './get-session-record.ts'
import { issueVerdict } from './issue-verdict.ts'
import { getSample, listSamples } from './sample/get-samples.ts'
import { setRegulation } from './set-regulation.ts'
import { tickVerified } from './verified/tick-verified.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

async function codesOf(run: Promise<unknown>): Promise<string[]> {
  try {
    await run
  } catch (error) {
    if (error instanceof Refused) return error.problems.map(({ code }) => code)
    throw error
  }
  return []
}

const free = { kind: 'none', note: '' } as const
const card = (marks = fullCard()) => ({ marks, notes: {}, opinion: '' })
const nothing: Interests = { employer: '', taxCodes: [], addresses: [], phones: [], clients: [] }
const tick = (criterion: string, points: number) => ({
  criterion,
  mark: fullCard({ [criterion]: points })[criterion] as string,
  evidence: [],
  basis: 'Hợp đồng số 5/2026',
})

describe('a verified criterion', () => {
  test('is ticked by an officer of the authority alone, with what it rests on, and only while nobody has signed', async () => {
    const { at, officer, members, chair } = await openSitting()
    const ticks = [tick('4.1', 3)]
    const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    expect(await codesOf(tickVerified(stranger, { ...at, ticks }))).toEqual(['forbidden.jurisdiction'])
    expect(await codesOf(tickVerified(chair, { ...at, ticks }))).toEqual(['forbidden.role'])
    expect(await codesOf(tickVerified(officer, { ...at, ticks: [] }))).toEqual(['tick.nothing-ticked'])
    expect(await codesOf(tickVerified(officer, { ...at, ticks: [{ ...tick('4.1', 3), basis: ' ' }] }))).toEqual([
      'tick.rests-on-nothing',
    ])
    expect(await codesOf(tickVerified(officer, { ...at, ticks: [tick('5.1', 1)] }))).toEqual([
      'tick.criterion-is-judged',
    ])
    expect(await codesOf(tickVerified(officer, { ...at, ticks }))).toEqual([])
    await declareConflict(members[0]!, { ...at, ...free })
    const { '4.1': _, ...rest } = fullCard()
    await signScorecard(members[0]!, { ...at, ...card(rest) })
    expect(await codesOf(tickVerified(officer, { ...at, ticks: [tick('4.1', 5)] }))).toEqual([
      'conflict.cards-are-signed',
    ])
  })
  test('enters every card that does not object; who objects says why and marks for themselves', async () => {
    const { at, officer, all, chair } = await openSitting()
    await tickVerified(officer, { ...at, ticks: [tick('4.1', 3)] })
    const [first, second, ...rest] = all as [Actor, Actor, ...Actor[]]
    for (const who of all) await declareConflict(who, { ...at, ...free })
    const { '4.1': own, ...without } = fullCard()
    await signScorecard(first, { ...at, ...card(without) })
    expect(await codesOf(signScorecard(second, { ...at, ...card() }))).toEqual(['objection.reason-missing'])
    await signScorecard(second, { ...at, ...card(), objections: { '4.1': 'Hợp đồng xuất khẩu còn hạn' } })
    for (const who of rest) await signScorecard(who, { ...at, ...card(without) })
    await closeScoring(chair, { ...at, absences: {} })
    const cards = await getScorecards(chair, at)
    const marks = cards.map(({ choices }) => choices['4.1'])
    expect(marks.filter((mark) => mark === own)).toHaveLength(1)
    expect(marks.filter((mark) => mark === fullCard({ '4.1': 3 })['4.1'])).toHaveLength(4)
    expect(cards.flatMap(({ objections }) => Object.values(objections))).toEqual(['Hợp đồng xuất khẩu còn hạn'])
    // The mean of members' totals (Điều 3 khoản 3) is taken over whole cards, ticks included.
    const { spread, triggers, objections } = await getDossierRecord(chair, at)
    expect(objections).toMatchObject([{ criterion: '4.1', reason: 'Hợp đồng xuất khẩu còn hạn' }])
    expect(spread?.totals.points).toEqual([98, 98, 98, 98, 100])
    expect(triggers).toEqual([{ kind: 'disputed-floor', value: 1, limit: 0, criteria: ['4.1'] }])
  })
  test('is one that the regulation says; the session keeps the version it was called under', async () => {
    const judged = { ...nationalRegulation, criterionKinds: { 'QD26-04': { '4.1': 'judged' as const } } }
    const { at, officer, councilId } = await openSitting({ regulation: judged })
    expect(await codesOf(tickVerified(officer, { ...at, ticks: [tick('4.1', 3)] }))).toEqual([
      'tick.criterion-is-judged',
    ])
    const sensory = listSensory(getCriteriaSet('QD26-04'))[0] as string
    const rules = { ...nationalRegulation, criterionKinds: { 'QD26-04': { [sensory]: 'verified' as const } } }
    expect(await codesOf(setRegulation(officer, { councilId, rules, reason: 'Sửa' }))).toEqual([
      'regulation.sensory-is-judged',
    ])
  })
})

describe('a sample', () => {
  test('bears a code of its own, known beside its product to the officer alone until scoring is closed', async () => {
    const council = await openBigSitting({ members: 4, dossiers: 3 })
    const { sessionId, dossierIds, officer, all } = council
    const [chair, member] = all as [Actor, Actor]
    const codeFor = async (who: Actor, dossierId: string) =>
      (await getDossierRecord(who, { sessionId, dossierId })).item.sampleCode
    const codes = await Promise.all(dossierIds.map((id) => codeFor(officer, id)))
    expect(new Set(codes).size).toBe(3)
    expect(codes.every((code) => /^[1-9]\d\d$/.test(code ?? ''))).toBe(true)
    for (const who of [chair, member]) expect(await codeFor(who, dossierIds[0] as string)).toBeNull()
    await signOn(council, dossierIds[0] as string, [fullCard(), fullCard(), fullCard(), fullCard()])
    await closeScoring(chair, { sessionId, dossierId: dossierIds[0] as string, absences: {} })
    expect(await codeFor(member, dossierIds[0] as string)).toBe(codes[0])
  })
  test('comes to each member in their own order, without those of dossiers closed to them', async () => {
    const { sessionId, dossierIds, officer, all } = await openBigSitting({ members: 4, dossiers: 5 })
    const [chair, ...members] = all as [Actor, ...Actor[]]
    for (const who of members)
      for (const dossierId of dossierIds) await declareConflict(who, { sessionId, dossierId, ...free })
    const orders = []
    for (const who of members) orders.push((await listSamples(who, sessionId)).samples.map(({ code }) => code).join())
    expect(orders.every((order) => order.split(',').length === 5)).toBe(true)
    expect(new Set(orders).size).toBeGreaterThan(1)
    expect((await listSamples(members[0]!, sessionId)).samples.map(({ code }) => code).join()).toBe(orders[0])
    expect(await listSamples(chair, sessionId)).toMatchObject({ samples: [], waiting: 5 })
    expect(await codesOf(listSamples(officer, sessionId))).toEqual(['forbidden.not-on-council'])
    const { item } = await getDossierRecord(officer, { sessionId, dossierId: dossierIds[0] as string })
    const code = item.sampleCode as string
    expect((await getSample(members[0]!, { sessionId, code })).dossierId).toBe(dossierIds[0])
    expect(await codesOf(getSample(chair, { sessionId, code }))).toEqual(['forbidden.declare-first'])
    await declareConflict(members[0]!, {
      sessionId,
      dossierId: dossierIds[0] as string,
      kind: 'trade',
      note: 'Mua hàng',
    })
    expect(await codesOf(getSample(members[0]!, { sessionId, code }))).toEqual(['forbidden.conflict-of-interest'])
    expect((await listSamples(members[0]!, sessionId)).samples).toHaveLength(4)
    expect(await codesOf(getSample(members[1]!, { sessionId, code: '000' }))).toEqual(['not-found.sample'])
  })
})

describe('a conflict that the system proposes', () => {
  async function withTie(taxCode: string): Promise<TestSitting & { tied: Actor; proposalId: string }> {
    const officer = await createActor({ role: 'provincial-officer' })
    const organisation = await createOrganisation(officer.personId as string, { taxCode })
    const sitting = await openSitting({ organisationId: organisation.id })
    const tied = sitting.members[0] as Actor
    await stateInterests(tied, { ...nothing, taxCodes: [taxCode] })
    const { proposals } = await getProposals(sitting.officer, sitting.at)
    return { ...sitting, tied, proposalId: proposals[0]?.id as string }
  }

  test('closes the dossier to that member, whatever they ask for, until somebody rules on it', async () => {
    const { at, tied, officer, chair, members, proposalId } = await withTie('2000111222')
    await declareConflict(tied, { ...at, ...free })
    const asks = [
      () => getOwnScorecard(tied, at),
      () => getCardMaterial(tied, at),
      () => saveScorecard(tied, { ...at, ...card() }),
      () => signScorecard(tied, { ...at, ...card() }),
    ]
    for (const ask of asks) expect(await codesOf(ask())).toEqual(['forbidden.conflict-proposed'])
    const ruling = { ...at, proposalId, ruling: 'dismissed', reason: 'Mã số đã chuyển nhượng năm 2019' } as const
    expect(await codesOf(ruleOnConflict(members[1]!, ruling))).toEqual(['forbidden.not-presiding'])
    expect(await codesOf(ruleOnConflict(chair, { ...ruling, reason: ' ' }))).toEqual(['ruling.reason-missing'])
    expect(await codesOf(getProposals(members[1]!, at))).toEqual(['forbidden.not-presiding'])
    await ruleOnConflict(chair, ruling)
    expect(await codesOf(ruleOnConflict(officer, ruling))).toEqual(['conflict.proposal-ruled'])
    for (const ask of asks) expect(await codesOf(ask())).toEqual([])
  })
  test('confirmed, leaves the member out of everything: nothing opens, nothing counts, the quorum is counted anew', async () => {
    const { at, tied, officer, chair, all, proposalId } = await withTie('2000333444')
    await ruleOnConflict(officer, { ...at, proposalId, ruling: 'confirmed', reason: 'Là giám đốc cũ của chủ thể' })
    const { headers } = await signIn(tied)
    const base = `/api/v1/sessions/${at.sessionId}/dossiers/${at.dossierId}`
    const pages = `/councils/sessions/${at.sessionId}/dossiers/${at.dossierId}`
    const gets = [`${base}/scorecard`, `${pages}/scorecard`, `${pages}/scorecard/sign`, `/dossiers/${at.dossierId}`]
    const evidence = `${pages}/evidence/018f0000-0000-7000-8000-000000000000`
    for (const url of [...gets, evidence])
      expect([403, 404], url).toContain((await app.app.inject({ method: 'GET', url, headers })).statusCode)
    expect(await codesOf(signScorecard(tied, { ...at, ...card() }))).toEqual(['forbidden.conflict-of-interest'])
    const record = await getDossierRecord(chair, at)
    expect(record.quorum).toMatchObject({ eligible: 4, needed: 3 })
    expect(record.seats.find(({ personId }) => personId === tied.personId)).toMatchObject({
      kind: 'ownership',
      note: 'Là giám đốc cũ của chủ thể',
      wasProposed: true,
    })
    for (const who of all.filter((each) => each !== tied)) {
      await declareConflict(who, { ...at, ...free })
      await signScorecard(who, { ...at, ...card() })
    }
    await closeScoring(chair, { ...at, absences: {} })
    const { id } = await issueVerdict(chair, at)
    expect((await inTransaction((tx) => findVerdict(tx, id)))?.inputs.cards).toHaveLength(4)
  })
  test('is not ruled on by whom it is about, and keeps scoring from being closed', async () => {
    const { at, officer, chair, members } = await openSitting()
    await stateInterests(chair, { ...nothing, phones: ['0912345678'] })
    await recordPaidAdviser(officer, { ...at, name: 'Công ty Tư vấn Mẫu', taxCode: '', phone: '+84 912 345 678' })
    const { proposals } = await getProposals(chair, at)
    expect(proposals).toMatchObject([
      { reason: 'paid-advice', matched: 'Công ty Tư vấn Mẫu · +84 912 345 678', isAboutReader: true },
    ])
    const ruling = { ...at, proposalId: proposals[0]?.id as string, ruling: 'dismissed', reason: 'Không đúng' } as const
    expect(await codesOf(ruleOnConflict(chair, ruling))).toEqual(['forbidden.own-conflict'])
    expect(await codesOf(closeScoring(chair, { ...at, absences: {} }))).toContain('conflict.session-convened')
    await declareConflict(members[1]!, { ...at, ...free })
    expect(await codesOf(closeScoring(chair, { ...at, absences: {} }))).toContain('closing.proposal-unruled')
  })
  test('that leaves too few members stops the session', async () => {
    const { at, all, members } = await openSitting({ regulation: { fewestCards: 4 } })
    for (const who of all.slice(3)) await declareConflict(who, { ...at, kind: 'trade', note: 'Mua hàng' })
    await declareConflict(members[0]!, { ...at, ...free })
    expect(await codesOf(signScorecard(members[0]!, { ...at, ...card() }))).toEqual(['session.quorum-lost'])
  })
})

describe('a discussion', () => {
  const cards = [fullCard(), fullCard({ '5.1': 1, '8': 1 }), fullCard(), fullCard(), fullCard()]

  test('is opened after closing by who presides; only then may a member change a mark, with a reason', async () => {
    const sitting = await openSitting({ regulation: { spreadLimit: 100 } })
    const { at, chair, members } = sitting
    await signCards(sitting, cards)
    const change = { ...at, criterion: '8', mark: fullCard()['8'] as string, reason: 'Đã nếm lại' }
    expect(await codesOf(openDiscussion(chair, at))).toEqual(['conflict.session-scoring'])
    await closeScoring(chair, { ...at, absences: {} })
    expect(await codesOf(changeMark(members[0]!, change))).toEqual(['conflict.discussion-not-open'])
    expect(await codesOf(openDiscussion(members[0]!, at))).toEqual(['forbidden.not-presiding'])
    await openDiscussion(chair, at)
    expect(await codesOf(openDiscussion(chair, at))).toEqual(['conflict.discussion-is-open'])
    expect(await codesOf(changeMark(members[0]!, { ...change, reason: ' ' }))).toEqual(['change.reason-missing'])
    await changeMark(members[0]!, change)
    expect(await codesOf(changeMark(members[0]!, change))).toEqual(['change.changes-nothing'])
  })
  test('leaves the independent scores as they were, and the verdict keeps and replays both rounds', async () => {
    const sitting = await openSitting({ regulation: { floorRule: 'mean', spreadLimit: 100 } })
    const { at, chair, members, councilId } = sitting
    await signCards(sitting, cards)
    await closeScoring(chair, { ...at, absences: {} })
    await openDiscussion(chair, at)
    await changeMark(members[0]!, { ...at, criterion: '8', mark: fullCard()['8'] as string, reason: 'Đã nếm lại' })
    const scores = await inTransaction((tx) => listIndependentScores(tx, { councilId }))
    expect(scores.map(({ choices }) => choices['8']).filter((mark) => mark === cards[1]?.['8'])).toHaveLength(1)
    const { id } = await issueVerdict(chair, at)
    const verdict = await inTransaction((tx) => findVerdict(tx, id))
    const { inputs, result } = verdict as NonNullable<typeof verdict>
    expect(inputs.independent?.find(({ choices }) => choices['8'] === cards[1]?.['8'])).toBeDefined()
    expect(inputs.cards.every(({ choices }) => choices['8'] === fullCard()['8'])).toBe(true)
    expect(inputs.changes).toMatchObject([{ criterion: '8', reason: 'Đã nếm lại' }])
    expect(verdictOf(getCriteriaSet(inputs.setId), inputs)).toEqual(result)
    expect(await codesOf(changeMark(members[0]!, { ...at, criterion: '8', mark: 'x', reason: 'x' }))).toEqual([
      'conflict.session-concluded',
    ])
  })
  test('is called for when a member strays from their usual severity, and answered by what the council found', async () => {
    const council = await openBigSitting({ members: 4, dossiers: 7, triggers: 'national' })
    const { sessionId, dossierIds, all } = council
    const [chair] = all as [Actor]
    for (const [i, dossierId] of dossierIds.slice(0, 6).entries()) {
      const given = fullCard({ '1.1': 1 + (i % 3) })
      await judge(council, dossierId, [given, given, given, fullCard({ '1.1': 1 + ((i + 1) % 3) })])
    }
    const at = { sessionId, dossierId: dossierIds[6] as string }
    await signOn(council, at.dossierId, [fullCard(), fullCard(), fullCard(), fullCard({ '5.1': 1, '8': 1 })])
    await closeScoring(chair, { ...at, absences: {} })
    const { triggers } = await getDossierRecord(chair, at)
    expect(triggers).toMatchObject([{ kind: 'unlike-member', criteria: expect.arrayContaining(['5.1']) }])
    expect(await codesOf(issueVerdict(chair, at))).toEqual(['verdict.triggers-not-discussed'])
    await recordResolution(chair, { ...at, criterion: 'total', reason: 'Thành viên nêu rõ câu chuyện chưa có tư liệu' })
    expect(await codesOf(issueVerdict(chair, at))).toEqual([])
  })
})

test('what was ticked, proposed, ruled and changed cannot be changed by the application', async () => {
  for (const table of [
    'verified_tick',
    'conflict_proposal',
    'conflict_ruling',
    'mark_change',
    'trigger_finding',
    'discussion',
  ]) {
    const change = inTransaction((tx) => tx.unsafe(`delete from councils.${table}`))
    await expect(change).rejects.toThrow(/permission denied/)
  }
})
