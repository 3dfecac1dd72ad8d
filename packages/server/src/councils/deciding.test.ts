import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDossier } from '../dossiers/get-dossier.ts'
import { inTransaction } from '../platform/sql.ts'
import { createActor } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting, signCards, type TestSitting } from '../testing/sittings.ts'
import { closeScoring } from './close-scoring.ts'
import { conveneSession } from './convene-session.ts'
import { establishCouncil } from './establish-council.ts'
import { getDecision } from './get-decision.ts'
import { getResult } from './get-verdict.ts'
import { issueVerdict } from './issue-verdict.ts'
import { recordDecision } from './record-decision.ts'
import { setRegulation } from './set-regulation.ts'
import { settleVerdict } from './settle-verdict.ts'

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

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
const signed = (number: string, ...verdictIds: string[]) => ({
  number,
  signedOn: today,
  signerName: 'Lê Văn Mẫu',
  signerTitle: 'Phó Chủ tịch',
  verdictIds,
})
const statusOf = async (id: string) => (await inTransaction((tx) => getDossier(tx, id))).status
// 85 points with every floor of four stars.
const fourStars = { '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1, '2.4': 0, '4.2': 0, '3.2': 0 }

async function concluded(points: Record<string, number>, wanted: Parameters<typeof openSitting>[0] = {}) {
  const sitting = await openSitting(wanted)
  await signCards(sitting, [fullCard(points)])
  await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
  const { id } = await issueVerdict(sitting.chair, sitting.at)
  return { ...sitting, verdictId: id }
}

describe('a decision is refused', () => {
  test('before there is a verdict, and for another province', async () => {
    const { officer } = await openSitting()
    expect(await codesOf(recordDecision(officer, signed('1/QĐ-UBND', '018f0000-0000-7000-8000-000000000000')))).toEqual(
      ['not-found.verdict'],
    )
    const { verdictId } = await concluded(fourStars)
    const elsewhere = await createActor({ role: 'provincial-officer', provinceCode: '01' })
    expect(await codesOf(recordDecision(elsewhere, signed('1/QĐ-UBND', verdictId)))).toEqual(['forbidden.jurisdiction'])
  })
  test('for five stars by a province, and for four by the Ministry', async () => {
    const five = await concluded({})
    expect(await codesOf(recordDecision(five.officer, signed('2/QĐ-UBND', five.verdictId)))).toEqual([
      'decision.star-not-province',
    ])
    const four = await concluded(fourStars)
    const ministry = await createActor({ role: 'ministry-officer' })
    expect(await codesOf(recordDecision(ministry, signed('2/QĐ-BNNMT', four.verdictId)))).toEqual([
      'decision.star-not-central',
    ])
  })
  test('without number or signer, with a day ahead, and says all at once', async () => {
    const { officer, verdictId } = await concluded(fourStars)
    const empty = {
      number: ' ',
      signedOn: '2999-01-01',
      signerName: '',
      signerTitle: '',
      verdictIds: [verdictId, verdictId],
    }
    expect(await codesOf(recordDecision(officer, empty))).toEqual([
      ...['decision.number-missing', 'decision.day-ahead', 'decision.signer-missing', 'decision.signer-title-missing'],
      'decision.product-twice',
    ])
    expect(
      await codesOf(recordDecision(officer, { ...signed('3/QĐ-UBND', verdictId), signedOn: '2026-01-01' })),
    ).toEqual(['decision.before-verdict'])
  })
  test('with a number that its authority has used this year, and for a product decided already', async () => {
    const first = await concluded(fourStars)
    const second = await concluded(fourStars)
    await recordDecision(first.officer, signed('4/QĐ-UBND', first.verdictId))
    expect(await codesOf(recordDecision(first.officer, signed('4/QĐ-UBND', second.verdictId)))).toEqual([
      'conflict.decision-number-taken',
    ])
    expect(await codesOf(recordDecision(first.officer, signed('5/QĐ-UBND', first.verdictId)))).toEqual([
      'conflict.verdict-settled',
    ])
  })
})

test('a decision recognises the product, tells the register once, and the applicant reads the result', async () => {
  const producer = await createActor({ role: 'producer' })
  const { officer, verdictId, at } = await concluded(fourStars, { organisationId: producer.organisationId as string })
  expect(await codesOf(getResult(producer, at.dossierId))).toEqual(['not-found.result'])
  const { id } = await recordDecision(officer, signed('6/QĐ-UBND', verdictId))
  expect(await statusOf(at.dossierId)).toBe('decided-recognised')
  const decision = await inTransaction((tx) => getDecision(tx, id))
  expect(decision.authority).toMatchObject({ level: 'province', provinceCode: '96' })
  expect(decision.items).toMatchObject([{ dossierId: at.dossierId, verdictId, star: 4, points: 85 }])
  const jobs = await inTransaction(
    (tx) =>
      tx`select count(*) as n from audit.line where action = 'decision.record' and outcome = 'done' and subject_id = ${id}`,
  )
  expect(jobs[0]?.n).toBe(1)
  expect((await getResult(producer, at.dossierId)).result.star).toBe(4)
  const stranger = await createActor({ role: 'producer' })
  expect(await codesOf(getResult(stranger, at.dossierId))).toEqual(['forbidden.not-your-dossier'])
})

describe('a product of ninety points', () => {
  test('goes to the Ministry, whose council runs the same way and whose decision gives five stars', async () => {
    const province = await concluded({})
    const settle = (way: 'escalate' | 'decline', documentNumber: string) =>
      codesOf(settleVerdict(province.officer, { verdictId: province.verdictId, way, documentNumber, note: '' }))
    expect(await settle('decline', '1/TB')).toEqual(['settlement.way-not-open'])
    expect(await settle('escalate', '')).toEqual(['settlement.document-missing'])
    expect(await settle('escalate', '512/UBND-NN')).toEqual([])
    expect(await settle('escalate', '513/UBND-NN')).toEqual(['conflict.verdict-settled'])
    expect(await statusOf(province.at.dossierId)).toBe('escalated')
    const central = await concluded({}, { isCentral: true, dossierId: province.at.dossierId })
    await recordDecision(central.officer, signed('77/QĐ-BNNMT', central.verdictId))
    expect(await statusOf(province.at.dossierId)).toBe('decided-recognised')
  })
  test('that the Ministry gives fewer may be recognised by the province on that result, or assessed again', async () => {
    for (const again of [false, true]) {
      const province = await concluded({})
      await settleVerdict(province.officer, {
        verdictId: province.verdictId,
        way: 'escalate',
        documentNumber: '9/UBND',
        note: '',
      })
      const central = await concluded(fourStars, { isCentral: true, dossierId: province.at.dossierId })
      expect(await codesOf(recordDecision(central.officer, signed('78/QĐ-BNNMT', central.verdictId)))).toEqual([
        'decision.star-not-central',
      ])
      if (again) {
        await settleVerdict(province.officer, {
          verdictId: central.verdictId,
          way: 'evaluate-again',
          documentNumber: '10/UBND',
          note: '',
        })
        expect(await statusOf(province.at.dossierId)).toBe('forwarded')
      } else {
        await recordDecision(province.officer, signed('79/QĐ-UBND', central.verdictId))
        expect(await statusOf(province.at.dossierId)).toBe('decided-recognised')
      }
    }
  })
})

describe('a council', () => {
  const form = (members: readonly Actor[], more: object = {}) => ({
    level: 'province' as const,
    provinceCode: '96',
    name: 'Hội đồng',
    decisionNumber: '1',
    decidedOn: '2026-06-01',
    advisers: [],
    members: members.map(({ personId }, i) => ({
      personId: personId as string,
      office: i === 0 ? ('chair' as const) : ('member' as const),
      seat: 'health',
      title: '',
    })),
    ...more,
  })
  test('is formed by its own authority, and says why seats of the decision are empty', async () => {
    const officer = await createActor({ role: 'provincial-officer' })
    const members = [await createActor({ role: 'council-chair' }), await createActor({ role: 'council-member' })]
    expect(await codesOf(establishCouncil(officer, form(members)))).toEqual(['council.empty-seats'])
    expect(
      await codesOf(establishCouncil(officer, form(members, { provinceCode: '01', emptySeatsReason: 'x' }))),
    ).toEqual(['forbidden.jurisdiction'])
    expect(await codesOf(establishCouncil(members[0] as Actor, form(members)))).toEqual(['forbidden.role'])
    expect(await codesOf(establishCouncil(officer, form(members, { emptySeatsReason: 'Đang kiện toàn' })))).toEqual([])
  })
  test('keeps every version of its regulation, and a session keeps the one it was called under', async () => {
    const sitting: TestSitting = await openSitting()
    const rules = {
      quorumShare: 0.9,
      fewestCards: 5,
      spreadLimit: 8,
      decimalsShown: 1,
      floorRule: 'majority' as const,
      allowsExtraRounds: true,
    }
    expect(
      await setRegulation(sitting.officer, { councilId: sitting.councilId, rules, reason: 'Sửa quy chế' }),
    ).toEqual({ version: 2 })
    const row = await inTransaction(
      (tx) => tx`select regulation_version as v from councils.session where id = ${sitting.at.sessionId}`,
    )
    expect(row[0]?.v).toBe(1)
    await expect(inTransaction((tx) => tx`update councils.regulation set reason = 'khác'`)).rejects.toThrow(
      /permission denied/,
    )
  })
  test('is not convened for a day past, an extra round without leave, or a dossier that is before a council', async () => {
    const { officer, councilId, at } = await openSitting()
    const session = {
      councilId,
      round: { year: 2026, no: 2 },
      heldOn: today,
      place: 'Phòng 1',
      isInWriting: false,
      dossierIds: [at.dossierId],
    }
    expect(
      await codesOf(conveneSession(officer, { ...session, heldOn: '2026-01-01', round: { year: 2026, no: 3 } })),
    ).toEqual(['round.extra-not-in-regulation', 'session.day-past'])
    expect(await codesOf(conveneSession(officer, session))).toEqual(['conflict.dossier-status'])
    expect(await codesOf(conveneSession(officer, { ...session, isInWriting: true }))).toEqual([
      'session.writing-only-for-re-evaluation',
    ])
  })
})

test('what was signed, issued and decided cannot be changed by the application', async () => {
  for (const table of ['scorecard', 'verdict', 'decision', 'closure', 'resolution', 'conflict_declaration']) {
    const change = inTransaction((tx) => tx.unsafe(`delete from councils.${table}`))
    await expect(change).rejects.toThrow(/permission denied/)
  }
})
