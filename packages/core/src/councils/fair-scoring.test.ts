import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { describe, expect, test } from 'vitest'
import { noneFits } from './card.ts'
import { findOverrideProblems, kindOf, listSensory, listVerified } from './criterion-kinds.ts'
import { type ApplicantFacts, type MemberFacts, proposeConflicts } from './proposed-conflict.ts'
import { nationalRegulation } from './regulation.ts'
import { drawSampleCodes, orderFor } from './sample.ts'
import { findTickProblems, findWholeCardProblems } from './verified.ts'
import { objectionsTo, wholeMarks } from './whole-card.ts'

const honey = getCriteriaSet('QD26-04')
const tourism = getCriteriaSet('QD26-26')
const best = Object.fromEntries(
  listLeaves(honey).map(({ leaf }) => [leaf.code, leaf.options.toSorted((a, b) => b.points - a.points)[0]?.id ?? '']),
)
const codesOf = (problems: readonly { code: string; at?: string }[]) => problems.map(({ code, at }) => `${code} ${at}`)

describe('verified and judged', () => {
  test('the national default holds until the regulation says otherwise, for that set alone', () => {
    expect(kindOf(honey, '1.1', nationalRegulation)).toBe('verified')
    const own = { ...nationalRegulation, criterionKinds: { 'QD26-04': { '1.1': 'judged' as const } } }
    expect(kindOf(honey, '1.1', own)).toBe('judged')
    expect(kindOf(getCriteriaSet('QD26-05'), '1.1', own)).toBe('verified')
    expect(listVerified(honey, own)).not.toContain('1.1')
  })
  test('a regulation cannot have a sensory criterion ticked for others, nor name what is not there', () => {
    const sensory = listSensory(honey)[0] as string
    const problems = findOverrideProblems({
      'QD26-04': { [sensory]: 'verified', '99': 'judged' },
      'QD26-99': {},
    })
    expect(problems.map(({ code }) => code).toSorted()).toEqual([
      'regulation.sensory-is-judged',
      'regulation.unknown-criterion',
      'regulation.unknown-set',
    ])
  })
  test('only what has sample products is tasted by code', () => {
    expect(listSensory(honey).length).toBeGreaterThan(2)
    expect(listSensory(tourism)).toEqual([])
  })
})

describe('a tick', () => {
  const tick = { criterion: '1.1', mark: best['1.1'] as string, evidence: [], basis: 'Hợp đồng số 5' }
  const given = { set: honey, regulation: nationalRegulation, files: ['file-1'] }
  test('rests on evidence or words, and is of a verified criterion and an option of the sheet', () => {
    expect(findTickProblems(given, tick)).toEqual([])
    expect(findTickProblems(given, { ...tick, evidence: ['file-1'], basis: '' })).toEqual([])
    expect(codesOf(findTickProblems(given, { ...tick, basis: '' }))).toEqual(['tick.rests-on-nothing basis-1.1'])
    expect(codesOf(findTickProblems(given, { ...tick, evidence: ['other'] }))).toEqual(['not-found.evidence tick-1.1'])
    expect(codesOf(findTickProblems(given, { ...tick, criterion: '5.1', mark: best['5.1'] as string }))).toEqual([
      'tick.criterion-is-judged tick-5.1',
    ])
    expect(codesOf(findTickProblems(given, { ...tick, mark: 'x' }))).toEqual(['scorecard.unknown-option 1.1'])
    expect(codesOf(findTickProblems(given, { ...tick, criterion: '99' }))).toEqual([
      'scorecard.unknown-criterion tick-99',
    ])
  })
  test('stands on the card of whoever does not object; an objection opens the criterion for an own mark', () => {
    const ticks = [{ ...tick, mark: noneFits }]
    expect(wholeMarks({ marks: best, objections: {} }, ticks)['1.1']).toBe(noneFits)
    expect(wholeMarks({ marks: best, objections: { '1.1': 'Hợp đồng hết hạn' } }, ticks)['1.1']).toBe(best['1.1'])
    expect(wholeMarks({ marks: {}, objections: {} }, ticks)).toEqual({ '1.1': noneFits })
    expect(objectionsTo({ '1.1': 'a', '1.2': 'b' }, ticks)).toEqual({ '1.1': 'a' })
  })
  test('is not departed from without a word on why', () => {
    const other = listLeaves(honey).find(({ leaf }) => leaf.code === '1.1')?.leaf.options[0]?.id as string
    const problems = findWholeCardProblems(honey, { marks: { ...best, '1.1': other }, objections: {} }, [tick])
    expect(codesOf(problems)).toEqual(['objection.reason-missing objection-1.1'])
    expect(findWholeCardProblems(honey, { marks: best, objections: {} }, [tick])).toEqual([])
  })
  test('leaves the objector to mark for themselves: nothing marked is nothing signed', () => {
    const { '1.1': _, ...rest } = best
    const problems = findWholeCardProblems(honey, { marks: rest, objections: { '1.1': 'Không đúng' } }, [tick])
    expect(codesOf(problems)).toEqual(['scorecard.criterion-unmarked 1.1'])
  })
})

describe('coded samples', () => {
  const counter = () => {
    let n = 0
    return () => (n++ * 0.618_034) % 1
  }
  test('bear three digits each, none twice, even when chance repeats itself', () => {
    const codes = drawSampleCodes(40, counter())
    expect(new Set(codes).size).toBe(40)
    expect(codes.every((code) => /^[1-9]\d\d$/.test(code))).toBe(true)
    const stuck = [0.5, 0.5, 0.5, 0.7]
    expect(drawSampleCodes(2, () => stuck.shift() as number)).toEqual(['550', '730'])
    expect(() => drawSampleCodes(901, Math.random)).toThrow('no codes')
  })
  const items = Array.from({ length: 6 }, (_, i) => i)
  const order = (memberId: string, of: 'dossiers' | 'samples' = 'samples') =>
    orderFor(items, { seed: 'hạt giống', memberId, of }).join('')
  test('come to each member in an order of their own, the same at every look', () => {
    expect(order('a')).toBe(order('a'))
    expect(new Set(Array.from({ length: 50 }, (_, i) => order(`member-${i}`))).size).toBeGreaterThan(40)
    expect([...order('a')].toSorted().join('')).toBe('012345')
  })
  test('and in another order than the dossiers, so that places do not tell whose sample it is', () => {
    const same = Array.from({ length: 50 }, (_, i) => order(`m${i}`) === order(`m${i}`, 'dossiers')).filter(Boolean)
    expect(same.length).toBeLessThan(5)
  })
  test('every item comes first about as often as any other', () => {
    const first = Array.from({ length: 1200 }, (_, i) => order(`m${i}`)[0])
    for (const item of items) expect(first.filter((each) => each === String(item)).length).toBeGreaterThan(140)
  })
  test('a session without a seed keeps its agenda', () => {
    expect(orderFor(items, { seed: null, memberId: 'a', of: 'samples' })).toEqual(items)
  })
})

describe('the system proposes a conflict', () => {
  const member: MemberFacts = {
    name: 'Nguyễn Thị Hồng Mẫu',
    employer: 'Sở Y tế',
    taxCodes: ['2001234567'],
    addresses: ['Số 12 đường Hùng Vương'],
    phones: ['+84 912 345 678'],
    clients: ['HTX Bánh Phồng'],
  }
  const applicant: ApplicantFacts = {
    name: 'HTX Ong Mật',
    taxCode: '',
    address: 'Ấp 4',
    commune: 'Xã U Minh',
    phone: '',
    representative: 'Trần Văn Khác',
    paidAdvisers: [],
  }
  const reasons = (facts: Partial<ApplicantFacts>) =>
    proposeConflicts(member, { ...applicant, ...facts }).map(({ reason }) => reason)

  test('for nothing when nothing agrees, and empty facts agree with nothing', () => {
    expect(reasons({})).toEqual([])
    const nothing = { ...member, employer: '', taxCodes: [''], addresses: [''], phones: [''], clients: [''] }
    expect(proposeConflicts(nothing, applicant)).toEqual([])
  })
  test('for the same tax code, phone, employer or name, however they are written', () => {
    expect(reasons({ taxCode: '2001 234 567' })).toEqual(['tax-code'])
    expect(reasons({ phone: '0912.345.678' })).toEqual(['phone'])
    expect(reasons({ name: 'SỞ Y TẾ' })).toEqual(['employer'])
    expect(reasons({ representative: 'nguyễn thị hồng mẫu' })).toEqual(['representative'])
  })
  test('for the same address, with or without the commune, but not for a bare hamlet that many share', () => {
    expect(reasons({ address: 'Số 12, đường Hùng Vương' })).toEqual(['address'])
    const long = { ...member, addresses: ['12 Hùng Vương, xã U Minh'] }
    expect(proposeConflicts(long, { ...applicant, address: '12 Hùng Vương' })).toHaveLength(1)
    expect(proposeConflicts({ ...member, addresses: ['Ấp 4'] }, applicant)).toEqual([])
  })
  test('for paid advice, stated by the member or named in the dossier', () => {
    expect(reasons({ name: 'htx bánh phồng' })).toEqual(['paid-advice'])
    const adviser = { name: 'Công ty Tư vấn', taxCode: '', phone: '' }
    expect(reasons({ paidAdvisers: [adviser] })).toEqual([])
    expect(reasons({ paidAdvisers: [{ ...adviser, phone: '0912345678' }] })).toEqual(['paid-advice'])
    expect(reasons({ paidAdvisers: [{ ...adviser, name: 'Nguyễn Thị Hồng Mẫu' }] })).toEqual(['paid-advice'])
  })
})
