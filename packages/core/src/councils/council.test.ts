import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { findAuthorityProblems, findReadingProblems } from './authority.ts'
import { findSigningProblems } from './card.ts'
import { findDeclarationProblems } from './conflict.ts'
import { findCouncilProblems, listEmptySeats } from './council.ts'
import { waysAfter } from './escalation.ts'
import { roundHalfUp } from './mean.ts'
import { taskOf } from './my-task.ts'
import { type Attendance, findClosingProblems, presidingOf, quorumOf } from './quorum.ts'
import { nationalRegulation, Regulation } from './regulation.ts'
import { findRoundProblems, listRounds, roundFor } from './round.ts'
import { findPhaseProblems, sessionPhaseOf } from './session.ts'

const member = (memberId: string, more: Partial<Attendance> = {}): Attendance => ({
  memberId,
  office: 'member',
  declared: 'free',
  hasSigned: true,
  ...more,
})
const chair = member('chair', { office: 'chair' })

test('a council has one chair, nobody twice, and only seats of the decision', () => {
  const problems = findCouncilProblems('province', [
    { personId: 'a', office: 'member', seat: 'health' },
    { personId: 'a', office: 'member', seat: 'army' },
  ])
  expect(problems.map(({ code }) => code)).toEqual([
    'council.one-chair',
    'council.member-twice',
    'council.unknown-seat',
  ])
})

test('seats that nobody holds are named, those of bodies that may not exist are not', () => {
  const empty = listEmptySeats('province', [{ personId: 'a', office: 'chair', seat: 'health' }]).map(({ code }) => code)
  expect(empty).toEqual(['agriculture', 'industryTrade', 'science', 'culture', 'ocopBody', 'specialisedUnits'])
})

test('scoring is not closed without quorum, without the chair, or while someone present has not signed', () => {
  const codes = (members: Attendance[]) => findClosingProblems(members, nationalRegulation).map(({ code }) => code)
  expect(codes([chair, member('a'), member('b', { declared: 'no', hasSigned: false })])).toEqual(['closing.no-quorum'])
  expect(codes([{ ...chair, hasSigned: false, absence: 'ốm' }, member('a'), member('b'), member('c')])).toEqual([
    'closing.chair-has-not-signed',
  ])
  expect(codes([chair, member('a'), member('b'), member('c'), member('d', { hasSigned: false })])).toEqual([
    'closing.member-has-not-signed',
  ])
  expect(
    codes([chair, member('a'), member('b'), member('c'), member('d', { hasSigned: false, absence: 'ốm' })]),
  ).toEqual([])
})

test('a member with a conflict is out of the quorum, and the card signed before does not count', () => {
  const conflicted = member('x', { declared: 'conflicted' })
  const quorum = quorumOf([chair, member('a'), member('b'), conflicted, conflicted], nationalRegulation)
  expect(quorum).toEqual({ eligible: 3, needed: 3, signed: 3, isReached: true })
  expect(
    quorumOf(
      Array.from({ length: 8 }, () => chair),
      nationalRegulation,
    ).needed,
  ).toBe(6)
})

test('the deputy presides when the chair has a conflict', () => {
  const deputy = member('d', { office: 'deputy' })
  expect(presidingOf([{ ...chair, declared: 'conflicted' }, deputy])).toBe(deputy)
  expect(presidingOf([{ ...chair, declared: 'conflicted' }])).toBeUndefined()
})

test('a conflict is said in words and is not taken back; one noticed later can still be declared', () => {
  const codes = (...args: Parameters<typeof findDeclarationProblems>) =>
    findDeclarationProblems(...args).map(({ code }) => code)
  expect(codes({ kind: 'family', note: '' }, undefined)).toEqual(['declaration.note-missing'])
  expect(codes({ kind: 'none', note: '' }, { kind: 'family', note: 'anh trai' })).toEqual([
    'conflict.declaration-stands',
  ])
  expect(codes({ kind: 'none', note: '' }, { kind: 'none', note: '' })).toEqual(['conflict.declared-already'])
  expect(codes({ kind: 'trade', note: 'khách hàng' }, { kind: 'none', note: '' })).toEqual([])
})

test('what a phase does not allow is refused', () => {
  expect(findPhaseProblems('closed', 'sign')).toEqual([{ code: 'conflict.session-closed', values: { act: 'sign' } }])
  expect(findPhaseProblems('convened', 'sign')).toHaveLength(1)
  expect(findPhaseProblems('scoring', 'sign')).toEqual([])
  expect(sessionPhaseOf(['concluded', 'scoring', 'closed'])).toBe('scoring')
})

test('rounds fall on the days of Điều 5', () => {
  expect(listRounds('province', 2026).map(({ evaluatedBefore }) => evaluatedBefore)).toEqual([
    '2026-06-30',
    '2026-12-30',
  ])
  expect(listRounds('central', 2026).map(({ evaluatedBefore }) => evaluatedBefore)).toEqual([
    '2026-09-30',
    '2027-03-30',
  ])
  expect(roundFor('province', '2026-06-01')).toMatchObject({ year: 2026, no: 2 })
  expect(roundFor('province', '2026-10-30')).toMatchObject({ year: 2027, no: 1 })
  expect(roundFor('central', '2027-01-10')).toMatchObject({ year: 2026, no: 2, evaluatedBefore: '2027-03-30' })
})

test('an extra round needs the leave of the regulation and a plan', () => {
  const extra = { level: 'province', year: 2026, no: 3 } as const
  const codes = (plan: string | undefined, allowsExtraRounds: boolean) =>
    findRoundProblems({ ...extra, ...(plan && { plan }) }, { ...nationalRegulation, allowsExtraRounds }).map(
      ({ code }) => code,
    )
  expect(codes('12/KH-UBND', false)).toEqual(['round.extra-not-in-regulation'])
  expect(codes(undefined, true)).toEqual(['round.plan-missing'])
  expect(codes('12/KH-UBND', true)).toEqual([])
})

test('below the Ministry’s threshold the province may recognise or assess again', () => {
  expect(waysAfter({ level: 'central', points: 88, recognisable: 4 })).toEqual(['recognise-province', 'evaluate-again'])
  expect(waysAfter({ level: 'central', points: 93, recognisable: 5 })).toEqual(['recognise-ministry'])
  expect(waysAfter({ level: 'province', points: 89.99, recognisable: 4 })).toEqual(['recognise-province'])
  expect(waysAfter({ level: 'province', points: 90, recognisable: 5 })).toEqual(['escalate'])
  expect(waysAfter({ level: 'province', points: 45, recognisable: undefined })).toEqual(['decline'])
})

test('the mean is shown half away from zero', () => {
  expect([88.125, 1.005, 89.994, 66.666666].map((n) => roundHalfUp(n, 2))).toEqual([88.13, 1.01, 89.99, 66.67])
})

test('the national regulation is a regulation, and a quorum under half is not', () => {
  expect(Regulation.parse(nationalRegulation)).toEqual(nationalRegulation)
  expect(Regulation.safeParse({ ...nationalRegulation, quorumShare: 0.4 }).success).toBe(false)
})

test('a card is signed only when every criterion has its mark', () => {
  const problems = findSigningProblems(getCriteriaSet('QD26-26'), {})
  expect(problems.length).toBeGreaterThan(15)
  expect(problems.every(({ code }) => code === 'scorecard.criterion-unmarked')).toBe(true)
  expect(findSigningProblems(getCriteriaSet('QD26-04'), { '1.1': 'x' }).map(({ code }) => code)).toEqual([
    'scorecard.unknown-option',
  ])
  expect(findSigningProblems(getCriteriaSet('QD26-04'), { '1.2': 'none' }).map(({ code }) => code)).toEqual([
    'scorecard.unknown-option',
  ])
  expect(findSigningProblems(getCriteriaSet('QD26-04'), { '1.1': 'none' }).map(({ at }) => at)).not.toContain('1.1')
})

test('a dossier asks each reader for their own next step', () => {
  const seat = (more: Partial<Attendance>) => member('a', more)
  expect(taskOf('convened', seat({ declared: 'no', hasSigned: false }), false)).toBe('declare')
  expect(taskOf('scoring', seat({ hasSigned: false }), true)).toBe('score')
  expect(taskOf('scoring', seat({}), true)).toBe('close')
  expect(taskOf('scoring', seat({}), false)).toBe('signed')
  expect(taskOf('scoring', seat({ declared: 'conflicted' }), false)).toBe('aside')
  expect(taskOf('closed', seat({}), true)).toBe('resolve')
  expect(taskOf('closed', undefined, false)).toBe('wait')
  expect(taskOf('concluded', undefined, false)).toBe('read')
})

test('an officer acts for their own authority only', () => {
  const officer = (provinceCode: string) => ({
    name: 'x',
    role: 'provincial-officer' as const,
    jurisdiction: { level: 'province' as const, provinceCode },
  })
  const ministry = { name: 'x', role: 'ministry-officer' as const, jurisdiction: { level: 'nation' as const } }
  const province = { level: 'province' as const, provinceCode: '96' }
  expect(findAuthorityProblems(officer('96'), province)).toEqual([])
  expect(findAuthorityProblems(officer('01'), province)).toHaveLength(1)
  expect(findAuthorityProblems(ministry, province)).toHaveLength(1)
  expect(findAuthorityProblems(ministry, { level: 'central', provinceCode: null })).toEqual([])
  expect(findReadingProblems(ministry, province, false)).toEqual([])
  expect(findReadingProblems(officer('01'), province, false)).toHaveLength(1)
})
