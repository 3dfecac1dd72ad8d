import { expect, test } from 'vitest'
import {
  findAmountProblems,
  findEligibilityProblems,
  findPolicyProblems,
  type PolicyTerms,
  readDong,
} from './policy.ts'

const terms: PolicyTerms = {
  ...{ ceilingDong: 50_000_000, stars: [4, 5], kinds: ['cooperative'], from: '2026-01-01', to: '2026-12-31' },
  ...{ provinceCode: '96', isEnded: false },
}
const producer = { kind: 'cooperative', provinceCode: '96', stars: [3, 4] } as const
const codes = (problems: { code: string }[]) => problems.map(({ code }) => code)

test('a policy is refused with every reason at once', () => {
  const form = {
    title: '',
    pays: '',
    document: '',
    source: '',
    ceilingDong: 0.5,
    stars: [2],
    kinds: ['bank'],
    from: 'x',
    to: '',
  }
  expect(findPolicyProblems(form).map(({ at }) => at)).toEqual([
    'title',
    'pays',
    'document',
    'ceiling',
    'kinds',
    'stars',
    'from',
  ])
})

test('a policy is for whom its terms name, in its period, and for nobody else', () => {
  expect(findEligibilityProblems(terms, producer, '2026-06-01')).toEqual([])
  expect(codes(findEligibilityProblems(terms, { ...producer, stars: [3] }, '2026-06-01'))).toEqual([
    'policy.star-missing',
  ])
  expect(codes(findEligibilityProblems(terms, { kind: 'farm', provinceCode: '01', stars: [] }, '2027-01-01'))).toEqual([
    'policy.not-in-period',
    'policy.other-province',
    'policy.not-for-kind',
    'policy.star-missing',
  ])
  const open = { ...terms, stars: [], kinds: [], to: null, provinceCode: null }
  expect(findEligibilityProblems(open, { kind: 'farm', provinceCode: '01', stars: [] }, '2031-01-01')).toEqual([])
  expect(codes(findEligibilityProblems({ ...open, isEnded: true }, producer, '2026-06-01'))).toEqual(['policy.ended'])
})

test('what was had before counts towards the ceiling', () => {
  expect(findAmountProblems(20_000_000, 30_000_000, 50_000_000)).toEqual([])
  expect(findAmountProblems(20_000_001, 30_000_000, 50_000_000)[0]?.values).toEqual({ left: 20_000_000 })
  expect(findAmountProblems(9e14, 0, null)).toEqual([])
  expect(codes(findAmountProblems(-5, 0, null))).toEqual(['policy.amount-wrong'])
})

test('an amount is read as people write it', () => {
  expect(readDong('1.250.000 đồng')).toBe(1_250_000)
  expect(readDong('30 000 000')).toBe(30_000_000)
  expect(readDong('mười triệu')).toBeNaN()
  expect(readDong('')).toBeNaN()
})
