import { groupsOfMembers } from '../connected-design.ts'
import { findTooFew, type TooFew } from '../rating.ts'
import { type Design, designOf, type Mark, withoutExtremes } from './design.ts'
import { estimate, type Measures, probabilitiesAt, widestOf } from './estimate.ts'
import { fitOf, type Measured } from './fit.ts'

/** A member: more logits are more severe; `points` is what a card of theirs has more (+) or less (−) than an average member's, as the model expects. */
export type MemberMeasure = Measured & { points: number; subset: number }

export type ProductMeasure = Measured & { subset: number }

export type CriterionMeasure = Measured & { sheet: string }

/** Members and products that a chain of common products links; between two subsets nothing can be compared. */
export type Subset = { no: number; members: number; products: number }

/** What the many-facet model says over everybody and everything that was scored. */
export type RaschRun = {
  kind: 'rasch'
  marks: number
  iterations: number
  settled: boolean
  subsets: Subset[]
  products: ProductMeasure[]
  members: MemberMeasure[]
  criteria: CriterionMeasure[]
  /** At the end of the scale throughout, so without a measure; and criteria that everybody marked alike. */
  extremes: { products: string[]; members: string[]; criteria: string[] }
}

/**
 * The many-facet Rasch run: product, member and criterion on one scale of logits, over every subset at once. Members average zero in
 * each subset and criteria in each sheet, so that products on different sheets compare only as far as sheets are equally hard. Advises
 * only: the legal mean decides.
 */
export function raschRunOf(marks: readonly Mark[]): RaschRun | TooFew {
  const unlike = (of: (mark: Mark) => string) => new Set(marks.map(of)).size
  const few = findTooFew(
    unlike(({ product }) => product),
    unlike(({ member }) => member),
  )
  if (few) return few
  const { marks: kept, products: extremeProducts, members: extremeMembers } = withoutExtremes(marks)
  const design = designOf(kept)
  const tooFew = findTooFew(design.products.names.length, design.members.names.length)
  if (tooFew) return tooFew
  const { subsetOfMember, subsetOfProduct, subsets } = subsetsOf(kept, design)
  const measures = estimate(design, subsetOfMember)
  const fitted = fitOf(design, measures)
  const points = pointsOf(design, measures)
  const told = new Set(kept.map(({ criterion }) => criterion))
  return {
    ...{ kind: 'rasch', marks: kept.length, iterations: measures.iterations, settled: measures.settled, subsets },
    products: fitted.products.map((each, p) => ({ ...each, subset: subsetOfProduct[p] as number })),
    members: fitted.members.map((each, m) => ({
      ...each,
      points: points[m] as number,
      subset: subsetOfMember[m] as number,
    })),
    criteria: fitted.criteria.map((each, c) => ({
      ...each,
      sheet: design.sheets[design.sheetOf[c] as number] as string,
    })),
    extremes: {
      products: extremeProducts.toSorted(),
      members: extremeMembers.toSorted(),
      criteria: [...new Set(marks.map(({ criterion }) => criterion))].filter((code) => !told.has(code)).toSorted(),
    },
  }
}

function subsetsOf(marks: readonly Mark[], design: Design) {
  const groups = groupsOfMembers(marks)
  const subsetOfMember = new Int32Array(design.members.names.length)
  for (const [no, names] of groups.entries())
    for (const name of names) subsetOfMember[design.members.place.get(name) as number] = no
  const subsetOfProduct = new Int32Array(design.products.names.length)
  for (let i = 0; i < design.category.length; i++)
    subsetOfProduct[design.product[i] as number] = subsetOfMember[design.member[i] as number] as number
  const subsets = groups.map(
    (names, no): Subset => ({
      no,
      members: names.length,
      products: subsetOfProduct.filter((each) => each === no).length,
    }),
  )
  return { subsetOfMember, subsetOfProduct, subsets }
}

/** Points a member's card has over an average member's on the same products and criteria, as the model expects them. */
function pointsOf(design: Design, measures: Measures): Float64Array {
  const over = new Float64Array(design.members.names.length)
  const cards = design.members.names.map(() => new Set<number>())
  const chances = new Float64Array(widestOf(design))
  const expected = (c: number, logits: number) => {
    const steps = measures.steps[c] as Float64Array
    probabilitiesAt(logits, steps, chances)
    return (design.points[c] as number[]).reduce((sum, points, k) => sum + points * (chances[k] as number), 0)
  }
  for (let i = 0; i < design.category.length; i++) {
    const [m, p, c] = [design.member[i], design.product[i], design.criterion[i]] as [number, number, number]
    const ability = measures.products[p] as number
    over[m] = (over[m] as number) + expected(c, ability - (measures.members[m] as number)) - expected(c, ability)
    cards[m]?.add(p)
  }
  return over.map((sum, m) => sum / (cards[m] as Set<number>).size)
}
