import { expect, test } from 'vitest'
import { type Criterion, isGroup, type Leaf, listLeaves } from './criteria-set.ts'
import { findGround, nationalKindOf } from './criterion-kind.ts'
import { getCriteriaSet, listCriteriaSets } from './in-force.ts'

const sets = listCriteriaSets('2026-06-01')

/** The leaves that stand under a heading whose title holds these words, or bear it themselves. */
function leavesUnder(words: RegExp): Leaf[] {
  const under = (criterion: Criterion, inside: boolean): Leaf[] => {
    const isInside = inside || words.test(criterion.title)
    if (isGroup(criterion)) return criterion.criteria.flatMap((each) => under(each, isInside))
    return isInside ? [criterion] : []
  }
  return sets.flatMap(({ parts }) => parts.flatMap(({ criteria }) => criteria.flatMap((each) => under(each, false))))
}

test('every scored criterion of all 26 sets in force is classified, and none is left to the fallback', () => {
  expect(sets).toHaveLength(26)
  const all = sets.flatMap((set) => listLeaves(set).map(({ leaf }) => ({ set: set.id, leaf })))
  expect(all.length).toBeGreaterThan(750)
  expect(all.filter(({ leaf }) => findGround(leaf) === undefined)).toEqual([])
})

test('what stands under the sensory heading is judged, on the sample', () => {
  const sensory = leavesUnder(/cảm quan/i)
  expect(sensory.length).toBeGreaterThan(80)
  expect(sensory.filter((leaf) => findGround(leaf) !== 'sensory').map(({ title }) => title)).toEqual([])
})

test('story and uniqueness are judged, in every set', () => {
  for (const leaf of [...leavesUnder(/^câu chuyện/i), ...leavesUnder(/độc đáo/i)])
    if (!/nông thôn mới/.test(leaf.title)) expect(['story', 'uniqueness']).toContain(findGround(leaf))
})

test('certificates, declarations, contracts and shares are verified', () => {
  for (const leaf of leavesUnder(
    /chứng nhận|công bố|sở hữu trí tuệ|liên kết|sử dụng lao động|tăng trưởng|nguồn nguyên liệu/i,
  ))
    if (findGround(leaf) !== 'sensory') expect(['document', 'number']).toContain(findGround(leaf))
})

test('every set has both kinds', () => {
  for (const set of sets) {
    const kinds = new Set(listLeaves(set).map(({ leaf }) => nationalKindOf(set, leaf.code)))
    expect([...kinds].toSorted()).toEqual(['judged', 'verified'])
  }
})

test('what is not known is judged: nothing is ticked for members without somebody having said so', () => {
  const set = getCriteriaSet('QD26-04')
  expect(nationalKindOf(set, '99')).toBe('judged')
  expect(nationalKindOf({ parts: [] }, '1.1')).toBe('judged')
})
