import { describe, expect, test } from 'vitest'
import { listLeaves } from './criteria-set.ts'
import {
  findCriteriaSet,
  findCriteriaSetById,
  findTransitionDeadline,
  getCriteriaSet,
  listCriteriaSets,
} from './in-force.ts'

describe('the filing day picks the text', () => {
  test('before the amended sheets of 2020 there is none', () => {
    expect(findCriteriaSet(4, '2020-06-07')).toBeUndefined()
  })

  test('a number that the decision does not have gives nothing', () => {
    expect([0, 27, -1, 1.5, Number.NaN].map((no) => findCriteriaSet(no, '2026-11-24'))).toEqual(
      Array(5).fill(undefined),
    )
  })

  test('each day falls under one decision, from its first day on', () => {
    const idOn = (day: string) => findCriteriaSet(4, day)?.id
    expect(idOn('2020-06-08')).toBe('QD1048-04')
    expect(idOn('2023-02-23')).toBe('QD1048-04')
    expect(idOn('2023-02-24')).toBe('QD148')
    expect(idOn('2026-05-21')).toBe('QD148')
    expect(idOn('2026-05-22')).toBe('QD26-04')
  })

  test('a dossier filed under the older rules has a last day, a later one has none', () => {
    expect(findTransitionDeadline('first', '2026-05-21')).toBe('2026-07-21')
    expect(findTransitionDeadline('upgrade', '2026-05-21')).toBe('2026-07-21')
    expect(findTransitionDeadline('reEvaluation', '2026-05-21')).toBe('2026-06-21')
    expect(findTransitionDeadline('first', '2026-05-22')).toBeUndefined()
  })
})

describe('a set by its id', () => {
  test('an unknown id is not found, and asking for it by right throws', () => {
    for (const id of ['QD26-27', 'QD26-4', 'QD26', 'QD148-01', '', 'constructor']) {
      expect(findCriteriaSetById(id)).toBeUndefined()
      expect(() => getCriteriaSet(id)).toThrow()
    }
  })

  test('the same set is the same object', () => {
    expect(getCriteriaSet('QD26-04')).toBe(findCriteriaSet(4, '2026-11-24'))
  })
})

describe('the sheets of 1048/2019 and 781/2020', () => {
  const sets = listCriteriaSets('2021-01-01')

  test('22 of 26 are complete and give 35, 25 and 40 points', () => {
    const complete = sets.filter((set) => set.complete)
    expect(complete).toHaveLength(22)
    for (const set of complete) {
      expect(set.parts.map(({ max }) => max)).toEqual([35, 25, 40])
      for (const part of set.parts) {
        expect(listLeaves({ parts: [part] }).reduce((sum, { leaf }) => sum + leaf.max, 0)).toBe(part.max)
      }
    }
  })

  test('every best option is worth its criterion and every id is unique', () => {
    for (const set of sets) {
      const leaves = listLeaves(set).map(({ leaf }) => leaf)
      for (const leaf of leaves) expect(Math.max(...leaf.options.map(({ points }) => points))).toBe(leaf.max)
      expect(new Set(leaves.map(({ code }) => code)).size).toBe(leaves.length)
    }
  })

  test('the four others say what is missing', () => {
    const incomplete = sets.filter((set) => !set.complete)
    expect(incomplete.map(({ id }) => id)).toEqual(['QD1048-10', 'QD1048-21', 'QD1048-23', 'QD1048-24'])
    for (const { missing } of incomplete) expect(missing.length).toBeGreaterThan(1)
  })
})

test('148/2023 is known by its structure alone', () => {
  const set = getCriteriaSet('QD148')
  expect(set.complete).toBe(false)
  expect(set.parts.map(({ max }) => max)).toEqual([40, 25, 35])
  expect(listLeaves(set)).toEqual([])
})
