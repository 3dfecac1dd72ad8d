import { describe, expect, test } from 'vitest'
import { type CriteriaSet, findLeaf, listLeaves } from '../../criteria-set.ts'
import { listCriteriaSets } from '../../in-force.ts'
import { classification, findClassification } from './classification.ts'
import { communeFindings } from './commune-findings.ts'
import { evidenceKinds } from './evidence.ts'
import { bands, partMaxima } from './ranking.ts'

/** Star marks of every sheet, collected by hand from Phụ lục II: set | three stars | four stars | five stars. */
const MINIMUMS = `
| 1 | 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 9≥2 10≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥2 6.2≥3 8≥3 10≥3 | 1.3≥3 1.5≥3 4.1≥5 |
| 2 | 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.2≥3 6.3≥3 6.4≥2 7≥3 9≥3 | 1.5≥3 4.1≥5 6.1≥4 6.3≥5 6.4≥3 7≥5 |
| 3 | 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 9≥2 10≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥3 6.2≥3 6.3≥2 6.4≥2 8≥3 10≥3 | 1.3≥3 1.5≥3 4.1≥5 6.3≥3 6.4≥3 8≥5 |
| 4 | 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 9≥2 10≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥2 6.2≥2 6.3≥2 6.4≥3 8≥3 10≥3 | 1.3≥3 1.5≥3 4.1≥5 6.3≥4 6.4≥4 8≥5 |
| 5 | 1.1≥2 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.4≥2 1.5≥1 2.1≥5 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥2 6.4≥2 6.5≥2 7≥3 9≥3 | 1.4≥3 4.1≥5 6.4≥3 6.5≥4 7≥5 |
| 6 | 1.1≥2 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥3 6.4≥2 6.5≥2 7≥3 9≥3 | 1.5≥3 4.1≥5 6.4≥3 6.5≥3 7≥5 |
| 7 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥2 6.3≥2 6.4≥2 6.5≥3 7≥3 9≥3 | 1.5≥3 4.1≥5 6.3≥3 6.4≥3 6.5≥5 7≥5 |
| 8 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥2 6.3≥2 6.4≥2 6.5≥2 7≥3 9≥3 | 1.5≥3 4.1≥5 6.3≥3 6.4≥3 6.5≥4 7≥5 |
| 9 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.4≥2 1.5≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥2 6.3≥2 6.4≥2 6.5≥2 7≥3 9≥3 | 1.4≥3 4.1≥5 6.3≥3 6.4≥3 6.5≥4 7≥5 |
| 10 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 4.1≥3 5.1≥5 6.1≥2 6.3≥2 6.4≥2 6.5≥2 7≥3 9≥3 | 1.5≥3 4.1≥5 6.3≥3 6.4≥3 6.5≥4 7≥5 |
| 11 | 1.1≥2 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1.1≥2 6.1.2≥2 7≥3 9≥3 | 1.5≥3 4.1≥5 7≥5 |
| 12 | 1.1≥2 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥2 6.3≥2 6.4≥2 6.5≥3 7≥3 9≥3 | 1.5≥3 4.1≥5 7≥5 |
| 13 | 1.1≥2 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 7≥3 9≥3 | 1.5≥3 4.1≥5 7≥5 |
| 14 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.4≥2 1.5≥1 2.1≥4 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 7≥3 9≥3 | 1.4≥3 4.1≥5 7≥5 |
| 15 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.4≥2 1.5≥1 2.1≥4 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.2≥1 6.3≥3 6.4≥3 7≥3 9≥3 | 1.4≥3 4.1≥5 7≥5 |
| 16 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 | 1.4≥2 1.5≥1 2.1≥4 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 7≥3 | 1.4≥3 4.1≥5 7≥5 9≥5 |
| 17 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 8≥2 9≥1 | 1.4≥2 1.5≥1 2.1≥4 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.2≥2 6.3≥3 7≥3 9≥3 | 1.4≥3 4.1≥5 7≥5 |
| 18 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 6≥1 | 1.5≥2 1.6≥1 2.1≥3 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6≥3 11≥3 | 1.5≥3 4.1≥5 11≥5 |
| 19 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 12≥1 | 1.4≥2 1.5≥1 2.1≥4 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 10≥3 12≥3 | 1.4≥3 4.1≥5 10≥5 |
| 20 | 1.1≥1 2.2≥2 2.3≥1 3.5≥1 4.1≥2 5.3≥1 12≥1 | 1.4≥2 1.5≥1 2.1≥4 2.3≥3 3.4≥2 3.5≥2 4.1≥3 5.1≥5 11≥3 12≥3 | 1.4≥3 4.1≥5 11≥5 |
| 21 | 1.1≥1 2.2≥1 3.5≥1 4.1≥2 5.3≥1 7≥1 8≥1 | 1.4≥2 1.5≥1 2.1≥4 2.2≥4 3.4≥2 3.5≥2 4.1≥3 5.1≥5 8≥3 | 1.4≥4 4.1≥5 6.1≥5 6.2≥5 |
| 22 | 1.1≥1 2.2≥1 3.5≥1 4.1≥2 5.3≥1 7≥1 | 1.4≥2 1.5≥1 2.1≥4 2.2≥5 3.4≥2 3.5≥2 4.1≥3 5.1≥5 | 1.4≥4 4.1≥5 6.1≥5 6.2≥5 |
| 23 | 2.2≥1 3.5≥1 4.1≥2 5.3≥1 8≥4 | 1.4≥2 1.5≥1 2.1≥5 2.2≥4 3.4≥2 3.5≥2 4.1≥3 5.1≥5 6.1≥5 6.2≥3 7≥6 | 1.4≥4 4.1≥5 6.2≥5 7≥8 |
| 24 | 2.2≥1 3.5≥1 5.3≥1 8≥4 | 1.4≥2 1.5≥1 2.1≥5 3.4≥2 3.5≥2 5.1≥5 7≥6 | 1.4≥4 2.2≥4 6.1≥5 6.3≥5 7≥9 |
| 25 | 2.2≥1 3.5≥1 5.3≥1 8≥5 | 1.4≥2 1.5≥1 2.1≥5 2.2≥4 3.4≥2 3.5≥2 5.1≥5 6.3≥5 7≥7 | 1.4≥4 6.1≥5 7≥10 |
| 26 | 3.5≥1 | 3.4≥3 3.5≥2 | - |
`

const sets = listCriteriaSets('2026-05-22')
const each = sets.map((set) => [set.id, set] as const)

function marksOf(set: CriteriaSet, star: number): string {
  const marks = listLeaves(set).flatMap(({ leaf }) =>
    leaf.options.filter(({ floorFor }) => floorFor === star).map(({ points }) => `${leaf.code}≥${points}`),
  )
  return marks.join(' ') || '-'
}

describe('the 26 sheets of Phụ lục II', () => {
  test('are 26, numbered 1 to 26, with 2,579 options in all', () => {
    expect(sets.map(({ no }) => no)).toEqual(Array.from({ length: 26 }, (_, i) => i + 1))
    expect(sets.flatMap(listLeaves).flatMap(({ leaf }) => leaf.options)).toHaveLength(2579)
  })

  test.each(each)('%s gives 40, 25 and 35 points, as Điều 3 khoản 1 says', (_, set) => {
    expect(set.parts.map(({ code, max }) => [code, max])).toEqual([
      ['A', partMaxima.A],
      ['B', partMaxima.B],
      ['C', partMaxima.C],
    ])
    for (const { criteria, max } of set.parts)
      expect(criteria.reduce((sum, criterion) => sum + criterion.max, 0)).toBe(max)
  })

  test.each(each)('%s: every best option is worth its criterion, every group the sum of its criteria', (_, set) => {
    for (const { leaf } of listLeaves(set)) expect(Math.max(...leaf.options.map(({ points }) => points))).toBe(leaf.max)
    for (const part of set.parts) {
      const sum = listLeaves({ parts: [part] }).reduce((total, { leaf }) => total + leaf.max, 0)
      expect(sum).toBe(part.max)
    }
  })

  test.each(each)('%s: star marks are those collected by hand', (id, set) => {
    const row = MINIMUMS.split('\n').find((line) => line.startsWith(`| ${set.no} |`))
    expect([id, ...[3, 4, 5].map((star) => marksOf(set, star))]).toEqual([id, ...cells(row ?? '')])
  })

  test.each(each)('%s: a higher star never asks for less, so every floor can be reached', (_, set) => {
    for (const { leaf } of listLeaves(set)) {
      const marked = leaf.options
        .filter(({ floorFor }) => floorFor)
        .toSorted((a, b) => (a.floorFor ?? 0) - (b.floorFor ?? 0))
      for (const [i, option] of marked.entries()) expect(option.points).toBeGreaterThan(marked[i - 1]?.points ?? 0)
    }
  })

  test.each(each)('%s: ids and numbers are unique and belong together', (id, set) => {
    const leaves = listLeaves(set).map(({ leaf }) => leaf)
    expect(new Set(leaves.map(({ code }) => code)).size).toBe(leaves.length)
    for (const leaf of leaves) {
      expect(leaf.id).toBe(`${id}.${leaf.code}`)
      expect(leaf.options.map((option) => option.id)).toEqual(leaf.options.map((_, i) => `${leaf.id}.o${i + 1}`))
    }
  })

  test.each(each)('%s: texts are composed Unicode without stray marks', (_, set) => {
    const text = JSON.stringify(set.parts)
    expect(text).toBe(text.normalize('NFC'))
    expect(text).not.toMatch(/\*|□| {2}/)
  })

  test('the bilingual label, printed without options, is Không or Có', () => {
    for (const set of sets.slice(0, 22)) {
      const code = set.no === 21 || set.no === 22 ? '2.3' : '2.4'
      const options = findLeaf(set, code)?.options
      expect(options).toEqual([
        { id: `${set.id}.${code}.o1`, text: 'Không', points: 0, implied: true },
        { id: `${set.id}.${code}.o2`, text: 'Có', points: 1, implied: true },
      ])
    }
  })

  test('criterion 6.2 of sets 21 and 22 carries five stars, and a breach of intellectual property takes the product out', () => {
    for (const set of [sets[20], sets[21]]) {
      const leaf = set && findLeaf(set, '6.2')
      expect(leaf?.options.at(-1)).toMatchObject({ points: 5, floorFor: 5 })
      expect(leaf?.notes?.some(({ kind, text }) => kind === 'eliminate_if' && text.includes('sở hữu trí tuệ'))).toBe(
        true,
      )
    }
  })

  test('every misprint says where it stands, and the points printed are kept beside those used', () => {
    const corrected = sets
      .flatMap(listLeaves)
      .flatMap(({ leaf }) => leaf.options.filter((o) => o.pointsAsPrinted !== undefined))
    expect(corrected.map(({ id, pointsAsPrinted, points }) => [id, pointsAsPrinted, points])).toEqual([
      ['QD26-04.1.2.o1', null, 0],
      ['QD26-04.7.o3', 13, 3],
      ['QD26-07.1.2.o1', null, 0],
      ['QD26-10.1.2.o1', null, 0],
      ['QD26-11.1.2.o1', null, 0],
      ['QD26-11.6.1.1.o2', 11, 1],
    ])
    const noted = sets.flatMap(({ misprints }) => misprints.map(({ at }) => at))
    for (const { id } of corrected) expect(noted).toContain(id)
  })

  test('conditions and stops name criteria of their own sheet', () => {
    for (const set of sets) {
      for (const note of listLeaves(set).flatMap(({ leaf }) => leaf.notes ?? [])) {
        for (const code of [note.given ?? [], note.zeroIn ?? []].flat()) expect(findLeaf(set, code)).toBeDefined()
      }
    }
  })
})

describe('the rest of the decision', () => {
  test('bands run down to zero without a gap', () => {
    expect(bands.map(({ star, from }) => [star, from])).toEqual([
      [5, 90],
      [4, 70],
      [3, 50],
      [2, 30],
      [1, 0],
    ])
  })

  test('Phụ lục I places each of the 26 sets once, with a lead ministry', () => {
    const lines = classification.flatMap((industry) => industry.sets)
    expect(lines.map(({ set }) => set)).toEqual(sets.map(({ no }) => no))
    expect(lines.every(({ leads }) => leads.length > 0)).toBe(true)
    expect(findClassification(16)?.line.leads).toEqual(['health'])
  })

  test('the four findings of the commune are the criteria that the sheets mark', () => {
    for (const { code, criterion, absentInSets } of communeFindings) {
      for (const set of sets) {
        const marked = listLeaves(set).filter(({ leaf }) => leaf.communeFinding === code)
        expect(marked.map(({ leaf }) => leaf.code)).toEqual(absentInSets.includes(set.no) ? [] : [criterion])
      }
    }
  })

  test('Mẫu số 02 recommends 15 kinds of evidence, in order', () => {
    expect(evidenceKinds.map(({ no }) => no)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1))
  })
})

function cells(row: string): string[] {
  return row
    .split('|')
    .slice(2, 5)
    .map((cell) => cell.trim())
}
