import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet, listCriteriaSets } from '@saolang/law/in-force.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from '../kernel/problem.ts'
import { cheapestWaysTo } from './improvement.ts'
import { type Choices, score } from './scorecard.ts'

const honey = getCriteriaSet('QD26-04')
const best: Choices = Object.fromEntries(
  listLeaves(honey).map(({ leaf }) => [leaf.code, leaf.options.find(({ points }) => points === leaf.max)?.id ?? '']),
)

function applied(choices: Choices, changes: readonly { criterion: string; to: string }[]): Choices {
  return { ...choices, ...Object.fromEntries(changes.map(({ criterion, to }) => [criterion, to])) }
}

describe('the cheapest ways to a star', () => {
  test('are refused for a set that cannot score', () => {
    expect(() => cheapestWaysTo(getCriteriaSet('QD148'), {}, 3)).toThrow(Refused)
  })

  test('are none when the sheet is there already', () => {
    expect(cheapestWaysTo(honey, best, 5)).toEqual([])
    expect(cheapestWaysTo(honey, best, 3)).toEqual([])
  })

  test('when only a floor is missing, it is raised and nothing else', () => {
    const choices = { ...best, '8': 'QD26-04.8.o3' }
    expect(score(honey, choices).star).toBe(4)
    expect(cheapestWaysTo(honey, choices, 5)).toEqual([
      {
        changes: [
          {
            criterion: '8',
            title: 'TÍNH ĐỘC ĐÁO',
            from: 'QD26-04.8.o3',
            to: 'QD26-04.8.o4',
            hasPoints: 3,
            getsPoints: 5,
            neededByFloor: true,
          },
        ],
        gain: 2,
        points: 100,
      },
    ])
  })

  test('when only points are missing, one criterion that gives just enough comes before one that gives more', () => {
    const choices = {
      ...best,
      '3.1': 'QD26-04.3.1.o1',
      '4.2': 'QD26-04.4.2.o1',
      '5.2': 'QD26-04.5.2.o1',
      '5.3': 'QD26-04.5.3.o2',
    }
    expect(score(honey, choices)).toMatchObject({ points: 89, star: 4, shortfalls: [] })
    const ways = cheapestWaysTo(honey, choices, 5, 10)
    expect(ways.every(({ changes }) => changes.length === 1)).toBe(true)
    expect(ways[0]).toMatchObject({ gain: 1, points: 90 })
    expect(ways.map(({ gain }) => gain)).toEqual(ways.map(({ gain }) => gain).toSorted((a, b) => a - b))
  })

  test('stay within the case that a tourism sheet has chosen', () => {
    const tourism = getCriteriaSet('QD26-26')
    const all = Object.fromEntries(listLeaves(tourism).map(({ leaf }) => [leaf.code, leaf.options.at(-1)?.id ?? '']))
    const low: Choices = { ...all, '8': 'QD26-26.8.o1', '9': 'QD26-26.9.o1', '15': 'QD26-26.15.o1' }
    const { points } = score(tourism, low)
    const drop = listLeaves(tourism).filter(({ leaf }) => ['6', '7', '10'].includes(leaf.code))
    const lower: Choices = {
      ...low,
      ...Object.fromEntries(drop.map(({ leaf }) => [leaf.code, leaf.options[0]?.id ?? ''])),
    }
    expect(points).toBe(95)
    const changes = cheapestWaysTo(tourism, lower, 5, 20).flatMap((way) => way.changes)
    expect(changes.length).toBeGreaterThan(0)
    expect(changes.map(({ to }) => to)).not.toContain('QD26-26.8.o4')
  })

  test('reach the star they promise, and fewer changes would not', () => {
    const sheets = fc
      .constantFrom(...listCriteriaSets('2026-05-22'))
      .chain((set) =>
        fc
          .tuple(
            ...listLeaves(set).map(({ leaf }) =>
              fc.constantFrom(...leaf.options).map((o) => [leaf.code, o.id] as const),
            ),
          )
          .map((pairs) => ({ set, choices: Object.fromEntries(pairs) as Choices })),
      )
    fc.assert(
      fc.property(sheets, fc.constantFrom(3 as const, 4 as const, 5 as const), ({ set, choices }, star) => {
        for (const { changes, points, gain } of cheapestWaysTo(set, choices, star)) {
          const after = score(set, applied(choices, changes))
          expect(after.star).toBeGreaterThanOrEqual(star)
          expect(after.points).toBe(points)
          expect(after.points - score(set, choices).points).toBe(gain)
          for (const dropped of changes) {
            const fewer = changes.filter((change) => change !== dropped)
            expect(score(set, applied(choices, fewer)).star).toBeLessThan(star)
          }
        }
        const reached = score(set, choices).star >= star
        if (!reached) expect(cheapestWaysTo(set, choices, star).length).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })
})
