import { expect, test } from 'vitest'
import { groupsOfMembers } from './connected-design.ts'
import type { Rating } from './rating.ts'
import { severityOf } from './severity.ts'

const bias = { an: -6, binh: 0, chi: 1, dung: 5 }
const everyone = Object.keys(bias) as (keyof typeof bias)[]
const products = Array.from({ length: 8 }, (_, i) => `p${i}`)
const exact: Rating[] = products.flatMap((product, i) =>
  everyone.map((member) => ({ product, member, points: 60 + 3 * i + bias[member] })),
)

test('councils that share neither member nor product cannot be compared', () => {
  const halves = exact.filter(({ product, member }) => product < 'p4' === (member === 'an' || member === 'binh'))
  expect(severityOf(halves)).toEqual({
    kind: 'not-connected',
    groups: [
      ['an', 'binh'],
      ['chi', 'dung'],
    ],
  })
  expect(severityOf(exact.filter(({ member }) => member < 'chi')).kind).toBe('too-few')
  expect(severityOf(exact.filter(({ product }) => product < 'p4')).kind).toBe('too-few')
})

test('a single product that both halves scored links them', () => {
  const linked = exact.filter(({ product, member }) => product === 'p4' || product < 'p4' === member < 'chi')
  expect(groupsOfMembers(linked)).toHaveLength(1)
  const found = severityOf(linked)
  if (found.kind !== 'severity') throw new Error(found.kind)
  expect(found.members.map(({ raw }) => Math.round(raw * 1e9) / 1e9)).toEqual([-6, 0, 1, 5])
})

test('without noise it gives every member’s severity back, whoever scored what', () => {
  const gaps = exact.filter((_, i) => i % 5 !== 2)
  const found = severityOf(gaps)
  if (found.kind !== 'severity') throw new Error(found.kind)
  for (const { member, raw, shrunken } of found.members) {
    expect(raw).toBeCloseTo(bias[member as keyof typeof bias], 9)
    expect(shrunken).toBeCloseTo(raw, 6)
  }
})

test('in a table without gaps severity is the member’s mean less the mean of all (Shrout & Fleiss 1979, table 2)', () => {
  const rows = ['9258', '6132', '8468', '7126'].map((row) => [...row].map(Number))
  const all = [...rows, [10, 5, 6, 9], [6, 2, 4, 7]]
  const ratings = all.flatMap((row, i) => row.map((points, j) => ({ product: `${i}`, member: `${j}`, points })))
  const found = severityOf(ratings)
  if (found.kind !== 'severity') throw new Error(found.kind)
  expect(found.members.map(({ raw }) => Number(raw.toFixed(3)))).toEqual([2.375, -2.792, -0.958, 1.375])
  // F = 32.49/1.02 for judges, so the measurement keeps 1 − 1/F of itself.
  expect(found.members[0]?.shrunken).toBeCloseTo(2.375 * (1 - 1.0194 / 32.486), 3)
})

test('where members differ no more than chance, nobody stands apart', () => {
  const noise = [1, -1, 0, 0, -1, 1, 0, 0]
  const even = products.flatMap((product, i) =>
    ['a', 'b', 'c'].map((member, j) => ({ product, member, points: 70 + i + (noise[(i + 3 * j) % 8] as number) })),
  )
  const found = severityOf(even)
  if (found.kind !== 'severity') throw new Error(found.kind)
  expect(found.members.filter(({ standsApart }) => standsApart)).toEqual([])
})

test('a bare chain of common products leaves nothing to judge the links by', () => {
  const chain = ['a', 'b', 'c', 'd', 'e'].flatMap((member, i) => [
    { product: `p${i}`, member, points: 70 },
    { product: `p${i + 1}`, member, points: 75 },
  ])
  expect(severityOf(chain).kind).toBe('not-connected')
})
