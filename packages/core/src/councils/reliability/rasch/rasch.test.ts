import { expect, test } from 'vitest'
import { designOf, type Mark, withoutExtremes } from './design.ts'
import { difficultyOf, estimate, logitsOf, momentsOf, probabilitiesAt, widestOf } from './estimate.ts'
import { fitOf } from './fit.ts'
import science from './liking-for-science.json' with { type: 'json' }
import { raschRunOf } from './run.ts'

const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(3, '0')}`)

/** Uniform numbers in [0, 1) from a seed (Mulberry32), and normal ones from them (Box & Muller 1958). */
function seeded(seed: number) {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}

/**
 * "Liking for Science", 75 children and 25 acts (Wright & Masters 1982, Rating Scale Analysis, p. 18), with what Ministep 3.75 prints
 * for the partial credit model, as data `science` of the R package rpf gives both. Ministep stops when no measure moves by 0.005 any
 * more, so the last digit printed may differ by one; outfit squares the tails and may differ by a little more.
 */
function likingForScience() {
  const marks = science.ratings.flatMap((row, child) =>
    [...row].map(
      (digit, act): Mark => ({
        ...{ product: `child ${String(child).padStart(2, '0')}`, member: 'themselves', sheet: 'science' },
        ...{ criterion: `act ${String(act).padStart(2, '0')}`, points: Number(digit) },
      }),
    ),
  )
  const kept = withoutExtremes(marks)
  const design = designOf(kept.marks)
  const measures = estimate(design, new Int32Array(1))
  return { kept, measures, fitted: fitOf(design, measures) }
}

test('25 acts of “Liking for Science” come out as Ministep prints them: measure, error, steps, infit, outfit', () => {
  const { measures, fitted } = likingForScience()
  expect(measures.settled).toBe(true)
  for (const [c, printed] of science.acts.entries()) {
    const { measure, error, infit, outfit } = fitted.criteria[c] as (typeof fitted.criteria)[number]
    const steps = measures.steps[c] as Float64Array
    expect(Math.abs(measure - printed.measure)).toBeLessThan(0.0125)
    expect(Math.abs(error - printed.error)).toBeLessThan(0.0075)
    expect(Math.abs(infit - printed.infit)).toBeLessThan(0.015)
    expect(Math.abs(outfit - printed.outfit)).toBeLessThan(0.03)
    // Act 12 has two categories that anybody used: its first is no step.
    const first = steps.length === 3 ? (printed.steps[0] as number) : 0
    expect(Math.abs((steps[1] as number) - difficultyOf(steps) - first)).toBeLessThan(0.0125)
  }
})

test('and so do the 74 children with a measure; the one who likes everything has none', () => {
  const { kept, fitted } = likingForScience()
  expect(kept.products).toEqual(['child 01'])
  const printed = science.children.filter((each) => each !== null)
  expect(fitted.products).toHaveLength(printed.length)
  for (const [i, { measure, error, infit }] of fitted.products.entries()) {
    expect(Math.abs(measure - (printed[i]?.measure ?? 0))).toBeLessThan(0.0175)
    expect(Math.abs(error - (printed[i]?.error ?? 0))).toBeLessThan(0.0075)
    expect(Math.abs(infit - (printed[i]?.infit ?? 0))).toBeLessThan(0.015)
  }
})

type World = {
  products: number
  members: number
  criteria: number
  seed: number
  isScored: (p: number, m: number) => boolean
}

/** Marks drawn from the model itself: 0 to 3 on each criterion. */
function draw({ products, members, criteria, seed, isScored }: World) {
  const { uniform, normal } = seeded(seed)
  const truth = {
    products: numbered(products, 'p').map(() => 0.5 + 0.8 * normal()),
    members: numbered(members, 'm').map(() => 0.6 * normal()),
    criteria: numbered(criteria, 'c').map(() => 0.7 * normal()),
  }
  const steps = [0, -1.2, 0, 1.2]
  const chances = new Float64Array(4)
  const marks: Mark[] = []
  for (const [p, ability] of truth.products.entries())
    for (const [m, severity] of truth.members.entries()) {
      if (!isScored(p, m)) continue
      for (const [c, difficulty] of truth.criteria.entries()) {
        probabilitiesAt(ability - severity - difficulty, Float64Array.from(steps), chances)
        let [points, rest] = [0, uniform()]
        while (points < 3 && rest > (chances[points] as number)) rest -= chances[points++] as number
        marks.push({ product: `p${pad(p)}`, member: `m${pad(m)}`, criterion: `c${pad(c)}`, sheet: 's', points })
      }
    }
  return { truth, marks }
}

const pad = (n: number) => String(n).padStart(3, '0')
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('members and products come back from ratings drawn from the model, as near as their errors say', () => {
  const { truth, marks } = draw({
    products: 40,
    members: 9,
    criteria: 20,
    seed: 1989,
    isScored: (p, m) => (p + m) % 4 !== 0,
  })
  const run = raschRunOf(marks)
  if (run.kind !== 'rasch') throw new Error(run.kind)
  const centre = meanOf(truth.members)
  const off = run.members.map(({ measure, error }, m) => (measure - ((truth.members[m] as number) - centre)) / error)
  expect(Math.max(...off.map(Math.abs))).toBeLessThan(3.5)
  const spread = run.products.map(({ name, measure, error }) => {
    const is = (truth.products[Number(name.slice(1))] as number) - centre - meanOf(truth.criteria)
    return ((measure - is) / error) ** 2
  })
  expect(meanOf(spread)).toBeGreaterThan(0.6)
  expect(meanOf(spread)).toBeLessThan(1.6)
  expect(meanOf(run.members.map(({ infit }) => infit))).toBeCloseTo(1, 1)
  expect(meanOf(run.members.map(({ outfit }) => outfit))).toBeCloseTo(1, 1)
})

test('at the answer every element has got what the model expects of it', () => {
  const { marks } = draw({ products: 12, members: 5, criteria: 8, seed: 7, isScored: (p, m) => (p * m) % 3 !== 1 })
  const kept = withoutExtremes(marks).marks
  const design = designOf(kept)
  const measures = estimate(design, new Int32Array(design.members.names.length))
  const left = new Float64Array(design.members.names.length)
  const chances = new Float64Array(widestOf(design))
  for (const [i, category] of design.category.entries()) {
    const steps = measures.steps[design.criterion[i] as number] as Float64Array
    probabilitiesAt(logitsOf(design, measures, i), steps, chances)
    const m = design.member[i] as number
    left[m] = (left[m] as number) + category - momentsOf(chances, steps.length).mean
  }
  for (const residual of left) expect(Math.abs(residual)).toBeLessThan(0.01)
})

test('a member who marks at random misfits, and nobody else', () => {
  const { marks } = draw({ products: 40, members: 7, criteria: 15, seed: 11, isScored: () => true })
  const { uniform } = seeded(3)
  const run = raschRunOf(
    marks.map((mark) => (mark.member === 'm003' ? { ...mark, points: Math.floor(4 * uniform()) } : mark)),
  )
  if (run.kind !== 'rasch') throw new Error(run.kind)
  expect(run.members.filter(({ infit }) => infit > 1.3).map(({ name }) => name)).toEqual(['m003'])
})

const twoProvinces = (isAnchor: (p: number) => boolean) =>
  draw({ products: 40, members: 10, criteria: 20, seed: 2026, isScored: (p, m) => isAnchor(p) || p < 20 === m < 5 })

test('two provinces with nothing in common are two subsets, each with its own zero', () => {
  const run = raschRunOf(twoProvinces(() => false).marks)
  if (run.kind !== 'rasch') throw new Error(run.kind)
  expect(run.subsets).toEqual([
    { no: 0, members: 5, products: 20 },
    { no: 1, members: 5, products: 20 },
  ])
  for (const no of [0, 1])
    expect(meanOf(run.members.filter(({ subset }) => subset === no).map(({ measure }) => measure))).toBeCloseTo(0, 6)
})

test('two anchor dossiers that both score link them, and the stricter province is told', () => {
  const { truth, marks } = twoProvinces((p) => p === 0 || p === 20)
  const run = raschRunOf(marks)
  if (run.kind !== 'rasch') throw new Error(run.kind)
  expect(run.subsets).toHaveLength(1)
  const first = (values: readonly number[]) => meanOf(values.slice(0, 5)) - meanOf(values.slice(5))
  expect(first(run.members.map(({ measure }) => measure))).toBeCloseTo(first(truth.members), 0)
  // Harsh is fewer points: the two scales turn opposite ways.
  for (const { measure, points } of run.members) expect(Math.sign(points)).toBe(-Math.sign(measure))
})

test('under five products or three members it says so and gives nothing; what lies at the end of the scale is named', () => {
  const { marks } = draw({ products: 8, members: 4, criteria: 6, seed: 5, isScored: () => true })
  expect(raschRunOf(marks.filter(({ product }) => product < 'p004'))).toMatchObject({ kind: 'too-few', members: 4 })
  expect(raschRunOf(marks.filter(({ member }) => member < 'm002'))).toMatchObject({ kind: 'too-few', members: 2 })
  expect(raschRunOf([])).toMatchObject({ kind: 'too-few', products: 0, members: 0 })
  const run = raschRunOf(marks.map((mark) => (mark.product === 'p003' ? { ...mark, points: 3 } : mark)))
  if (run.kind !== 'rasch') throw new Error(run.kind)
  expect(run.extremes.products).toEqual(['p003'])
  expect(run.products.map(({ name }) => name)).not.toContain('p003')
})
