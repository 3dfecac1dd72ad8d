import type { Design } from './design.ts'
import { difficultyOf, logitsOf, type Measures, momentsOf, probabilitiesAt, widestOf } from './estimate.ts'

/**
 * How far marks stray from what the model expects: the mean of squared standardised residuals, plain (outfit) and weighted by
 * information (infit). 1 is as expected; over it less predictable, under it more (Wright & Masters 1982, section 5.3).
 */
export type Fit = { infit: number; outfit: number }

/** An element with its measure in logits, the standard error of it, its fit, and how many marks it rests on. */
export type Measured = { name: string; measure: number; error: number; marks: number } & Fit

export type Fitted = { products: Measured[]; members: Measured[]; criteria: Measured[] }

/** Every element with its error and fit. The error of a criterion is that of its difficulty with its steps held. */
export function fitOf(design: Design, measures: Measures): Fitted {
  const products = tallyOf(design.products.names.length)
  const members = tallyOf(design.members.names.length)
  const criteria = tallyOf(design.criteria.names.length)
  const chances = new Float64Array(widestOf(design))
  for (let i = 0; i < design.category.length; i++) {
    const c = design.criterion[i] as number
    const steps = measures.steps[c] as Float64Array
    probabilitiesAt(logitsOf(design, measures, i), steps, chances)
    const { mean, variance } = momentsOf(chances, steps.length)
    const square = ((design.category[i] as number) - mean) ** 2
    add(products, design.product[i] as number, square, variance)
    add(members, design.member[i] as number, square, variance)
    add(criteria, c, square, variance)
  }
  const read = (names: readonly string[], tally: Tally, of: ArrayLike<number>) =>
    names.map((name, e) => measuredOf(name, tally, of, e))
  return {
    products: read(design.products.names, products, measures.products),
    members: read(design.members.names, members, measures.members),
    criteria: read(design.criteria.names, criteria, Float64Array.from(measures.steps, difficultyOf)),
  }
}

type Tally = { marks: Float64Array; squares: Float64Array; information: Float64Array; standardised: Float64Array }

function tallyOf(size: number): Tally {
  const zeros = () => new Float64Array(size)
  return { marks: zeros(), squares: zeros(), information: zeros(), standardised: zeros() }
}

function add({ marks, squares, information, standardised }: Tally, e: number, square: number, variance: number): void {
  marks[e] = (marks[e] as number) + 1
  squares[e] = (squares[e] as number) + square
  information[e] = (information[e] as number) + variance
  standardised[e] = (standardised[e] as number) + square / variance
}

function measuredOf(name: string, tally: Tally, of: ArrayLike<number>, e: number): Measured {
  const [marks, information] = [tally.marks[e] as number, tally.information[e] as number]
  return {
    ...{ name, measure: of[e] as number, error: 1 / Math.sqrt(information), marks },
    infit: (tally.squares[e] as number) / information,
    outfit: (tally.standardised[e] as number) / marks,
  }
}
