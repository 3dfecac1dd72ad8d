import type { Design } from './design.ts'

/** Measures in logits: of products (more is better), members (more is more severe), criteria (more is harder) and their steps. */
export type Measures = {
  products: Float64Array
  members: Float64Array
  /** `steps[c][k]` is where category k of criterion c begins to be as likely as k − 1; k from 1. */
  steps: Float64Array[]
  iterations: number
  /** False when it had not settled after the most iterations allowed. */
  settled: boolean
}

const mostIterations = 2000
const settledAt = 1e-5

/**
 * Many-facet Rasch model with partial credit, log(P_k / P_{k−1}) = product − member − step_k of the criterion (Linacre 1989; Masters
 * 1982), by joint maximum likelihood: every facet in turn takes a Newton step towards the marks that its elements got (Wright &
 * Masters 1982, section 4.4). Members of a subset sum to zero, criteria of a sheet too. Expects a design without extremes.
 */
export function estimate(design: Design, subsetOfMember: Int32Array): Measures {
  const { products, members, criteria, points } = design
  const measures: Measures = {
    products: new Float64Array(products.names.length),
    members: new Float64Array(members.names.length),
    steps: criteria.names.map((_, c) => new Float64Array(points[c]?.length ?? 1)),
    iterations: 0,
    settled: false,
  }
  while (!measures.settled && measures.iterations < mostIterations) {
    const moved = Math.max(
      moveFacet(design, measures, 'product'),
      moveFacet(design, measures, 'member'),
      moveSteps(design, measures),
    )
    centre(design, measures, subsetOfMember)
    measures.iterations++
    measures.settled = moved < settledAt
  }
  return measures
}

/** Probabilities of the categories of a criterion at so many logits above it, written into `into`. */
export function probabilitiesAt(logits: number, steps: Float64Array, into: Float64Array): void {
  let sum = 0
  let exponent = 0
  let largest = 0
  into[0] = 0
  for (let k = 1; k < steps.length; k++) {
    exponent += logits - (steps[k] as number)
    into[k] = exponent
    largest = Math.max(largest, exponent)
  }
  for (let k = 0; k < steps.length; k++) {
    into[k] = Math.exp((into[k] as number) - largest)
    sum += into[k] as number
  }
  for (let k = 0; k < steps.length; k++) into[k] = (into[k] as number) / sum
}

/** Mean and variance of the category, from its probabilities. */
export function momentsOf(chances: Float64Array, categories: number): { mean: number; variance: number } {
  let mean = 0
  let square = 0
  for (let k = 1; k < categories; k++) {
    mean += k * (chances[k] as number)
    square += k * k * (chances[k] as number)
  }
  return { mean, variance: square - mean * mean }
}

/** Logits of mark i over its criterion: the product's less the member's. */
export const logitsOf = ({ product, member }: Design, { products, members }: Measures, i: number): number =>
  (products[product[i] as number] as number) - (members[member[i] as number] as number)

/** The most categories that any criterion of a design has. */
export const widestOf = ({ points }: Design): number => Math.max(1, ...points.map(({ length }) => length))

function moveFacet(design: Design, measures: Measures, facet: 'product' | 'member'): number {
  const of = facet === 'product' ? measures.products : measures.members
  const residual = new Float64Array(of.length)
  const information = new Float64Array(of.length)
  const chances = new Float64Array(widestOf(design))
  for (let i = 0; i < design.category.length; i++) {
    const steps = measures.steps[design.criterion[i] as number] as Float64Array
    probabilitiesAt(logitsOf(design, measures, i), steps, chances)
    const { mean, variance } = momentsOf(chances, steps.length)
    const element = design[facet][i] as number
    residual[element] = (residual[element] as number) + (design.category[i] as number) - mean
    information[element] = (information[element] as number) + variance
  }
  return applySteps(of, residual, information, facet === 'product' ? 1 : -1)
}

function moveSteps(design: Design, measures: Measures): number {
  const residual = measures.steps.map((steps) => new Float64Array(steps.length))
  const information = measures.steps.map((steps) => new Float64Array(steps.length))
  const chances = new Float64Array(widestOf(design))
  for (let i = 0; i < design.category.length; i++) {
    const c = design.criterion[i] as number
    const steps = measures.steps[c] as Float64Array
    probabilitiesAt(logitsOf(design, measures, i), steps, chances)
    const [missed, known] = [residual[c] as Float64Array, information[c] as Float64Array]
    let above = 0
    for (let k = steps.length - 1; k > 0; k--) {
      above += chances[k] as number
      missed[k] = (missed[k] as number) + ((design.category[i] as number) >= k ? 1 : 0) - above
      known[k] = (known[k] as number) + above * (1 - above)
    }
  }
  return Math.max(
    ...measures.steps.map((steps, c) =>
      applySteps(steps, residual[c] as Float64Array, information[c] as Float64Array, -1),
    ),
  )
}

// No step beyond one logit: far from the answer Newton overshoots.
function applySteps(of: Float64Array, residual: Float64Array, information: Float64Array, sign: 1 | -1): number {
  let moved = 0
  for (let e = 0; e < of.length; e++) {
    if (!((information[e] as number) > 0)) continue
    const step = Math.max(-1, Math.min(1, (sign * (residual[e] as number)) / (information[e] as number)))
    of[e] = (of[e] as number) + step
    moved = Math.max(moved, Math.abs(step))
  }
  return moved
}

/** Shifts that change no probability: members of each subset to zero, criteria of each sheet to zero, products with them. */
function centre(design: Design, { products, members, steps }: Measures, subsetOfMember: Int32Array): void {
  const memberShift = meansBy(members, subsetOfMember)
  const difficulties = Float64Array.from(steps, difficultyOf)
  const sheetShift = meansBy(difficulties, design.sheetOf)
  const subsetOfProduct = new Int32Array(products.length)
  for (let i = 0; i < design.category.length; i++)
    subsetOfProduct[design.product[i] as number] = subsetOfMember[design.member[i] as number] as number
  for (let m = 0; m < members.length; m++)
    members[m] = (members[m] as number) - (memberShift[subsetOfMember[m] as number] as number)
  for (const [c, of] of steps.entries())
    for (let k = 1; k < of.length; k++) of[k] = (of[k] as number) - (sheetShift[design.sheetOf[c] as number] as number)
  for (let p = 0; p < products.length; p++) {
    const shift =
      (memberShift[subsetOfProduct[p] as number] as number) + (sheetShift[design.sheetOfProduct[p] as number] as number)
    products[p] = (products[p] as number) - shift
  }
}

/** How hard a criterion is: the mean of its steps. */
export function difficultyOf(steps: Float64Array): number {
  let sum = 0
  for (let k = 1; k < steps.length; k++) sum += steps[k] as number
  return steps.length > 1 ? sum / (steps.length - 1) : 0
}

function meansBy(values: Float64Array, groups: Int32Array): Float64Array {
  const size = groups.reduce((most, group) => Math.max(most, group + 1), 0)
  const sums = new Float64Array(size)
  const counts = new Float64Array(size)
  for (let i = 0; i < values.length; i++) {
    const group = groups[i] as number
    sums[group] = (sums[group] as number) + (values[i] as number)
    counts[group] = (counts[group] as number) + 1
  }
  return sums.map((sum, group) => ((counts[group] as number) > 0 ? sum / (counts[group] as number) : 0))
}
