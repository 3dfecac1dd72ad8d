import { expect, test } from 'vitest'
import {
  countOutcomes,
  findPanelProblems,
  findRequestProblems,
  lastDayToAsk,
  nationalReview,
  outcomeOf,
  reviewDueOn,
} from './review.ts'

const known = { today: '2026-11-24', lastDay: '2026-12-01', wasAsked: false, codes: ['1.1', '6.1'] }
const request = { grounds: ['marks'], criteria: ['6.1'], statement: 'Điểm cảm quan thấp bất thường' }
const codesOf = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)

test('the days run from the result and from the request', () => {
  expect(lastDayToAsk('2026-09-01', nationalReview)).toBe('2026-11-30')
  expect(reviewDueOn('2026-11-24', nationalReview)).toBe('2026-12-24')
})

test('a request has a ground and a statement, comes in time and once', () => {
  expect(findRequestProblems(request, known)).toEqual([])
  expect(codesOf(findRequestProblems(request, { ...known, today: '2026-12-02', wasAsked: true }))).toEqual([
    'conflict.review-asked',
    'review.too-late',
  ])
  expect(codesOf(findRequestProblems({ grounds: [], criteria: ['9.9'], statement: '' }, known))).toEqual([
    'review.grounds-missing',
    'review.statement-missing',
    'review.unknown-criterion',
  ])
  expect(codesOf(findRequestProblems({ ...request, grounds: ['luck'] }, known))).toEqual(['review.grounds-missing'])
  expect(findRequestProblems(request, { ...known, today: known.lastDay })).toEqual([])
})

test('every tie of every member to the result is named; advisers are known by name', () => {
  const panel = [
    { personId: 'a', name: 'Nguyễn Văn An' },
    { personId: 'b', name: 'Trần Thị Bình' },
    { personId: 'c', name: 'Lê Chi' },
  ]
  const problems = findPanelProblems(panel, [
    { personId: 'a', name: 'Nguyễn Văn An', how: 'sat' },
    { personId: 'a', name: 'Nguyễn Văn An', how: 'interested' },
    { personId: null, name: 'TRẦN THỊ BÌNH', how: 'advised' },
    { personId: 'z', name: 'Người khác', how: 'sat' },
  ])
  expect(problems.map(({ code, values }) => [code, values?.name])).toEqual([
    ['review.member-sat', 'Nguyễn Văn An'],
    ['review.member-interested', 'Nguyễn Văn An'],
    ['review.member-advised', 'Trần Thị Bình'],
  ])
})

test('a review raises or upholds, and never lowers', () => {
  expect(outcomeOf(3, 4)).toBe('changed')
  expect(outcomeOf(null, 3)).toBe('changed')
  expect([outcomeOf(4, 4), outcomeOf(4, 3), outcomeOf(3, null), outcomeOf(null, null)]).toEqual(Array(4).fill('upheld'))
})

test('outcomes are counted, the open ones apart', () => {
  expect(countOutcomes(['upheld', null, 'changed', 'withdrawn', null])).toEqual({
    ...{ asked: 5, open: 2, upheld: 1, changed: 1, withdrawn: 1 },
  })
})
