import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { describe, expect, test } from 'vitest'
import { findCaseProblems, replyDayOf, withdrawalDueOn } from '../withdrawal/withdrawal.ts'
import { makeChecklist } from './checklist.ts'
import { findConclusionProblems } from './finding.ts'
import { risksOf, weightOf } from './risk.ts'

const set = getCriteriaSet('QD26-04')
const best = Object.fromEntries(
  listLeaves(set).map(({ leaf }) => [leaf.code, leaf.options.toSorted((a, b) => b.points - a.points)[0]?.id as string]),
)

describe('a checklist', () => {
  test('asks of a certified dossier every criterion that got points, with the words of the claim', () => {
    const items = makeChecklist({ star: 4, set, choices: best, papers: [] })
    expect(items.filter(({ part }) => part.length === 1)).toHaveLength(listLeaves(set).length)
    expect(items.every(({ part, claim }) => part.length > 1 || claim)).toBe(true)
  })

  test('asks nothing of a criterion that was given no points', () => {
    const leaf = listLeaves(set)[0]?.leaf
    const none = leaf?.options.find(({ points }) => points === 0)?.id as string
    const items = makeChecklist({ star: 4, set, choices: { ...best, [leaf?.code as string]: none }, papers: [] })
    expect(items.some(({ code }) => code === leaf?.code)).toBe(false)
  })

  test('asks the floors of the rank where no dossier is known, and always the mark and the papers that end', () => {
    const items = makeChecklist({ star: 3, set, papers: [{ title: 'Phiếu kiểm nghiệm', expiresOn: '2027-01-01' }] })
    expect(items.filter(({ part }) => part.length === 1).every(({ floorFor }) => floorFor === 3)).toBe(true)
    expect(items.filter(({ part }) => part === 'papers')).toMatchObject([{ expiresOn: '2027-01-01' }])
    expect(makeChecklist({ star: null, papers: [] }).every(({ part }) => part === 'mark')).toBe(true)
  })
})

test('a reported product comes before everything that nobody reported', () => {
  const nobody = risksOf({ star: 5, lastDay: '2026-12-01', reports: 0, lastInspectedOn: null }, '2026-11-24')
  expect(nobody).toEqual(['expiring', 'never-inspected', 'many-stars'])
  expect(weightOf(['reported'])).toBeGreaterThan(weightOf(nobody))
  expect(risksOf({ star: 3, lastDay: '2029-01-01', reports: 0, lastInspectedOn: '2026-01-01' }, '2026-11-24')).toEqual(
    [],
  )
})

test('a grave conclusion needs a finding, and a good one allows none', () => {
  const ok = { item: '1.1', outcome: 'ok', note: '' } as const
  const wrong = { item: '1.2', outcome: 'not-ok', note: 'hết' } as const
  expect(findConclusionProblems('kept', [ok])).toEqual([])
  expect(findConclusionProblems('kept', [ok, wrong])).toMatchObject([{ code: 'inspection.kept-against-findings' }])
  expect(findConclusionProblems('not-kept', [ok])).toMatchObject([{ code: 'inspection.no-finding-against' }])
})

describe('the clock of a withdrawal', () => {
  const input = {
    ground: 'markMisused',
    reason: 'In nhãn sai hạng sao',
    conclusionDocument: '12/KL',
    concludedOn: '2026-11-20',
    replyBy: '',
  }
  test('ends 15 calendar days after the conclusion (Điều 8 khoản 4)', () => {
    expect(withdrawalDueOn('2026-11-20')).toBe('2026-12-05')
    expect(withdrawalDueOn('2028-02-20')).toBe('2028-03-06')
  })
  test('leaves five days to answer, fewer near the term, never less than three', () => {
    expect(replyDayOf(input, '2026-11-24')).toBe('2026-11-29')
    expect(replyDayOf(input, '2026-12-02')).toBe('2026-12-05')
    expect(findCaseProblems(input, '2026-12-02')).toEqual([])
    expect(findCaseProblems(input, '2026-12-03')).toMatchObject([{ code: 'withdrawal.term-over' }])
    expect(findCaseProblems({ ...input, replyBy: '2026-11-25' }, '2026-11-24')).toMatchObject([
      { code: 'withdrawal.reply-day-impossible' },
    ])
  })
  test('begins with one of the six grounds, a reason and a conclusion of the past', () => {
    const wrong = { ground: 'x', reason: '', conclusionDocument: '', concludedOn: '2026-12-01', replyBy: '' }
    expect(findCaseProblems(wrong, '2026-11-24').map(({ at }) => at)).toEqual([
      ...['ground', 'reason', 'conclusionDocument', 'concludedOn'],
    ])
  })
})
