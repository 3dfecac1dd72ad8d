import { describe, expect, test } from 'vitest'
import { findCallOffProblems, worthOf, worthOfAccepted } from './framework.ts'
import { matchSupply, type Supply } from './match.ts'
import { addMonthsUp, monthsFrom, readAmount, readMonths } from './months.ts'
import { findShortfalls, findTermsProblems, priceFor } from './quote.ts'

const need = {
  ...{
    setNo: 4,
    unit: 'kg' as const,
    minStar: 3,
    papers: ['haccp' as const],
    minShelfDays: 100,
    deliveryProvince: '79',
  },
  ...{ fromProvinces: ['96'], months: [{ month: '2027-01', quantity: 300 }] },
}
const supply: Supply = {
  ...{ productId: 'p', setNo: 4, star: 4, starHolds: true, unit: 'kg', shelfDays: 100, minOrder: 300 },
  ...{ deliversTo: ['79'], provinceCode: '96', months: [{ month: '2027-01', quantity: 300 }] },
  papers: [{ kind: 'haccp', untilOn: '2027-01-05' }],
}

describe('a supply held against a request', () => {
  test('that fits in everything can answer alone, on the last day of its papers too', () => {
    expect(matchSupply(need, supply, '2027-01-05').verdict).toBe('alone')
    expect(matchSupply(need, supply, '2027-01-06').verdict).toBe('no')
  })

  test.each([
    ['group', { setNo: 5 }],
    ['star', { starHolds: false }],
    ['star', { star: 2 }],
    ['unit', { unit: 'piece' as const }],
    ['paper', { papers: [] }],
    ['shelf', { shelfDays: 99 }],
    ['from', { provinceCode: '01' }],
    ['delivery', { deliversTo: ['01'] }],
    ['min-order', { minOrder: 301 }],
  ])('fails by %s alone, and says so', (code, change) => {
    const { reasons, verdict } = matchSupply(need, { ...supply, ...change }, '2027-01-01')
    expect(reasons.filter(({ outcome }) => outcome !== 'for').map((reason) => reason.code)).toEqual([code])
    expect(verdict).toBe('no')
  })

  test('that gives a part can answer with others, and one that gives nothing cannot', () => {
    const giving = (quantity: number) =>
      matchSupply(need, { ...supply, months: [{ month: '2027-01', quantity }] }, '2027-01-01')
    expect(giving(299).verdict).toBe('together')
    expect(matchSupply(need, { ...supply, months: [] }, '2027-01-01').verdict).toBe('no')
  })
})

describe('amounts', () => {
  test('are read as people write them', () => {
    expect(['1.200', '1200', '12,5', '0', 'x', '-1', '1.2.3', '1,2345'].map(readAmount)).toEqual([
      ...[1200, 1200, 12.5, 0, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    ])
    expect(readMonths({ 'month-2027-02': ' 5 ', 'month-2027-01': '', other: '3' })).toEqual([
      { month: '2027-02', quantity: 5 },
    ])
    expect(monthsFrom('2026-11-30', 3)).toEqual(['2026-11', '2026-12', '2027-01'])
  })

  test('of several add up without dust, and what is missing is told by month', () => {
    const shares = [0.1, 0.2].map((quantity) => ({ months: [{ month: '2027-01', quantity }] }))
    expect(addMonthsUp(shares.map(({ months }) => months))).toEqual([{ month: '2027-01', quantity: 0.3 }])
    expect(findShortfalls([{ month: '2027-01', quantity: 0.3 }], shares)).toEqual([])
    expect(findShortfalls([{ month: '2027-02', quantity: 5 }], shares)).toEqual([{ month: '2027-02', quantity: 5 }])
  })
})

describe('prices', () => {
  const tiers = [
    { from: 0, dong: 200 },
    { from: 100, dong: 180 },
  ]

  test('fall at the amount that the tier names', () => {
    expect([1, 99.9, 100, 5000].map((quantity) => priceFor(tiers, quantity))).toEqual([200, 200, 180, 180])
    expect(worthOf({ total: 10, tiers })).toBe(2000)
    expect(worthOfAccepted(0.5, 181)).toBe(91)
  })

  test('that begin above the first unit, rise or repeat are no tiers', () => {
    const quote = { paymentDays: 1, leadDays: 1, terms: '', validUntil: '2027-01-01' }
    const codes = (wrong: typeof tiers) =>
      findTermsProblems({ ...quote, tiers: wrong }, '2027-01-01').map(({ code }) => code)
    expect(codes(tiers)).toEqual([])
    for (const wrong of [
      [],
      [{ from: 1, dong: 5 }],
      [...tiers, { from: 200, dong: 180 }],
      [...tiers, { from: 100, dong: 1 }],
    ])
      expect(codes(wrong)).toEqual(['quote.tiers'])
  })
})

test('a call-off is confirmed and declined by the lead, and cancelled by the buyer, before it is confirmed', () => {
  expect(findCallOffProblems('called', 'confirm', 'lead')).toEqual([])
  expect(findCallOffProblems('called', 'confirm', 'member')).toEqual([{ code: 'forbidden.framework-party' }])
  expect(findCallOffProblems('confirmed', 'cancel', 'buyer')).toEqual([{ code: 'conflict.call-off-moved-on' }])
})
