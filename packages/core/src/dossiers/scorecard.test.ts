import { readdirSync, readFileSync } from 'node:fs'
import { type CriteriaSet, findLeaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { findCriteriaSet, getCriteriaSet, listCriteriaSets } from '@saolang/law/in-force.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from '../kernel/problem.ts'
import {
  type Choices,
  findChoiceProblems,
  findContradictions,
  rankBy,
  recognisableStar,
  type ScoreResult,
  score,
} from './scorecard.ts'
import { bandStarOf, compileSet } from './star-compile.ts'

type WorkedCase = {
  title: string
  working: string
  choices: Choices
  expect: Omit<ScoreResult, 'shortfalls' | 'knockOuts'> & {
    shortfalls: { criterion: string; forStar: number; has: number; needs: number }[]
  }
}

const casesFolder = new URL('../../../law/src/cases/', import.meta.url)
const workedCases = readdirSync(casesFolder)
  .map((file): { set: string; cases: WorkedCase[] } => JSON.parse(readFileSync(new URL(file, casesFolder), 'utf8')))
  .flatMap(({ set, cases }) => cases.map((worked) => [`${set}, ${worked.title}`, set, worked] as const))
const sets = listCriteriaSets('2026-05-22')
const honey = getCriteriaSet('QD26-04')

function bestOf(set: CriteriaSet): Record<string, string> {
  return Object.fromEntries(
    listLeaves(set).map(({ leaf }) => [leaf.code, leaf.options.find(({ points }) => points === leaf.max)?.id ?? '']),
  )
}

/** Sheets filled at random, some criteria left out; better ones are drawn as often as poor ones. */
const sheets = fc.constantFrom(...sets).chain((set) => {
  const filled = listLeaves(set).map(({ leaf }) =>
    fc
      .oneof(
        fc.constantFrom(undefined, ...leaf.options),
        fc.constant(leaf.options.find(({ points }) => points === leaf.max)),
      )
      .map((option) => [leaf.code, option?.id] as const),
  )
  return fc.tuple(...filled).map((pairs) => ({
    set,
    choices: Object.fromEntries(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined)),
  }))
})

describe('what cannot be scored', () => {
  test('an incomplete set refuses, whatever is chosen', () => {
    for (const id of ['QD148', 'QD1048-10', 'QD1048-21', 'QD1048-23', 'QD1048-24']) {
      const set = getCriteriaSet(id)
      expect(() => score(set, {})).toThrow(Refused)
      expect(findChoiceProblems(set, {})).toMatchObject([{ code: 'scorecard.incomplete-set', at: id }])
    }
  })

  test('every wrong choice is named: unknown criterion, unknown option, option of another criterion or set', () => {
    const choices = {
      '9.9': 'QD26-04.9.9.o1',
      '4.1': 'QD26-04.4.1.o9',
      '1.1': 'QD26-04.1.2.o1',
      '6': 'QD26-04.6.1.o1',
      '2.1': 'QD26-01.2.1.o1',
      '5.1': 'QD26-04.5.1.o2',
    }
    expect(() => score(honey, choices)).toThrow(Refused)
    expect(Object.fromEntries(findChoiceProblems(honey, choices).map(({ at, code }) => [at, code]))).toEqual({
      '9.9': 'scorecard.unknown-criterion',
      '4.1': 'scorecard.unknown-option',
      '1.1': 'scorecard.option-of-another-criterion',
      '6': 'scorecard.unknown-criterion',
      '2.1': 'scorecard.unknown-option',
    })
  })

  test('names that every object has are not criteria', () => {
    expect(() => score(honey, JSON.parse('{"__proto__":"x"}'))).toThrow(Refused)
    expect(() => score(honey, { constructor: 'x' })).toThrow(Refused)
  })
})

describe('sheets worked apart from the engine', () => {
  test('every set has at least twelve, floor conflicts of three, four and five stars among them', () => {
    for (const { id, no } of sets) {
      const stars = workedCases.filter(([, set]) => set === id).map(([, , { expect: e }]) => [e.bandStar, e.star])
      expect(stars.length).toBeGreaterThanOrEqual(12)
      for (const [band, star] of [...(no === 26 ? [] : [[5, 4]]), [4, 3], [4, 2]])
        expect(stars).toContainEqual([band, star])
    }
  })

  test.each(workedCases)('%s', (_, id, worked) => {
    const { shortfalls, knockOuts, ...result } = score(getCriteriaSet(id), worked.choices)
    expect({
      ...result,
      shortfalls: shortfalls.map(({ criterion, forStar, has, needs }) => ({ criterion, forStar, has, needs })),
    }).toEqual(worked.expect)
  })

  test('the frozen durian of 2022 keeps its 93 points under its own decision', () => {
    const set = findCriteriaSet(15, '2022-08-01')
    const durian = workedCases.find(([, id]) => id === set?.id)?.[2]
    expect(set && durian && score(set, durian.choices)).toMatchObject({
      points: 93,
      parts: { A: 34, B: 24, C: 35 },
      star: 5,
    })
  })
})

describe('the rank', () => {
  test('an empty sheet has no points and one star', () => {
    expect(score(honey, {})).toMatchObject({ points: 0, star: 1, bandStar: 1, shortfalls: [] })
  })

  test('bands are half-open: a mean of 89.99 is four stars', () => {
    const stars = [100, 90, 89.99, 70, 69.995, 50, 49.5, 30, 29.9, 0].map((points) => bandStarOf(honey.bands, points))
    expect(stars).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
  })

  test('means meet floors as the caller measures them', () => {
    const compiled = compileSet(honey)
    const justUnder = rankBy(compiled, 92.4, ({ criterion, needs }) => (criterion === '8' ? 4.6 : needs))
    expect(justUnder).toMatchObject({ bandStar: 5, star: 4 })
    expect(justUnder.shortfalls).toEqual([
      { criterion: '8', title: findLeaf(honey, '8')?.title, forStar: 5, has: 4.6, needs: 5 },
    ])
  })

  test('100 points without the trademark application are two stars, and each star above says what it lacks', () => {
    const { '3.5': _, '4.1': __, ...choices } = bestOf(honey)
    const { points, star, shortfalls } = score(honey, { ...choices, '4.1': 'QD26-04.4.1.o3' })
    expect([points, star]).toEqual([95, 2])
    expect(shortfalls.map(({ criterion, forStar, has, needs }) => [criterion, forStar, has, needs])).toEqual([
      ['3.5', 3, 0, 1],
      ['3.5', 4, 0, 2],
      ['4.1', 5, 3, 5],
    ])
  })

  test('one and two stars, and a product knocked out, cannot be recognised', () => {
    expect([1, 2, 3, 4, 5].map((star) => recognisableStar({ star: star as 1, knockOuts: [] }))).toEqual([
      undefined,
      undefined,
      3,
      4,
      5,
    ])
    const water = getCriteriaSet('QD26-16')
    expect(recognisableStar(score(water, { ...bestOf(water), '6.1': 'QD26-16.6.1.o1' }))).toBeUndefined()
  })
})

describe('knock-outs and conditions', () => {
  const water = getCriteriaSet('QD26-16')

  test('bottled water with 0 points for clarity, colour, smell or taste is evaluated no further', () => {
    for (const code of ['6.1', '6.2', '6.3', '6.4']) {
      const { knockOuts } = score(water, { ...bestOf(water), [code]: `QD26-16.${code}.o1` })
      expect(knockOuts).toMatchObject([{ criterion: code, kind: 'stop_if' }])
    }
  })

  test('a criterion not yet answered knocks nothing out', () => {
    expect(score(water, {}).knockOuts).toEqual([])
  })

  test('points for the structure of a story that does not exist are a contradiction', () => {
    const choices = { '5.1': 'QD26-04.5.1.o1', '5.2': 'QD26-04.5.2.o3' }
    expect(findContradictions(honey, choices)).toMatchObject([{ code: 'scorecard.condition-not-met', at: '5.2' }])
    expect(findContradictions(honey, { ...choices, '5.1': 'QD26-04.5.1.o2' })).toEqual([])
    expect(findContradictions(honey, { '5.1': 'QD26-04.5.1.o1', '5.2': 'QD26-04.5.2.o1' })).toEqual([])
  })
})

describe('always', () => {
  test('the best of every set is 100 points and five stars', () => {
    for (const set of sets) {
      expect(score(set, bestOf(set))).toMatchObject({
        points: 100,
        parts: { A: 40, B: 25, C: 35 },
        star: 5,
        shortfalls: [],
      })
    }
  })

  test('raising a choice never lowers points or star', () => {
    fc.assert(
      fc.property(sheets, fc.nat(), ({ set, choices }, pick) => {
        const leaves = listLeaves(set)
        const leaf = leaves[pick % leaves.length]?.leaf
        const has = leaf?.options.find(({ id }) => id === choices[leaf.code])?.points ?? 0
        const better = leaf?.options.find(({ points }) => points > has)
        if (!leaf || !better) return
        const before = score(set, choices)
        const after = score(set, { ...choices, [leaf.code]: better.id })
        expect(after.points).toBeGreaterThan(before.points)
        expect(after.star).toBeGreaterThanOrEqual(before.star)
      }),
    )
  })

  test('the star is that of the band exactly when nothing is short, and then only', () => {
    fc.assert(
      fc.property(sheets, ({ set, choices }) => {
        const { star, bandStar, shortfalls, points, parts } = score(set, choices)
        expect(points).toBe(parts.A + parts.B + parts.C)
        expect(star <= bandStar).toBe(true)
        expect(shortfalls.length === 0).toBe(star === bandStar)
        expect(shortfalls.every(({ forStar }) => forStar > star && forStar <= bandStar)).toBe(true)
        expect(shortfalls.every(({ has, needs }) => has < needs)).toBe(true)
      }),
    )
  })

  test('meeting every shortfall lifts the star to its band', () => {
    fc.assert(
      fc.property(sheets, ({ set, choices }) => {
        const { bandStar, shortfalls } = score(set, choices)
        const raised: Record<string, string> = { ...choices }
        for (const { criterion, needs } of shortfalls) {
          raised[criterion] = findLeaf(set, criterion)?.options.find(({ points }) => points >= needs)?.id ?? ''
        }
        expect(score(set, raised).star).toBeGreaterThanOrEqual(bandStar)
      }),
    )
  })

  test('the order in which boxes are ticked does not matter', () => {
    fc.assert(
      fc.property(sheets, ({ set, choices }) => {
        expect(score(set, Object.fromEntries(Object.entries(choices).toReversed()))).toEqual(score(set, choices))
      }),
    )
  })
})
