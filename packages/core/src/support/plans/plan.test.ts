import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { score } from '../../dossiers/scorecard.ts'
import { findOutlook, standingOf, subjectOfCriterion } from './plan.ts'
import { helpsOf, tierOf } from './tiers.ts'

const set = getCriteriaSet('QD26-04')
const best = Object.fromEntries(
  listLeaves(set).map(({ leaf }) => [leaf.code, leaf.options.toSorted((a, b) => b.points - a.points)[0]?.id as string]),
)

test('the ways offered reach the next star, when taken', () => {
  const weak = { ...best, '2.2': set.parts[0] && 'QD26-04.2.2.o1', '5.1': 'QD26-04.5.1.o1' } as Record<string, string>
  const outlook = findOutlook(set, weak)
  expect(outlook).toBeDefined()
  for (const { changes, points } of outlook?.ways ?? []) {
    const after = score(set, { ...weak, ...Object.fromEntries(changes.map(({ criterion, to }) => [criterion, to])) })
    expect(after.star).toBeGreaterThanOrEqual(outlook?.targetStar as number)
    expect(after.points).toBe(points)
  }
})

test('five stars have no way on', () => {
  expect(findOutlook(set, best)).toBeUndefined()
})

test('a step is late after its day, and done whenever it was done', () => {
  expect(standingOf({ doneOn: null, dueOn: '2026-11-20' }, '2026-11-21')).toBe('late')
  expect(standingOf({ doneOn: null, dueOn: '2026-11-21' }, '2026-11-21')).toBe('open')
  expect(standingOf({ doneOn: '2026-12-01', dueOn: '2026-11-20' }, '2026-12-02')).toBe('done')
})

test('packaging is learned where packaging is asked', () => {
  expect(subjectOfCriterion(set, '2.2')).toBe('packaging')
})

test('every right names its decision, and one and two stars have no certificate', () => {
  for (const tier of [0, 3, 4, 5] as const)
    for (const help of helpsOf(tier))
      if (help.kind === 'right') expect(help.source).toMatch(/^Quyết định .+ ngày \d\d\/\d\d\/\d{4}, Điều \d/)
  expect(tierOf(2)).toBe(0)
  expect(helpsOf(0).map(({ id }) => id)).not.toContain('certificate')
  expect(helpsOf(5).map(({ id }) => id)).toContain('recognised-minister')
})
