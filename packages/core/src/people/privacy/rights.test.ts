import { describe, expect, test } from 'vitest'
import { acknowledgeBy, answerBy, findStepProblems, nextDayOf, type RightsRequest, stateOf } from './rights.ts'

// A Thursday, 09:00 in Viet Nam.
const asked: RightsRequest = {
  kind: 'withdraw-consent',
  askedAt: new Date('2026-11-19T02:00:00Z'),
  acknowledgedAt: null,
  involvesOthers: false,
  extendedAt: null,
  answeredAt: null,
  takenBackAt: null,
}
const at = new Date('2026-11-20T02:00:00Z')
const acknowledged = { ...asked, acknowledgedAt: at }

test('a request is acknowledged within two working days: a weekend does not count', () => {
  expect(acknowledgeBy(asked)).toBe('2026-11-23')
})

test.each([
  ['alone', asked, '2026-12-04'],
  ['with a third party', { ...asked, involvesOthers: true }, '2026-12-09'],
  ['prolonged', { ...asked, extendedAt: at }, '2026-12-19'],
  ['with a third party and prolonged', { ...asked, involvesOthers: true, extendedAt: at }, '2026-12-24'],
])('a consent is withdrawn in 15 days, %s', (_, request, day) => {
  expect(answerBy(request)).toBe(day)
})

describe('the desk', () => {
  const codes = (request: RightsRequest, step: Parameters<typeof findStepProblems>[1], today = '2026-11-24') =>
    findStepProblems(request, step, today).map(({ code }) => code)

  test('answers only what it has acknowledged', () => {
    expect(codes(asked, 'answer')).toEqual(['conflict.rights-asked'])
    expect(codes(acknowledged, 'answer')).toEqual([])
  })

  test('prolongs once, and not after the last day', () => {
    expect(codes(acknowledged, 'extend')).toEqual([])
    expect(codes({ ...acknowledged, extendedAt: at }, 'extend')).toEqual(['conflict.rights-extended'])
    expect(codes(acknowledged, 'extend', '2026-12-05')).toEqual(['conflict.rights-late'])
  })

  test('leaves alone what is answered or taken back', () => {
    for (const step of ['acknowledge', 'extend', 'answer', 'take-back'] as const) {
      expect(codes({ ...acknowledged, answeredAt: at }, step)).toEqual(['conflict.rights-answered'])
      expect(codes({ ...asked, takenBackAt: at }, step)).toEqual(['conflict.rights-taken-back'])
    }
  })

  test('looks next at the day to acknowledge, then at the day to answer, then at nothing', () => {
    expect([nextDayOf(asked), nextDayOf(acknowledged)]).toEqual(['2026-11-23', '2026-12-04'])
    expect(nextDayOf({ ...acknowledged, answeredAt: at })).toBeUndefined()
    expect(stateOf({ ...acknowledged, answeredAt: at })).toBe('answered')
  })
})
