import { expect, test } from 'vitest'
import { measureRecall } from './effectiveness.ts'
import { findAnswerProblems, findClosingProblems, findRecallProblems, type RecallForm, tidyRecall } from './recall.ts'

const now = new Date('2026-11-01T08:00:00Z')
const form: RecallForm = {
  codes: ['https://id.gs1.org/01/09521234543213/10/L1'],
  hazard: 'chemical',
  reason: 'Dư lượng kháng sinh vượt mức cho phép',
  advice: 'Không ăn, mang trả nơi đã mua',
  detectedAt: now,
}
const codesOf = (changes: Partial<RecallForm>) =>
  findRecallProblems(tidyRecall({ ...form, ...changes }), now).map(({ code }) => code)

test.each([
  [{ codes: [' '] }, ['recall.codes-missing']],
  [{ codes: Array.from({ length: 51 }, (_, i) => `L${i}`) }, ['recall.codes-many']],
  [{ hazard: 'bad' }, ['recall.hazard-missing']],
  [{ reason: 'Hỏng' }, ['recall.reason-length']],
  [{ advice: '' }, ['recall.advice-length']],
  [{ detectedAt: undefined }, ['recall.detected-unreadable']],
  [{ detectedAt: new Date(now.getTime() + 1) }, ['recall.detected-later']],
  [{}, []],
] as const)('a recall with %j has %j', (changes, codes) => {
  expect(codesOf(changes)).toEqual(codes)
})

test('an answer that is no amount and a closing without words are refused', () => {
  expect(findAnswerProblems({ found: undefined, returned: -1, destroyed: 0, sold: 0, note: '' })).toHaveLength(2)
  expect(findClosingProblems({ disposal: 'burn', closing: 'xong' })).toHaveLength(2)
})

const hour = 3_600_000
const at = (hours: number) => new Date(now.getTime() + hours * hour)
const answer = { found: 10, returned: 5, destroyed: 0, sold: 20 }

test('a recall is in time when the last holder was told within 24 hours of the finding', () => {
  const holders = [
    { toldAt: at(1), answer },
    { toldAt: at(24), answer: undefined },
  ]
  expect(measureRecall({ detectedAt: now, made: 40, holders }, at(90))).toMatchObject({
    ...{ holders: 2, told: 2, answered: 1, hours: 24, isInTime: true },
    ...{ found: 10, returned: 5, sold: 20, securedShare: 15 / 40, unaccounted: 5 },
  })
})

test('while somebody is not told, the hours run on', () => {
  const holders = [
    { toldAt: at(1), answer: undefined },
    { toldAt: null, answer: undefined },
  ]
  expect(measureRecall({ detectedAt: now, made: null, holders }, at(25))).toMatchObject({
    ...{ told: 1, hours: 25, isInTime: false, securedShare: undefined, unaccounted: undefined },
  })
})
