import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { describe, expect, test } from 'vitest'
import type { Choices } from '../dossiers/scorecard.ts'
import { Refused } from '../kernel/problem.ts'
import { nationalRegulation } from './regulation.ts'
import { findResolutionProblems, listDisputes, type VerdictInputs, verdictOf } from './verdict.ts'

const set = getCriteriaSet('QD26-04')

/** Every criterion at its best option, then the given ones at the option worth so many points. */
function cardWith(points: Record<string, number> = {}, of: CriteriaSet = set): Choices {
  return Object.fromEntries(
    listLeaves(of).map(({ leaf }) => {
      const wanted = points[leaf.code] ?? Math.max(...leaf.options.map((option) => option.points))
      const option = leaf.options.find((each) => each.points === wanted)
      if (!option) throw new Error(`no option of ${leaf.code} is worth ${wanted}`)
      return [leaf.code, option.id]
    }),
  )
}

function inputs(cards: Choices[], more: Partial<VerdictInputs> = {}): VerdictInputs {
  return {
    level: 'province',
    setId: set.id,
    cards: cards.map((choices, i) => ({ memberId: `m${i}`, choices })),
    regulation: nationalRegulation,
    resolutions: [],
    ...more,
  }
}

function problemsOf(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof Refused) return error.problems
    throw error
  }
  return []
}

const best = cardWith()
const optionWorth = (code: string, points: number) => cardWith({ [code]: points })[code] ?? ''

describe('a verdict is refused', () => {
  test('without a card', () => {
    expect(problemsOf(() => verdictOf(set, inputs([])))).toEqual([{ code: 'verdict.no-cards' }])
  })
  test('while members differ on floors, and names every criterion in dispute', () => {
    const problems = problemsOf(() => verdictOf(set, inputs([best, best, cardWith({ '1.5': 1, '2.2': 1 })])))
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ['verdict.dispute-unresolved', '1.5'],
      ['verdict.dispute-unresolved', '2.2'],
    ])
  })
  test('while totals lie further apart than the regulation allows and nobody said why', () => {
    const low = cardWith({ '3.3': 1, '4.2': 0, '4.3': 0, '5.2': 1, '7': 0 })
    const apart = inputs([best, low], { regulation: { ...nationalRegulation, spreadLimit: 5, floorRule: 'mean' } })
    expect(problemsOf(() => verdictOf(set, apart)).map(({ code }) => code)).toEqual(['verdict.spread-not-discussed'])
    expect(problemsOf(() => verdictOf(set, { ...apart, discussion: 'Đã thảo luận' }))).toEqual([])
  })
  test('for a card with an option that is not on the sheet', () => {
    const problems = problemsOf(() => verdictOf(set, inputs([{ ...best, '1.1': 'QD26-04.1.1.o9' }])))
    expect(problems[0]?.code).toBe('scorecard.unknown-option')
  })
})

describe('the rank of a verdict', () => {
  test('is five stars for three perfect cards, and the file goes to the Ministry', () => {
    const verdict = verdictOf(set, inputs([best, best, best]))
    expect([verdict.points, verdict.star, verdict.recognisable]).toEqual([100, 5, 5])
    expect(verdict.ways).toEqual(['escalate'])
  })
  test('is taken from the exact mean, not from the one shown', () => {
    const ninety = cardWith({ '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1 })
    const eightyNine = cardWith({ '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1, '2.4': 0 })
    const regulation = { ...nationalRegulation, decimalsShown: 0 }
    const verdict = verdictOf(set, inputs([ninety, ninety, eightyNine], { regulation }))
    expect([verdict.pointsShown, verdict.bandStar]).toEqual([90, 4])
  })
  test('is held down by a floor that all members miss, whatever the points', () => {
    const verdict = verdictOf(set, inputs([cardWith({ '4.1': 3 }), cardWith({ '4.1': 3 }), cardWith({ '4.1': 3 })]))
    expect([verdict.bandStar, verdict.star]).toEqual([5, 4])
    expect(verdict.shortfalls.map(({ criterion }) => criterion)).toEqual(['4.1'])
    expect(verdict.ways).toEqual(['escalate', 'recognise-province'])
  })
  test('follows the resolution where members differ on a floor, while the points stay the mean', () => {
    const split = [best, best, cardWith({ '4.1': 3 })]
    const resolve = (points: number) =>
      verdictOf(
        set,
        inputs(split, {
          resolutions: [{ criterion: '4.1', optionId: optionWorth('4.1', points), reason: 'Biên bản' }],
        }),
      )
    expect(resolve(5).star).toBe(5)
    expect(resolve(3).star).toBe(4)
    expect(resolve(3).points).toBe(resolve(5).points)
    expect(resolve(3).floors.find(({ criterion, forStar }) => criterion === '4.1' && forStar === 5)?.by).toBe(
      'resolved',
    )
  })
  test('needs more than half of the members where the regulation counts votes, so that a tie does not pass', () => {
    const regulation = { ...nationalRegulation, floorRule: 'majority' as const }
    const low = cardWith({ '4.1': 3 })
    expect(verdictOf(set, inputs([best, best, low], { regulation })).star).toBe(5)
    expect(verdictOf(set, inputs([best, best, low, low], { regulation })).star).toBe(4)
  })
  test('does not ask about a floor above the rank by points', () => {
    const modest = { '1.1': 1, '1.2': 0, '1.4': 1, '3.1': 1, '3.3': 1, '2.4': 0, '4.2': 0, '3.2': 0 }
    const split = inputs([cardWith(modest), cardWith(modest), cardWith({ ...modest, '4.1': 3 })])
    expect(verdictOf(set, split).bandStar).toBe(4)
    expect(listDisputes(set, split)).toEqual([])
  })
})

describe('a knock-out', () => {
  const set16 = getCriteriaSet('QD26-16')
  const stop = listLeaves(set16).find(
    ({ leaf }) => leaf.options.some(({ points }) => points === 0) && leaf.code === '6.1',
  )
  test('on which members differ waits for the council, and holds when it settles on zero', () => {
    expect(stop).toBeDefined()
    const zero = cardWith({ '6.1': 0 }, set16)
    const given = { ...inputs([cardWith({}, set16), cardWith({}, set16), zero]), setId: set16.id }
    expect(listDisputes(set16, given)).toContain('6.1')
    const settled = {
      ...given,
      resolutions: [{ criterion: '6.1', optionId: zero['6.1'] ?? '', reason: 'Kiểm nghiệm' }],
    }
    const verdict = verdictOf(set16, settled)
    expect(verdict.recognisable).toBeNull()
    expect(verdict.ways).toEqual(['decline'])
  })
})

test('a verdict replays to the same result from inputs that went through JSON', () => {
  const given = inputs([best, best, cardWith({ '4.1': 3 })], {
    resolutions: [{ criterion: '4.1', optionId: optionWorth('4.1', 5), reason: 'Biên bản' }],
  })
  expect(verdictOf(set, JSON.parse(JSON.stringify(given)))).toEqual(verdictOf(set, given))
})

test('a resolution needs a reason and an option that some member chose', () => {
  const cards = [{ memberId: 'm', choices: best }]
  const codes = (optionId: string, reason: string) =>
    findResolutionProblems(set, cards, { criterion: '4.1', optionId, reason }).map(({ code }) => code)
  expect(codes(optionWorth('4.1', 3), '')).toEqual(['resolution.option-nobody-chose', 'resolution.reason-missing'])
  expect(codes('QD26-04.1.1.o1', 'Biên bản')).toEqual(['scorecard.unknown-option'])
  expect(codes(optionWorth('4.1', 5), 'Biên bản')).toEqual([])
})
