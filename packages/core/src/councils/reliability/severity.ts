import { meanOf } from '../mean.ts'
import { groupsOfMembers } from './connected-design.ts'
import { invertUpToConstant } from './linear-system.ts'
import { distinct, findTooFew, type Rating, type TooFew } from './rating.ts'

/** How many points a member gives above (+) or below (−) the council on the same products. */
export type MemberSeverity = {
  member: string
  products: number
  /** As measured. */
  raw: number
  /** Drawn towards the council as far as the measurement is uncertain: the figure to look at. */
  shrunken: number
  /** Standard error of `shrunken`. */
  error: number
  /** So far from the middle member that chance does not explain it, and by two points or more. */
  standsApart: boolean
}

export type Severity =
  | { kind: 'severity'; members: MemberSeverity[] }
  | { kind: 'not-connected'; groups: string[][] }
  | TooFew

/** Points of difference under which severity is not worth a word, whatever the statistics say. */
export const notablePoints = 2

/**
 * Severity by the additive two-way model points = product + member + rest, least squares over whatever was scored (Searle 1971,
 * section 7.1), shrunk by empirical Bayes with the variance between members estimated by moments (Efron & Morris 1975). Members sum to
 * zero, so it says nothing of the council as a whole. Members whom no chain of common products links, or nothing but a bare chain,
 * cannot be compared.
 */
export function severityOf(ratings: readonly Rating[]): Severity {
  const products = distinct(ratings.map(({ product }) => product)).length
  const names = distinct(ratings.map(({ member }) => member))
  const tooFew = findTooFew(products, names.length)
  if (tooFew) return tooFew
  const groups = groupsOfMembers(ratings)
  if (groups.length > 1) return { kind: 'not-connected', groups }
  const degrees = ratings.length - products - names.length + 1
  // A bare chain of links: effects can be told, their uncertainty cannot.
  if (degrees < 1) return { kind: 'not-connected', groups }
  return { kind: 'severity', members: shrink(names, ratings, fit(names, ratings, degrees)) }
}

type Fit = { effects: number[]; variances: number[] }

function fit(names: readonly string[], ratings: readonly Rating[], degrees: number): Fit {
  const place = new Map(names.map((name, i) => [name, i]))
  const at = ({ member }: Rating) => place.get(member) as number
  const units = [...Map.groupBy(ratings, ({ product }) => product).values()]
  const normal = names.map(() => names.map(() => 0))
  const right = names.map(() => 0)
  for (const unit of units) {
    const mean = meanOf(unit.map(({ points }) => points))
    for (const rating of unit) {
      const row = normal[at(rating)] as number[]
      row[at(rating)] = (row[at(rating)] as number) + 1
      right[at(rating)] = (right[at(rating)] as number) + rating.points - mean
      for (const other of unit) row[at(other)] = (row[at(other)] as number) - 1 / unit.length
    }
  }
  const inverse = invertUpToConstant(normal)
  const effects = inverse.map((row) => row.reduce((sum, value, j) => sum + value * (right[j] as number), 0))
  const residual = units.reduce(
    (sum, unit) => sum + squaresLeft(unit.map((each) => each.points - (effects[at(each)] as number))),
    0,
  )
  const variances = inverse.map((row, i) => ((row[i] as number) * residual) / degrees)
  return { effects, variances }
}

function squaresLeft(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

function shrink(names: readonly string[], ratings: readonly Rating[], { effects, variances }: Fit): MemberSeverity[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  // Effects are deviations from their own mean, so they vary by (k − 1)/k of the variance between members.
  const between = Math.max(0, sum(effects.map((effect) => effect ** 2)) - sum(variances)) / names.length
  const shares = variances.map((variance) => (between + variance === 0 ? 0 : between / (between + variance)))
  const shrunken = effects.map((effect, i) => effect * (shares[i] as number))
  const middle = medianOf(shrunken)
  return names.map((member, i) => {
    const error = Math.sqrt(between * (1 - (shares[i] as number)))
    const apart = Math.abs((shrunken[i] as number) - middle)
    return {
      ...{ member, products: ratings.filter((rating) => rating.member === member).length },
      ...{ raw: effects[i] as number, shrunken: shrunken[i] as number, error },
      standsApart: apart >= notablePoints && apart > 1.96 * error,
    }
  })
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return meanOf([Math.floor, Math.ceil].map((round) => sorted[round((sorted.length - 1) / 2)] as number))
}
