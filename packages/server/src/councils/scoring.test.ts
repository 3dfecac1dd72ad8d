import { verdictOf } from '@saolang/core/councils/verdict.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../platform/sql.ts'
import { createActor } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { fullCard, openSitting, signCards } from '../testing/sittings.ts'
import { getOwnScorecard, getScorecards } from './card/get-scorecards.ts'
import { saveScorecard } from './card/save-scorecard.ts'
import { signScorecard } from './card/sign-scorecard.ts'
import { closeScoring } from './close-scoring.ts'
import { declareConflict } from './conflict/declare-conflict.ts'
import { findVerdict } from './decisions.sql.ts'
import { recordResolution } from './discussion/record-resolution.ts'
import { issueVerdict } from './issue-verdict.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

async function codesOf(run: Promise<unknown>): Promise<string[]> {
  try {
    await run
  } catch (error) {
    if (error instanceof Refused) return error.problems.map(({ code, at }) => (at ? `${code} ${at}` : code))
    throw error
  }
  return []
}

const card = (marks = fullCard()) => ({ marks, notes: {}, opinion: '' })
const free = { kind: 'none', note: '' } as const

describe('a dossier stays closed', () => {
  test('to a member who has not declared', async () => {
    const { at, members } = await openSitting()
    expect(await codesOf(getOwnScorecard(members[0]!, at))).toEqual(['forbidden.declare-first'])
    expect(await codesOf(signScorecard(members[0]!, { ...at, ...card() }))).toEqual(['forbidden.declare-first'])
  })
  test('to a member of another council, and to one with a conflict', async () => {
    const { at, chair, members } = await openSitting()
    const stranger = await createActor({ role: 'council-member' })
    await declareConflict(chair, { ...at, ...free })
    expect(await codesOf(declareConflict(stranger, { ...at, ...free }))).toEqual(['forbidden.not-on-council'])
    expect(await codesOf(signScorecard(stranger, { ...at, ...card() }))).toEqual(['forbidden.not-on-council'])
    await declareConflict(members[0]!, { ...at, kind: 'family', note: 'Chị gái là giám đốc' })
    expect(await codesOf(getOwnScorecard(members[0]!, at))).toEqual(['forbidden.conflict-of-interest'])
    expect(await codesOf(saveScorecard(members[0]!, { ...at, ...card() }))).toEqual(['forbidden.conflict-of-interest'])
  })
})

describe('a member signs', () => {
  test('once: of two requests at the same time one is accepted, one refused, and one line is written', async () => {
    const { at, members } = await openSitting()
    await declareConflict(members[0]!, { ...at, ...free })
    const both = await Promise.all([1, 2].map(() => codesOf(signScorecard(members[0]!, { ...at, ...card() }))))
    expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], ['conflict.card-is-signed']])
    const lines = await inTransaction(
      (tx) =>
        tx`select outcome from audit.line where action = 'scorecard.sign' and outcome = 'done' and person_id = ${members[0]!.personId as string}`,
    )
    expect(lines).toHaveLength(1)
  })
  test('only a card with every mark, and only options of the sheet', async () => {
    const { at, members } = await openSitting()
    await declareConflict(members[0]!, { ...at, ...free })
    const { '1.1': _, ...short } = fullCard()
    expect(await codesOf(signScorecard(members[0]!, { ...at, ...card(short) }))).toEqual([
      'scorecard.criterion-unmarked 1.1',
    ])
    const wrong = { ...fullCard(), '1.1': 'QD26-04.1.1.o9' }
    expect(await codesOf(signScorecard(members[0]!, { ...at, ...card(wrong) }))).toEqual([
      'scorecard.unknown-option 1.1',
    ])
    expect(await codesOf(saveScorecard(members[0]!, { ...at, ...card({ '99': 'x' }) }))).toEqual([
      'scorecard.unknown-criterion 99',
    ])
  })
  test('and the card cannot be saved any more', async () => {
    const { at, members } = await openSitting()
    await declareConflict(members[0]!, { ...at, ...free })
    await saveScorecard(members[0]!, {
      ...at,
      marks: { '1.1': fullCard()['1.1']! },
      notes: { '1.1': 'Tốt' },
      opinion: '',
    })
    expect((await getOwnScorecard(members[0]!, at)).notes).toEqual({ '1.1': 'Tốt' })
    await signScorecard(members[0]!, { ...at, ...card() })
    expect(await codesOf(saveScorecard(members[0]!, { ...at, ...card() }))).toEqual(['conflict.card-is-signed'])
  })
})

describe('scoring is not closed', () => {
  test('by a member, without quorum, or while someone present has not signed', async () => {
    const { at, chair, members } = await openSitting()
    await declareConflict(chair, { ...at, ...free })
    await declareConflict(members[0]!, { ...at, ...free })
    await signScorecard(chair, { ...at, ...card() })
    expect(await codesOf(closeScoring(members[0]!, { ...at, absences: {} }))).toEqual(['forbidden.not-presiding'])
    const codes = await codesOf(closeScoring(chair, { ...at, absences: {} }))
    expect(codes.map((code) => code.split(' ')[0])).toEqual(['closing.no-quorum', 'closing.member-has-not-signed'])
  })
  test('twice', async () => {
    const sitting = await openSitting()
    await signCards(sitting, [fullCard()])
    await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
    expect(await codesOf(closeScoring(sitting.chair, { ...sitting.at, absences: {} }))).toEqual([
      'conflict.session-closed',
    ])
    expect(await codesOf(signScorecard(sitting.chair, { ...sitting.at, ...card() }))).toEqual([
      'conflict.session-closed',
    ])
  })
})

test('nobody reads the cards before closing, whoever they are; afterwards the council does', async () => {
  const sitting = await openSitting()
  const { at, all, chair, officer } = sitting
  await signCards(sitting, [fullCard()])
  const auditor = await createActor({ role: 'auditor' })
  const ministry = await createActor({ role: 'ministry-officer' })
  for (const who of [...all, officer, auditor, ministry])
    expect(await codesOf(getScorecards(who, at))).toEqual(['forbidden.scoring-open'])
  await closeScoring(chair, { ...at, absences: {} })
  for (const who of [...all, officer, auditor]) expect(await getScorecards(who, at)).toHaveLength(5)
  const stranger = await createActor({ role: 'provincial-officer', provinceCode: '01' })
  expect(await codesOf(getScorecards(stranger, at))).toEqual(['forbidden.jurisdiction'])
})

test('the deputy presides when the chair has a conflict, and the chair does not count', async () => {
  const sitting = await openSitting()
  const { at, chair, members } = sitting
  await declareConflict(chair, { ...at, kind: 'trade', note: 'Là khách hàng' })
  for (const who of members) {
    await declareConflict(who, { ...at, ...free })
    await signScorecard(who, { ...at, ...card() })
  }
  expect(await codesOf(closeScoring(chair, { ...at, absences: {} }))).toEqual(['forbidden.not-presiding'])
  await closeScoring(members[0]!, { ...at, absences: {} })
  const { id } = await issueVerdict(members[0]!, at)
  const verdict = await inTransaction((tx) => findVerdict(tx, id))
  expect(verdict?.inputs.cards).toHaveLength(4)
})

describe('a verdict', () => {
  test('is refused while floors are in dispute, naming them all, and follows the resolutions', async () => {
    const sitting = await openSitting()
    const { at, chair } = sitting
    await signCards(sitting, [fullCard(), fullCard({ '4.1': 3 }), fullCard({ '8': 3 })])
    expect(await codesOf(issueVerdict(chair, at))).toEqual(['conflict.session-scoring'])
    await closeScoring(chair, { ...at, absences: {} })
    expect(await codesOf(issueVerdict(chair, at))).toEqual([
      'verdict.dispute-unresolved 4.1',
      'verdict.dispute-unresolved 8',
    ])
    const optionId = fullCard({ '4.1': 3 })['4.1'] as string
    expect(await codesOf(recordResolution(chair, { ...at, criterion: '4.1', optionId, reason: ' ' }))).toEqual([
      'resolution.reason-missing reason-4.1',
    ])
    await recordResolution(chair, { ...at, criterion: '4.1', optionId, reason: 'Hợp đồng xuất khẩu hết hạn' })
    await recordResolution(chair, { ...at, criterion: '8', optionId: fullCard()['8'] as string, reason: 'Thống nhất' })
    const { id } = await issueVerdict(chair, at)
    const verdict = await inTransaction((tx) => findVerdict(tx, id))
    expect([verdict?.result.star, verdict?.result.bandStar]).toEqual([4, 5])
    expect(await codesOf(issueVerdict(chair, at))).toEqual(['conflict.session-concluded'])
  })
  test('replays to the same result from what the database keeps', async () => {
    const sitting = await openSitting()
    await signCards(sitting, [fullCard({ '1.1': 1 }), fullCard({ '7': 1 })])
    await closeScoring(sitting.chair, { ...sitting.at, absences: {} })
    const { id } = await issueVerdict(sitting.chair, sitting.at)
    const verdict = await inTransaction((tx) => findVerdict(tx, id))
    expect(verdictOf(getCriteriaSet(verdict!.inputs.setId), verdict!.inputs)).toEqual(verdict!.result)
  })
  test('waits for the discussion when totals lie too far apart', async () => {
    const sitting = await openSitting({ regulation: { floorRule: 'majority' } })
    const { at, chair } = sitting
    await signCards(sitting, [fullCard(), fullCard({ '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1, '2.4': 0 })])
    await closeScoring(chair, { ...at, absences: {} })
    expect(await codesOf(issueVerdict(chair, at))).toEqual(['verdict.spread-not-discussed total'])
    await recordResolution(chair, { ...at, criterion: 'total', reason: 'Một thành viên chưa xem hợp đồng' })
    expect(await codesOf(issueVerdict(chair, at))).toEqual([])
  })
})
