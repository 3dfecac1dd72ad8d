import { expect, test } from 'vitest'
import { agreementOf, wordsFor } from './intraclass-correlation.ts'
import { alphaOf, ordinalAlpha } from './krippendorff-alpha.ts'
import { chanceOfAnotherStar, errorOfMean, isNearCutOff, listCutOffs, measurementErrorOf } from './measurement-error.ts'
import { completeTableOf, type Rating } from './rating.ts'
import { replicateDeviationOf } from './replicates.ts'
import { componentsOf, meanSquaresOf } from './variance-components.ts'

const names = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const tableOf = (points: number[][]) => ({
  products: names(points.length, 'p'),
  members: names(points[0]?.length ?? 0, 'm'),
  points,
})

// Shrout & Fleiss 1979, Psychological Bulletin 86(2), table 2: six targets, four judges.
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

test('under five products or three members nothing is estimated, and it says how many it takes', () => {
  const needs = { products: 5, members: 3 }
  expect(agreementOf(tableOf(shroutFleiss.slice(0, 4)))).toEqual({ kind: 'too-few', products: 4, members: 4, needs })
  const two = tableOf(shroutFleiss.map((row) => row.slice(0, 2)))
  expect(agreementOf(two)).toEqual({ kind: 'too-few', products: 6, members: 2, needs })
  expect(measurementErrorOf(two).kind).toBe('too-few')
  expect(agreementOf(completeTableOf([])).kind).toBe('too-few')
  expect(alphaOf([]).kind).toBe('too-few')
  expect(replicateDeviationOf([[1, 2], [3], [4, 4]]).kind).toBe('too-few')
})

test('where everybody gives everything the same there is nothing to tell apart', () => {
  const same = tableOf(Array.from({ length: 6 }, () => [70, 70, 70]))
  expect(agreementOf(same)).toEqual({ kind: 'no-variation' })
  expect(measurementErrorOf(same)).toMatchObject({ single: 0, mean: 0 })
  const marks = same.points.flatMap((row, i) => row.map((points, j) => ({ product: `${i}`, member: `${j}`, points })))
  expect(alphaOf(marks)).toEqual({ kind: 'no-variation' })
})

test('the mean squares of Shrout & Fleiss 1979, table 3: 11.24, 32.49, 1.02', () => {
  const squares = meanSquaresOf(shroutFleiss)
  expect(squares.products).toBeCloseTo(11.24, 2)
  expect(squares.members).toBeCloseTo(32.49, 2)
  expect(squares.residual).toBeCloseTo(1.02, 2)
})

test('ICC(2,1) = .29 and ICC(2,4) = .62 of Shrout & Fleiss 1979, table 4', () => {
  const found = agreementOf(tableOf(shroutFleiss))
  if (found.kind !== 'agreement') throw new Error(found.kind)
  expect(found.single.value).toBeCloseTo(0.29, 2)
  expect(found.average.value).toBeCloseTo(0.62, 2)
})

// Revelle, "psych" for R, documentation of ICC() on the same table: 0.019 to 0.76, and 0.071 to 0.93.
test('the intervals of the same table are those that the psych package prints', () => {
  const found = agreementOf(tableOf(shroutFleiss))
  if (found.kind !== 'agreement') throw new Error(found.kind)
  expect(found.single.low).toBeCloseTo(0.019, 3)
  expect(found.single.high).toBeCloseTo(0.76, 2)
  expect(found.average.low).toBeCloseTo(0.071, 3)
  expect(found.average.high).toBeCloseTo(0.93, 2)
  expect(wordsFor(found.single)).toEqual(['poor', 'good'])
})

test('members who agree to the point agree fully', () => {
  const found = agreementOf(tableOf(Array.from({ length: 8 }, (_, i) => [60 + i, 60 + i, 60 + i])))
  const full = { value: 1, low: 1, high: 1 }
  expect(found).toEqual({ kind: 'agreement', products: 8, members: 3, single: full, average: full })
})

// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units, gaps.
const krippendorff = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
]
const krippendorffRatings: Rating[] = krippendorff.flatMap((row, j) =>
  row
    .split(' ')
    .flatMap((mark, i) => (mark === '.' ? [] : [{ product: `u${i}`, member: `o${j}`, points: Number(mark) }])),
)

test('ordinal alpha = .815 of Krippendorff 2011, with gaps and the unit that one observer alone saw', () => {
  const found = alphaOf(krippendorffRatings)
  if (found.kind !== 'alpha') throw new Error(found.kind)
  expect(found.value).toBeCloseTo(0.815, 3)
  expect([found.products, found.members]).toEqual([11, 4])
  expect(found.low).toBeLessThan(found.value)
  expect(found.high).toBeGreaterThan(found.value)
})

test('alpha is 1 where all agree, and sees ranks only: the distance between two marks does not count', () => {
  expect(
    ordinalAlpha([
      [1, 1],
      [2, 2],
      [3, 3],
    ]),
  ).toBe(1)
  const near = ordinalAlpha([
    [1, 2],
    [2, 2],
    [3, 3],
    [1, 1],
  ])
  const far = ordinalAlpha([
    [1, 20],
    [20, 20],
    [300, 300],
    [1, 1],
  ])
  expect(far).toBe(near)
})

test('the table without gaps leaves out whoever misses the most, in whatever order the ratings come', () => {
  const all = names(6, 'p').flatMap((product) => names(4, 'm').map((member) => ({ product, member, points: 1 })))
  const withAbsent = all.filter(({ product, member }) => !(member === 'm3' && product !== 'p0'))
  expect(completeTableOf(withAbsent)).toMatchObject({ products: names(6, 'p'), members: names(3, 'm') })
  const withConflict = all.filter(({ product, member }) => !(member === 'm1' && product === 'p2'))
  expect(completeTableOf(withConflict.toReversed())).toMatchObject({
    products: ['p0', 'p1', 'p3', 'p4', 'p5'],
    members: names(4, 'm'),
  })
})

test('the standard error of measurement follows from the same components', () => {
  const { members, residual } = componentsOf(meanSquaresOf(shroutFleiss))
  const found = measurementErrorOf(tableOf(shroutFleiss))
  if (found.kind !== 'error') throw new Error(found.kind)
  expect(found.single).toBeCloseTo(Math.sqrt(members + residual), 12)
  expect(found.mean).toBeCloseTo(found.single / 2, 12)
  expect(errorOfMean(found, 16)).toBeCloseTo(found.single / 4, 12)
})

const bands = [{ from: 0 }, { from: 30 }, { from: 50 }, { from: 70 }, { from: 90 }]

test('on a cut-off it is as likely as not that the star would change; in the middle of a band hardly', () => {
  expect(listCutOffs(bands)).toEqual([30, 50, 70, 90])
  expect(chanceOfAnotherStar(70, 1, bands)).toBeCloseTo(0.5, 6)
  expect(chanceOfAnotherStar(80, 1, bands)).toBeLessThan(1e-6)
  expect(chanceOfAnotherStar(69, 0, bands)).toBe(0)
  // One point under the cut-off with SEM 1: 1 − Φ(1/√2).
  expect(chanceOfAnotherStar(69, 1, bands)).toBeCloseTo(0.2397500610934768, 12)
  expect(chanceOfAnotherStar(95, 2, bands)).toBeCloseTo(chanceOfAnotherStar(85, 2, bands), 6)
  expect(isNearCutOff(71.9, 1, bands)).toBe(true)
  expect(isNearCutOff(72.1, 1, bands)).toBe(false)
  expect(isNearCutOff(88.1, 1, bands)).toBe(true)
})

// Bland & Altman 1986, Lancet i: 307–310, table 1, Wright meter, 17 subjects blown twice: within-subject deviation 15.3 l/min.
test('the replicate deviation of Bland & Altman’s peak flows is 15.3', () => {
  const first = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
  const second = [490, 397, 512, 401, 470, 611, 415, 431, 638, 429, 420, 633, 275, 492, 165, 372, 421]
  const found = replicateDeviationOf(first.map((value, i) => [value, second[i] as number]))
  if (found.kind !== 'replicates') throw new Error(found.kind)
  expect(found.deviation).toBeCloseTo(15.3, 1)
})
